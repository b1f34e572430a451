import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ebopsItems } from '../../../src/kernel/codes/ebops.ts'
import { economies } from '../../../src/kernel/codes/economies.ts'
import { ReturnContent } from '../../../src/statistics/collection/model/content.ts'
import { carryOver } from '../../../src/statistics/collection/rules/carry-over.ts'
import { compareReturns } from '../../../src/statistics/collection/rules/compare-returns.ts'
import { prefill } from '../../../src/statistics/collection/rules/prefill.ts'
import { readAmount, readTyped } from '../../../src/statistics/collection/rules/read-typed.ts'
import { responseRate } from '../../../src/statistics/collection/rules/response-rate.ts'
import { content, row } from './make.ts'
import { versionOf } from './read-surveys.ts'

const monthly = versionOf('services-monthly')

describe('a new return', () => {
  const sources = { period: '2016-08', register: {}, contracts: {} }

  test('begins with last month’s business once each, and never with its amounts', () => {
    const last = content([
      row('a', { note: 'once only' }),
      row('b', { amount: '7' }),
      row('c', { partner: 'JP' }),
      row('d', { item: 'no longer asked' }),
    ])
    expect(prefill(monthly, { ...sources, last }).rows).toEqual([
      row('p1', { amount: '' }),
      row('p2', { partner: 'JP', amount: '' }),
    ])
  })

  test('adds contracts that still run and are not there yet', () => {
    const last = content([row('a', { contract: 'W-1' })])
    const contracts = {
      'W-1': { partner: 'US' },
      'W-2': { partner: 'DE', item: 'SJ311', flow: 'export' as const, currency: 'EUR' },
      'W-3': { endsOn: '2016-07-31' },
      'W-4': { value: '100', executed: '100.0' },
    }
    const { rows } = prefill(monthly, { ...sources, last, contracts })
    expect(rows.map((one) => one.contract)).toEqual(['W-1', 'W-2'])
    expect(rows[1]).toEqual({
      key: 'c1',
      flow: 'export',
      item: 'SJ311',
      partner: 'DE',
      mode: '1',
      currency: 'EUR',
      amount: '',
      contract: 'W-2',
    })
  })

  test('takes cells only where the form says so, lines included', () => {
    const quarterly = versionOf('sector-quarterly')
    const affiliates = versionOf('affiliates-annual')
    expect(
      prefill(quarterly, {
        ...sources,
        last: content([], { cells: { revenue: '9', employees: '30' } }),
      }).cells,
    ).toEqual({ employees: '30' })
    expect(
      prefill(versionOf('register-annual'), { ...sources, register: { employees: '12' } }).cells,
    ).toEqual({ employees: '12' })
    const last = content([], {
      cells: { 'affiliates.x.name': 'N', 'affiliates.x.sales': '5', 'other.x.name': 'no' },
    })
    expect(prefill(affiliates, { ...sources, last }).cells).toEqual({ 'affiliates.x.name': 'N' })
  })
})

test('a draft survives a new form: what still has a place is kept, the rest is named', () => {
  const quarterly = versionOf('sector-quarterly')
  const draft = content([row('a')], { cells: { revenue: '5', gone: '7', 'people.x.y': '1' } })
  const carried = carryOver(draft, { ...quarterly, version: 3 })
  expect(carried.content).toEqual({ ...draft, formVersion: 3, rows: [], cells: { revenue: '5' } })
  expect(carried.droppedCells).toEqual(['gone', 'people.x.y'])
  expect(carried.droppedRows).toBe(1)
})

describe('the difference of two returns', () => {
  test('is by business: keys, order, splitting and trailing zeros are none', () => {
    const before = content([row('a', { amount: '30' }), row('b', { partner: 'JP' })])
    const after = content([
      row('x', { partner: 'JP', amount: '20000.00' }),
      row('y', { amount: '10' }),
      row('z', { amount: '20.0' }),
    ])
    expect(compareReturns(before, after)).toEqual({
      nothingToReport: undefined,
      rows: [],
      cells: [],
    })
  })

  test('names what came, went and changed', () => {
    const before = content([row('a'), row('b', { partner: 'JP' })], { cells: { x: '1', y: '2' } })
    const after = content([row('a', { amount: '5' }), row('c', { partner: 'DE' })], {
      cells: { x: '1.0', y: '3' },
    })
    const found = compareReturns(before, after)
    expect(found.rows.map((one) => [one.row.partner, one.before, one.after])).toEqual([
      ['US', '20000', '5'],
      ['JP', '20000', undefined],
      ['DE', undefined, '20000'],
    ])
    expect(found.cells).toEqual([{ key: 'y', before: '2', after: '3' }])
  })
})

