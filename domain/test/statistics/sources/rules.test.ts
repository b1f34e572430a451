import { findEbopsItem } from '@wstc/domain/kernel/codes/ebops'
import { bopCodes, findBopCode } from '@wstc/domain/statistics/sources/bop-codes'
import type { Comparison } from '@wstc/domain/statistics/sources/model/source'
import { cellOf } from '@wstc/domain/statistics/sources/rules/cell-of'
import {
  millionthsOf,
  readAmount,
  readCurrency,
  readMonth,
  textOfMillionths,
} from '@wstc/domain/statistics/sources/rules/cells'
import { checkSource } from '@wstc/domain/statistics/sources/rules/check-source'
import { readColumns } from '@wstc/domain/statistics/sources/rules/layout'
import { readRow, type SourceCells } from '@wstc/domain/statistics/sources/rules/read-row'
import { judge, type Situation } from '@wstc/domain/statistics/sources/rules/reconcile'
import { syntheticAdmin } from '@wstc/domain/statistics/synthetic/admin'
import { syntheticRates } from '@wstc/domain/statistics/synthetic/rates'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainUnits, readSources, sourceOf } from './read-sources.ts'

describe('cells', () => {
  test.each([
    ['2018-03', '2018-03'],
    ['201803', '2018-03'],
    ['20180315', '2018-03'],
    ['2018年3月', '2018-03'],
    ['2018/3/15', '2018-03'],
    ['２０１８-０３', '2018-03'],
    ['2018-13', undefined],
    ['03-2018', undefined],
    ['', undefined],
  ])('the month of %j is %j', (text, month) => expect(readMonth(text)).toBe(month))

  test.each([
    ['1,234.50', '1234.50'],
    ['-0.5', '-0.5'],
    ["'-7", '-7'],
    ['1e3', undefined],
    ['12.1234567', undefined],
    ['一百', undefined],
  ])('the amount of %j is %j', (text, amount) => expect(readAmount(text)).toBe(amount))

  test('a currency is known by its code and by what it is called every day', () => {
    expect(['usd', '美元', '人民币', 'RMB', '日元', 'XXQ'].map(readCurrency)).toEqual([
      'USD',
      'USD',
      'CNY',
      'CNY',
      'JPY',
      undefined,
    ])
  })

  test('no figure changes on its way through millionths', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 22n), max: 10n ** 22n }), (value) => {
        expect(millionthsOf(textOfMillionths(value))).toBe(value)
      }),
    )
  })
})

describe('codes and layouts', () => {
  test('every item of the bridge exists, every line says that nobody verified it, and codes are found by their longest beginning', () => {
    for (const { items, status } of bopCodes) {
      expect(status).toBe('unverified')
      for (const item of items) expect(findEbopsItem(item), item).toBeDefined()
    }
    expect(findBopCode('227020')?.items).toEqual(['SI2'])
    expect(findBopCode('228010')?.items).toEqual(['SJ1', 'SH2'])
    expect(findBopCode('121010')?.outside).toBe(true)
    expect(findBopCode('299999')?.items).toEqual([])
    expect(findBopCode('22702')).toBeUndefined()
  })

  test('the city’s sources hold together, and one that does not is named', () => {
    const register = {
      departments: new Set(['foreign-exchange', 'state-tax', 'customs', 'commerce']),
      documents: new Set(['plan']),
    }
    for (const source of readSources()) expect(checkSource(source, register), source.id).toEqual([])
    const broken = {
      ...sourceOf('tax'),
      authority: 'nobody',
      columns: sourceOf('tax').columns.filter((one) => one.field !== 'amount'),
    }
    expect(checkSource(broken, register).map((one) => one.pointer)).toEqual([
      ['authority'],
      ['columns'],
    ])
  })

  test('columns are known by key, by either name and by an alias, wherever they stand', () => {
    const header = ['金额', 'Unit name', 'bop code', 'direction', '别的', 'ＵＳＣＣ']
    expect(readColumns(header, sourceOf('foreign-exchange'))).toEqual([
      'amount',
      'unitName',
      'code',
      'flow',
      undefined,
      'unitCode',
    ])
  })
})

const anyCells: fc.Arbitrary<SourceCells> = fc.record({
  reference: fc.string({ minLength: 1, maxLength: 30 }),
  unitCode: fc.constantFrom('', '91420100MA4K00000X', "' 123456789"),
  unitName: fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
  flow: fc.constantFrom('收入', 'payment', 'export'),
  code: fc.constantFrom('227020', '228010', '999999', '２２７０２０'),
  period: fc.constantFrom('2018-03', '201803', '2018/3/9'),
  currency: fc.constantFrom('美元', 'cny', 'JPY'),
  amount: fc.constantFrom('1', '-0.000001', '12,345.60', '99999999999999999.123456'),
  partner: fc.string({ maxLength: 30, unit: 'binary' }),
  note: fc.string({ maxLength: 30 }),
})

