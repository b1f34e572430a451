import { readFileSync } from 'node:fs'
import { checkReturn } from '@wstc/domain/statistics/collection/edits/verdict'
import type { ReturnRow } from '@wstc/domain/statistics/collection/model/content'
import { emptyReturn } from '@wstc/domain/statistics/collection/model/content'
import { Survey } from '@wstc/domain/statistics/collection/model/survey'
import { readBlock } from '@wstc/domain/statistics/collection/rules/read-block'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { copyRow, readClipboard } from '../../src/statistics/return/paste.ts'
import { openReturnStore } from '../../src/statistics/return/store.ts'

const file = new URL('../../../city/wuhan-2016/surveys/services-monthly.yaml', import.meta.url)
const form = Survey.parse(parse(readFileSync(file, 'utf8'))).versions[0]!
const context = {
  period: '2018-03',
  rates: { USD: '1', CNY: '0.158' },
  register: { status: 'active' as const, standing: ['key'], items: ['SI2'] },
}
let count = 0
const newKey = (): string => {
  count += 1
  return `k${count}`
}
const open = () => openReturnStore(form, context, emptyReturn(1), newKey)

test('a block copied out of Excel, quotes and line ends in a cell included, is read cell by cell', () => {
  const text = '出口\tSI21\t美国\t"a ""quoted""\nnote"\r\n进口\tSI22\t日本\t\r\n\r\n'
  expect(readClipboard(text)).toEqual([
    ['出口', 'SI21', '美国', 'a "quoted"\nnote'],
    ['进口', 'SI22', '日本', ''],
  ])
})

test('names become codes, grouped numbers plain ones, and what cannot be read stays as it was', () => {
  const [row] = readBlock(
    readClipboard('出口\t计算机软件\t中国香港\t跨境交付\t人民币\t１,234,567.80'),
    'flow',
  )
  expect(row).toEqual({
    flow: 'export',
    item: 'SI21',
    partner: 'HK',
    mode: '1',
    currency: 'CNY',
    amount: '1234567.80',
  })
  expect(readBlock([['不知道']], 'partner')).toEqual([{ partner: '不知道' }])
})

test('a first line of column names says what the columns are, in whatever order they stand', () => {
  const block = readBlock(readClipboard('金额\t国家（地区）\n100\tUS 美国\n'), 'flow')
  expect(block).toEqual([{ amount: '100', partner: 'US' }])
})

test('what is copied from a row pastes as the same row', () => {
  const row: ReturnRow = {
    key: 'a',
    flow: 'import',
    item: 'SH3',
    partner: 'DE',
    mode: '1',
    currency: 'EUR',
    amount: '12.50',
    contract: 'C-1',
    note: 'two words',
  }
  const { key, ...fields } = row
  expect(key).toBe('a')
  expect(readBlock(readClipboard(copyRow(row)), 'flow')).toEqual([fields])
})

test('pasting beyond the last row makes rows, and undo takes the whole block back', () => {
  const store = open()
  store.putBlock(0, [{ item: 'SI21', partner: 'US', amount: '1' }])
  store.putBlock(1, [{ item: 'SI21' }, { item: 'SI22' }])
  expect(store.state().rows.map((row) => row.item)).toEqual(['SI21', 'SI21', 'SI22'])
  store.undo()
  expect(store.state().rows).toHaveLength(1)
  expect(store.state().findings).toEqual(checkReturn(form, context, store.content()).findings)
})

test('a cell that is only empty yet counts as something to fill, not as a mistake', () => {
  const store = open()
  store.setField('a', 'item', 'SI21')
  store.setField('a', 'partner', 'US')
  const { open: left, unfilled } = store.state()
  expect(left.map((one) => one.cells[0])).toEqual(['rows.a.amount'])
  expect(unfilled.size).toBe(1)
  store.setField('a', 'amount', 'abc')
  expect(store.state().unfilled.size).toBe(0)
})

