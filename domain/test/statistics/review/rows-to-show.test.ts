import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ReturnRow } from '../../../src/statistics/collection/model/content.ts'
import type { Finding } from '../../../src/statistics/collection/model/finding.ts'
import { rowsToShow } from '../../../src/statistics/review/rows-to-show.ts'

const line = (key: string, amount: string, currency = 'USD'): ReturnRow => ({
  key,
  flow: 'export',
  item: 'SI21',
  partner: 'US',
  mode: '1',
  currency,
  amount,
})
const at = (key: string): Finding => ({
  edit: 'E',
  severity: 'soft',
  address: `rows.${key}`,
  cells: [`rows.${key}.amount`],
  message: { zh: '', en: '' },
})
const dollars = (row: ReturnRow) => (row.currency === 'USD' ? Number(row.amount) : undefined)
const keys = (rows: readonly ReturnRow[]) => rows.map((one) => one.key)

test('lines with findings come whatever their amount, then the greatest, all in the order of the return', () => {
  const rows = [line('a', '1'), line('b', '-90'), line('c', '50'), line('d', '70'), line('e', '2')]
  expect(keys(rowsToShow(rows, [at('e')], dollars, 2))).toEqual(['b', 'd', 'e'])
})

test('a line of which nobody knows what it is worth comes before those that are known', () => {
  const rows = [line('a', '1000000'), line('b', '3', 'XOF')]
  expect(keys(rowsToShow(rows, [], dollars, 1))).toEqual(['b'])
})

test('no line that is left out is greater than one that is shown without a finding', () => {
  const amounts = fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 60 })
  fc.assert(
    fc.property(amounts, fc.nat(20), fc.nat(60), (list, most, found) => {
      const rows = list.map((amount, n) => line(`k${n}`, String(amount)))
      const shown = rowsToShow(rows, [at(`k${found}`)], dollars, most)
      const free = shown.filter((one) => one.key !== `k${found}`)
      const left = rows.filter((one) => !shown.includes(one))
      expect(free.length).toBe(Math.min(most, rows.filter((r) => r.key !== `k${found}`).length))
      const size = (one: ReturnRow) => Math.abs(Number(one.amount))
      expect(Math.max(-1, ...left.map(size))).toBeLessThanOrEqual(
        Math.min(Number.POSITIVE_INFINITY, ...free.map(size)),
      )
    }),
  )
})