test('a row that was read, written and read again is the same row', () => {
  fc.assert(
    fc.property(fc.constantFrom('foreign-exchange', 'outsourcing'), anyCells, (id, cells) => {
      const source = sourceOf(id)
      const { flow, currency, note, ...fewer } = cells
      const own =
        id === 'outsourcing' ? { ...fewer, code: 'ITO', amount: '-12.3456' } : { ...cells }
      const { row } = readRow(own, source, '2018-03', plainUnits)
      if (!row) return
      const written = Object.fromEntries(
        source.columns.map(({ field }) => [field, cellOf(row, field, source)]),
      )
      const again = readRow(written, source, '2018-03', plainUnits).row
      const kept = source.columns.map((one) => one.field)
      for (const field of kept) expect(again?.[field], field).toBe(row[field])
      expect(again).toMatchObject({ amount: row.amount, item: row.item, currency: row.currency })
    }),
  )
})

describe('the comparison', () => {
  const rule: Comparison = {
    survey: 'services-monthly',
    share: '0.1',
    amount: '5000',
    months: 3,
    status: 'unverified',
  }
  const figures = (returned: string | null, receipts: string | null, tax: string | null) => ({
    returned,
    receipts,
    tax,
  })
  const of = (month: Situation['month'], more: Partial<Situation> = {}): Situation => ({
    month,
    months: null,
    delivered: { receipts: true, tax: true },
    rateMissing: false,
    noted: null,
    ...more,
  })
  test.each<[string, Situation, string]>([
    ['exactly at the share', of(figures('100000', '90000', '100000')), 'agrees'],
    ['a cent beyond the share', of(figures('100000', '89999.99', '100000')), 'gap'],
    ['within the amount', of(figures('5000', null, null)), 'agrees'],
    ['nobody else has it', of(figures('5000.01', null, null)), 'only-return'],
    ['receipts alone', of(figures(null, '9000', null)), 'only-receipts'],
    ['tax alone', of(figures('0.00', null, '9000')), 'only-tax'],
    ['tax lacks it', of(figures('90000', '90000', null)), 'gap'],
    [
      'tax was not delivered',
      of(figures('90000', '90000', null), { delivered: { receipts: true, tax: false } }),
      'agrees',
    ],
    [
      'nothing was delivered',
      of(figures('90000', null, null), { delivered: { receipts: false, tax: false } }),
      'cannot-tell',
    ],
    [
      'a rate is missing',
      of(figures('90000', '90000', '90000'), { rateMissing: true }),
      'cannot-tell',
    ],
    [
      'it evens out over the months',
      of(figures('90000', '10000', '90000'), { months: figures('200000', '190000', '205000') }),
      'explained',
    ],
    [
      'somebody explained these very figures',
      of(figures('90000', '10000', null), { noted: figures('90000.00', '10000.0', null) }),
      'explained',
    ],
    [
      'a figure changed since it was explained',
      of(figures('90000', '10001', null), { noted: figures('90000', '10000', null) }),
      'gap',
    ],
    ['money that was taken back', of(figures('-90000', '-89000', '-90000')), 'agrees'],
  ])('%s', (_, situation, expected) => expect(judge(situation, rule).class).toBe(expected))

  test('figures that agree do so whichever way they are looked at', () => {
    const cents = fc
      .bigInt({ min: -(10n ** 12n), max: 10n ** 12n })
      .map((n) => textOfMillionths(n * 10_000n))
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        const side = { delivered: { receipts: true, tax: false } }
        const one = judge(of(figures(a, b, null), side), rule)
        const other = judge(of(figures(b, a, null), side), rule)
        expect(one.class === 'agrees').toBe(other.class === 'agrees')
      }),
    )
  })
})

test('the made-up files are the same for the same seed, are read without a fault, and disagree here and there', () => {
  const reported = Array.from({ length: 200 }, (_, n) => ({
    uscc: `91420100XW${String(n).padStart(6, '0')}0X`,
    name: `武汉试验${n}软件有限公司`,
    flow: 'export' as const,
    item: 'SI21',
    usd: 100_000 + n,
    before: 90_000,
  }))
  const make = () => syntheticAdmin('seed', '2018-03', reported, syntheticRates('2018-03'))
  const files = make()
  expect(make()).toEqual(files)
  for (const [id, rows] of Object.entries(files)) {
    for (const cells of rows) {
      expect(readRow(cells, sourceOf(id), '2018-03', plainUnits).faults, id).toEqual([])
    }
  }
  const money = files['foreign-exchange']
  expect(money.length).toBeLessThan(203)
  expect(money.some((one) => one.unitCode === '')).toBe(true)
  expect(money.some((one) => one.code === '228030')).toBe(true)
})