test('an explanation settles a finding, and is taken back by emptying it', () => {
  const store = open()
  store.putBlock(0, [{ item: 'SJ21', partner: 'US', amount: '10' }])
  const soft = store.state().open.filter((one) => one.severity === 'soft')
  for (const one of soft) store.explain(one, '新签合同，已补报名录')
  expect(store.state().open.filter((one) => one.severity === 'soft')).toEqual([])
  for (const one of soft) store.explain(one, '')
  expect(store.state().open.filter((one) => one.severity === 'soft')).toEqual(soft)
})

test('after any sequence of typing, pasting, deleting and undoing the page says what the server would say', () => {
  const value = fc.constantFrom('', 'SI21', 'US', 'XX', '100', 'abc', 'USD', 'export', '2')
  const field = fc.constantFrom('flow', 'item', 'partner', 'mode', 'currency', 'amount' as const)
  const act = fc.oneof(
    fc.record({
      do: fc.constant('set' as const),
      key: fc.constantFrom('a', 'b', 'c'),
      field,
      value,
    }),
    fc.record({ do: fc.constant('paste' as const), at: fc.nat(3), value }),
    fc.record({ do: fc.constant('remove' as const), key: fc.constantFrom('a', 'b', 'c') }),
    fc.record({ do: fc.constant('undo' as const) }),
    fc.record({ do: fc.constant('nothing' as const), chosen: fc.boolean() }),
  )
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
      const store = open()
      for (const one of acts) {
        if (one.do === 'set') store.setField(one.key, one.field as 'item', one.value)
        else if (one.do === 'paste') {
          store.putBlock(Math.min(one.at, store.state().rows.length), [{ item: one.value }, {}])
        } else if (one.do === 'remove') store.removeRow(one.key)
        else if (one.do === 'undo') store.undo()
        else store.setNothingToReport(one.chosen)
      }
      const { findings } = checkReturn(form, context, store.content())
      const sorted = (list: typeof findings) =>
        list.map((one) => `${one.edit} ${one.address} ${one.message.zh}`).sort()
      expect(sorted(store.state().findings)).toEqual(sorted(findings))
    }),
    { numRuns: 60 },
  )
})

test('nothing to report is one click where last period’s rows hold no figure, and drops no figure', () => {
  const store = open()
  store.setField('a', 'item', 'SI21')
  store.setField('b', 'item', 'SI22')
  store.setNothingToReport(true)
  expect(store.state().rows).toEqual([])
  expect(store.state().open).toEqual([])
  store.undo()
  expect(store.state().rows.map((row) => row.item)).toEqual(['SI21', 'SI22'])
  store.setNothingToReport(false)
  store.setField('a', 'amount', '5')
  store.setNothingToReport(true)
  expect(store.state().rows).toHaveLength(2)
  expect(store.state().open.map((one) => one.edit)).toContain('MON-TOT-01')
})

const formOf = (id: string) => {
  const at = new URL(`../../../city/wuhan-2016/surveys/${id}.yaml`, import.meta.url)
  return Survey.parse(parse(readFileSync(at, 'utf8'))).versions[0]!
}

test('one click says that there is nothing: lines that only repeat last year go, figures stay until they are taken out', () => {
  const begun = (cells: Record<string, string>) =>
    openReturnStore(formOf('affiliates-annual'), context, { ...emptyReturn(1), cells }, newKey)
  const repeated = { 'affiliates.a1.name': '甲', 'affiliates.a1.economy': 'US' }
  const store = begun(repeated)
  store.setNothingToReport(true)
  expect(store.state().cells).toEqual({})
  expect(store.state().open.filter((one) => one.severity === 'hard')).toEqual([])
  const typed = begun({ ...repeated, 'affiliates.a1.sales': '5' })
  typed.setNothingToReport(true)
  expect(typed.state().cells).toMatchObject({ 'affiliates.a1.sales': '5' })
  expect(typed.state().open.map((one) => one.edit)).toContain('FORM-NIL-02')
})
