import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countFields, measureBurden } from '../../src/plan/rules/burden.ts'

test('a changed value would pass as pre-filled, or an empty one as typed', () => {
  const offered = { a: '1', b: '2', c: '3' }
  const submitted = { a: '1', b: '5', c: ' ', d: '4', e: undefined }
  expect(countFields(offered, submitted)).toEqual({ typed: 2, prefilled: 1 })
})

test('the burden of a department would be counted in the wrong quarter', () => {
  const { rows, totals } = measureBurden([
    { department: 'science', on: '2016-10-01', typed: 3, prefilled: 0 },
    { department: 'commerce', on: '2016-09-30', typed: 4, prefilled: 8 },
    { department: 'commerce', on: '2016-10-10', typed: 0, prefilled: 0 },
  ])
  expect(rows.map((r) => [r.quarter, r.department, r.typed, r.prefilledPercent])).toEqual([
    ['2016-Q3', 'commerce', 4, '66.7'],
    ['2016-Q4', 'commerce', 0, undefined],
    ['2016-Q4', 'science', 3, '0.0'],
  ])
  expect(totals.map((r) => [r.quarter, r.typed, r.prefilled, r.submissions])).toEqual([
    ['2016-Q3', 4, 8, 1],
    ['2016-Q4', 3, 0, 2],
  ])
})

test('a typed field would be lost between rows and totals', () => {
  const use = fc.record({
    department: fc.constantFrom('a', 'b', 'c'),
    on: fc.constantFrom('2016-08-01', '2016-11-01', '2017-02-01'),
    typed: fc.nat(50),
    prefilled: fc.nat(50),
  })
  fc.assert(
    fc.property(fc.array(use), (uses) => {
      const { rows, totals } = measureBurden(uses)
      const sum = (list: readonly { typed: number; prefilled: number }[]) =>
        list.reduce((all, r) => all + r.typed + r.prefilled, 0)
      expect(sum(rows)).toBe(sum(uses))
      expect(sum(totals)).toBe(sum(uses))
    }),
  )
})
