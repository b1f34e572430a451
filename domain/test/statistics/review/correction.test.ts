import { expect, test } from 'vitest'
import type { Problem } from '../../../src/kernel/problem.ts'
import { emptyReturn, type ReturnRow } from '../../../src/statistics/collection/model/content.ts'
import type { Finding } from '../../../src/statistics/collection/model/finding.ts'
import { everyAddress } from '../../../src/statistics/collection/rules/explained.ts'
import { answeredBy, withLines } from '../../../src/statistics/review/correction.ts'

const line = (key: string, amount: string): ReturnRow => ({
  key,
  flow: 'export',
  item: 'SI21',
  partner: 'US',
  mode: '1',
  currency: 'USD',
  amount,
})
const found = (edit: string, severity: Finding['severity']): Finding => ({
  edit,
  severity,
  address: 'rows.a',
  cells: ['rows.a.amount'],
  message: { zh: '', en: '' },
})

test('a changed line stands where the one it replaces stood', () => {
  const rows = [line('a', '1'), line('b', '2'), line('c', '3')]
  expect(withLines(rows, [line('c', '9'), line('a', '7')]).map((one) => one.amount)).toEqual([
    '7',
    '2',
    '9',
  ])
  expect(rows.map((one) => one.amount)).toEqual(['1', '2', '3'])
})

test('a line that is taken out is gone and the others stay; a strange one is refused by its place', () => {
  const rows = [line('a', '1'), line('b', '2'), line('c', '3')]
  const left = withLines(rows, [line('c', '9')], ['a'])
  expect(left.map((one) => [one.key, one.amount])).toEqual([
    ['b', '2'],
    ['c', '9'],
  ])
  try {
    withLines(rows, [], ['b', 'x'])
    expect.unreachable()
  } catch (error) {
    expect((error as Problem).fields).toEqual([
      { path: 'linesTakenOut.1', code: 'field/not-an-option' },
    ])
  }
})

test('a line that the return does not have is refused by its place', () => {
  const lines = [line('a', '1'), line('x', '2')]
  try {
    withLines([line('a', '5')], lines)
    expect.unreachable()
  } catch (error) {
    expect((error as Problem).fields).toEqual([
      { path: 'content.rows.1.key', code: 'field/not-an-option' },
    ])
  }
})

test('a reason answers every soft finding once, and in place of an older word for all of them', () => {
  const own = { edit: 'E', address: 'rows.a', text: 'said by the unit' }
  const other = { edit: 'F', address: everyAddress, text: 'kept' }
  const before = { edit: 'E', address: everyAddress, text: 'older' }
  const content = { ...emptyReturn(1), explanations: [own, other, before] }
  const open = [found('E', 'soft'), found('E', 'soft'), found('H', 'hard'), found('I', 'info')]
  expect(answeredBy(content, open, 'why').explanations).toEqual([
    own,
    other,
    { edit: 'E', address: everyAddress, text: 'why' },
  ])
})

test('a hard finding is not answered by a reason', () => {
  const content = emptyReturn(1)
  expect(answeredBy(content, [found('H', 'hard')], 'why')).toBe(content)
})