describe('what people and sheets write', () => {
  test.each([
    ['1,234,567.80', '1234567.80'],
    ['１２３４', '1234'],
    ['US$ 5,000', '5000'],
    ['￥800', '800'],
    ['3000元', '3000'],
    ['(250)', '-250'],
    ['12 000', '12000'],
    ['7.', '7'],
    ['1,23', '1,23'],
    ['about 5', 'about 5'],
    ['1e5', '1e5'],
  ])('the amount “%s” is %s', (typed, kept) => {
    expect(readAmount(typed)).toBe(kept)
  })

  test.each([
    ['flow', '出口', 'export'],
    ['flow', 'Imports', 'import'],
    ['item', 'si21', 'SI21'],
    ['item', 'SI21 计算机软件', 'SI21'],
    ['item', '计算机软件', 'SI21'],
    ['item', 'Computer software', 'SI21'],
    ['partner', '香港', 'HK'],
    ['partner', 'US 美国', 'US'],
    ['partner', 'germany', 'DE'],
    ['mode', '跨境交付', '1'],
    ['mode', '4 自然人移动', '4'],
    ['mode', '42', '42'],
    ['currency', '美元', 'USD'],
    ['currency', 'RMB', 'CNY'],
    ['currency', 'eur 欧元', 'EUR'],
    ['partner', 'Atlantis', 'Atlantis'],
    ['note', ' as it is ', 'as it is'],
  ] as const)('the %s “%s” is %s', (field, typed, kept) => {
    expect(readTyped(field, typed)).toBe(kept)
  })

  test('every code and name of the lists leads to its own code', () => {
    for (const { code, name } of ebopsItems) {
      for (const text of [code, name.zh, name.en]) expect(readTyped('item', text), text).toBe(code)
    }
    for (const { code, name } of economies) {
      for (const text of [code, name.zh, name.en])
        expect(readTyped('partner', text), text).toBe(code)
    }
  })

  test('reading twice changes nothing more', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('flow', 'item', 'partner', 'mode', 'currency', 'amount', 'note'),
        fc.string({ maxLength: 20 }),
        (field, text) => {
          const once = readTyped(field as 'flow', text)
          expect(readTyped(field as 'flow', once)).toBe(once)
        },
      ),
    )
  })
})

describe('the response rate', () => {
  test('counts units and, apart, their size; who owes nothing is left out', () => {
    expect(
      responseRate([
        { state: 'accepted', size: '900.5' },
        { state: 'returned', size: undefined },
        { state: 'late', size: '99.5' },
        { state: 'due', size: '0' },
        { state: 'exempt', size: '5000' },
        { state: 'closed', size: '1' },
      ]),
    ).toEqual({ owed: 4, answered: 2, byUnits: '50.0', bySize: '90.1', withoutSize: 1 })
  })

  test('weighs no group of two, whose rate would tell how large either of them is', () => {
    expect(
      responseRate([
        { state: 'accepted', size: '900' },
        { state: 'late', size: '100' },
        { state: 'late', size: undefined },
        { state: 'exempt', size: '7' },
      ]),
    ).toMatchObject({ byUnits: '33.3', bySize: undefined })
  })

  test('of nobody is not a hundred per cent', () => {
    expect(responseRate([{ state: 'exempt', size: '1' }])).toMatchObject({
      byUnits: undefined,
      bySize: undefined,
    })
  })
})

test('two rows of one key are refused, or one of them would be lost without a word', () => {
  expect(ReturnContent.safeParse(content([row('a'), row('b')])).success).toBe(true)
  expect(ReturnContent.safeParse(content([row('a'), row('a')])).success).toBe(false)
})
