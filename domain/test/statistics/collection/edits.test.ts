import { describe, expect, test } from 'vitest'
import type { EditContext } from '../../../src/statistics/collection/edits/context.ts'
import { checkReturn } from '../../../src/statistics/collection/edits/verdict.ts'
import type { ReturnContent } from '../../../src/statistics/collection/model/content.ts'
import { content, context, past, row } from './make.ts'
import { versionOf } from './read-surveys.ts'

const monthly = versionOf('services-monthly')
const quarterly = versionOf('sector-quarterly')
const affiliates = versionOf('affiliates-annual')
const everything = {
  register: {
    items: ['SI', 'SD', 'SB'],
    partners: ['US', 'JP'],
    servicesTrade: '9000000',
    employees: '300',
  },
  contracts: {},
}

const verdictOf = (given: ReturnContent, more: Partial<EditContext> = {}, version = monthly) =>
  checkReturn(version, context({ ...everything, ...more }), given)
const codesOf = (given: ReturnContent, more?: Partial<EditContext>, version = monthly) =>
  verdictOf(given, more, version).findings.map((one) => one.edit)

describe('a row', () => {
  test('that is right raises nothing', () => {
    expect(verdictOf(content([row('a')])).findings).toEqual([])
  })

  test('of thousands of millions is asked about with its figure, at its amount', () => {
    expect(verdictOf(content([row('a', { amount: '61234567.8' })])).findings[0]).toEqual({
      edit: 'MON-ROW-02',
      severity: 'soft',
      address: 'rows.a',
      cells: ['rows.a.amount', 'rows.a.currency'],
      message: {
        zh: '这一行折合 61,234,568 美元。请核对单位是否填成了千元或万元；无误请说明业务情况。',
        en: 'This row is worth 61,234,568 US dollars. Check that it is not in thousands; if it is right, say what it is.',
      },
    })
  })

  test('is converted exactly: the bar itself passes, a cent more does not', () => {
    const cny = (amount: string) => codesOf(content([row('a', { currency: 'CNY', amount })]))
    expect(cny('333333333.33')).not.toContain('MON-ROW-02')
    expect(cny('333333333.34')).toContain('MON-ROW-02')
  })

  test.each([
    ['flow', 'sideways', 'FORM-ROW-01'],
    ['item', 'SI2', 'FORM-ROW-02'],
    ['item', 'SG2', 'FORM-ROW-02'],
    ['partner', 'CN', 'FORM-ROW-03'],
    ['partner', 'XX', 'FORM-ROW-03'],
    ['mode', '3', 'FORM-ROW-04'],
    ['currency', 'FFF', 'FORM-ROW-05'],
    ['amount', '1,000', 'FORM-ROW-06'],
    ['amount', '0.001', 'FORM-ROW-07'],
    ['amount', '0', 'MON-ROW-01'],
    ['amount', '-5', 'MON-ROW-01'],
  ])('with %s “%s” is refused by %s', (field, value, code) => {
    expect(codesOf(content([row('a', { [field]: value })]))).toContain(code)
  })

  test('in yen has no places', () => {
    const yen = (amount: string) => codesOf(content([row('a', { currency: 'JPY', amount })]))
    expect(yen('200000')).toEqual([])
    expect(yen('200000.5')).toEqual(['FORM-ROW-07'])
  })
})

describe('what cannot be told', () => {
  test('is no finding, and names what it would take', () => {
    const { findings, undecided } = verdictOf(content([row('a')]), { register: {} })
    expect(findings).toEqual([])
    expect(undecided).toContainEqual({
      edit: 'MON-REG-01',
      address: 'rows.a',
      missing: ['register.items'],
    })
    expect(undecided).toContainEqual({
      edit: 'MON-HIS-01',
      address: 'groups.export|SI21|US',
      missing: ['last-period'],
    })
  })

  test('a currency without a rate leaves totals open, not wrong', () => {
    const rows = [row('a', { currency: 'GBP', amount: '999999999' }), row('b', { partner: 'JP' })]
    const { undecided } = verdictOf(content(rows))
    expect(undecided.find((one) => one.edit === 'MON-REG-03')?.missing).toEqual(['rates.GBP'])
  })

  test('a field that is still blank raises no doubt about what it might be', () => {
    const codes = codesOf(content([row('a', { item: 'SDB3', mode: '' })]))
    expect(codes).toEqual(['FORM-ROW-04'])
  })

  test('what is decided by one part does not wait for the other', () => {
    const rows = [row('a', { amount: '99999999', partner: 'FR' })]
    expect(codesOf(content(rows), { lastPeriod: past([]) })).toContain('MON-ROW-02')
  })
})

describe('across rows', () => {
  test('the same thing twice is one finding that points at both', () => {
    const [found] = verdictOf(
      content([row('a'), row('b', { amount: '3' }), row('c', { mode: '4' })]),
    ).findings.filter((one) => one.edit === 'MON-GRP-01')
    expect(found).toMatchObject({
      severity: 'hard',
      address: 'groups.export|SI21|US|1|USD|',
      cells: ['rows.a.amount', 'rows.b.amount'],
    })
    expect(found?.message.zh).toContain('美国的“计算机软件”写了 2 行')
  })

  test('nothing to report and rows exclude each other, and one of them must be', () => {
    expect(codesOf(content([row('a')], { nothingToReport: true }))).toContain('MON-TOT-01')
    expect(codesOf(content([]))).toContain('MON-TOT-02')
    expect(codesOf(content([], { nothingToReport: true }))).toEqual([])
  })
})

describe('against other periods', () => {
  test('a sum in the wrong unit is told with both figures', () => {
    const found = verdictOf(content([row('a', { amount: '20000000' })]), {
      lastPeriod: past([row('x', { amount: '21000' })]),
    }).findings
    expect(found.map((one) => one.edit)).toEqual(
      expect.arrayContaining(['MON-HIS-01', 'MON-HIS-03']),
    )
    expect(found.find((one) => one.edit === 'MON-HIS-01')?.message.en).toContain(
      '20,000,000 US dollars this month, 21,000 last month, 95,238% of it',
    )
  })

  test('compares like with like whatever the currency and in how many rows', () => {
    const now = [row('a', { currency: 'CNY', amount: '1000000' }), row('b', { amount: '50000' })]
    const then = [row('x', { amount: '200000' })]
    expect(codesOf(content(now), { lastPeriod: past(then) })).not.toContain('MON-HIS-01')
  })

  test('a direction turned round is noticed', () => {
    const codes = codesOf(content([row('a', { flow: 'import' })]), { lastPeriod: past([row('x')]) })
    expect(codes).toContain('MON-HIS-04')
  })

  test('nothing after much needs a word', () => {
    const nothing = content([], { nothingToReport: true })
    const { findings, open } = verdictOf(nothing, {
      lastPeriod: past([row('x', { amount: '100000.01' })]),
    })
    expect(findings.map((one) => one.edit)).toEqual(['MON-HIS-06'])
    expect(open).toHaveLength(1)
    const said = {
      ...nothing,
      explanations: [{ edit: 'MON-HIS-06', address: 'return', text: '合同到期，续签中' }],
    }
    expect(verdictOf(said, { lastPeriod: past([row('x', { amount: '200000' })]) }).open).toEqual([])
  })

  test('the same month of last year is another one than last month', () => {
    const codes = codesOf(content([row('a', { amount: '900000' })]), {
      lastPeriod: past([row('x', { amount: '800000' })]),
      lastYear: past([row('x', { amount: '20000' })]),
    })
    expect(codes).toContain('MON-HIS-02')
    expect(codes).not.toContain('MON-HIS-01')
  })
})

describe('against the register and contracts', () => {
  test('an item below or above a registered one is known', () => {
    expect(codesOf(content([row('a', { item: 'SI22' })]))).toEqual([])
    expect(codesOf(content([row('a', { item: 'SJ211' })]))).toEqual(['MON-REG-01'])
  })

  const contracts = {
    'W-1': { partner: 'US', value: '100000', executed: '90000', endsOn: '2016-03-31' },
  }

  test('more than the contract is worth is told, five per cent are let pass', () => {
    const codes = (amount: string) =>
      codesOf(content([row('a', { contract: 'W-1', amount })]), { contracts })
    expect(codes('15000')).not.toContain('MON-CON-02')
    expect(codes('15000.01')).toContain('MON-CON-02')
  })

  test('an unknown contract, another economy, a contract long over', () => {
    expect(codesOf(content([row('a', { contract: 'W-9' })]), { contracts })).toContain('MON-CON-01')
    expect(
      codesOf(content([row('a', { contract: 'W-1', partner: 'JP' })]), { contracts }),
    ).toContain('MON-CON-03')
    const { findings } = verdictOf(content([row('a', { contract: 'W-1' })]), { contracts })
    expect(findings.find((one) => one.edit === 'MON-CON-04')?.message.en).toContain('153 days')
  })

  test('contracts that cannot be looked up are not called unknown', () => {
    const { findings, undecided } = verdictOf(content([row('a', { contract: 'W-9' })]), {
      contracts: undefined,
    })
    expect(findings.map((one) => one.edit)).not.toContain('MON-CON-01')
    expect(undecided.map((one) => one.edit)).toContain('MON-CON-01')
  })

  test('a row without a contract is asked nothing about contracts', () => {
    const { undecided } = verdictOf(content([row('a')]))
    expect(undecided.filter((one) => one.edit.startsWith('MON-CON'))).toEqual([])
  })
})

describe('cells', () => {
  const cells = {
    revenue: '1000',
    'revenue-services': '800',
    'revenue-abroad': '300.25',
    profit: '-20',
    employees: '50',
  }
  const ask = (more: object, given: Partial<EditContext> = {}) =>
    verdictOf(
      content([], { cells: { ...cells, ...more } }),
      { register: { employees: '60' }, ...given },
      quarterly,
    )

  test('that are complete raise nothing, and totals are computed exactly', () => {
    const { findings, computed } = ask({})
    expect(findings).toEqual([])
    expect(computed).toEqual({ 'revenue-home': '499.75' })
  })

  test('required, wrong in kind, too fine, below zero, unknown, computed', () => {
    const codes = (more: object) => ask(more).findings.map((one) => `${one.edit} ${one.address}`)
    expect(codes({ employees: '' })).toEqual(['FORM-CELL-01 cells.employees'])
    expect(codes({ taxes: 'a lot' })).toEqual(['FORM-CELL-02 cells.taxes'])
    expect(codes({ taxes: '0.123' })).toEqual(['FORM-CELL-03 cells.taxes'])
    expect(codes({ taxes: '-1' })).toEqual(['FORM-CELL-04 cells.taxes'])
    expect(codes({ unheard: '1' })).toEqual(['FORM-CELL-05 cells.unheard'])
    expect(codes({ 'revenue-home': '1' })).toEqual(['FORM-CELL-06 cells.revenue-home'])
    expect(codes({ 'next-quarter': 'sideways' })).toEqual(['FORM-CELL-02 cells.next-quarter'])
  })

  test('a part above its whole is refused at both cells', () => {
    expect(ask({ 'revenue-services': '1000.01' }).findings[0]).toMatchObject({
      edit: 'QTR-BUS-01',
      severity: 'hard',
      cells: ['cells.revenue-services', 'cells.revenue'],
    })
  })

  test('ratios and the last period', () => {
    expect(ask({ revenue: '25000.01' }).findings.map((one) => one.edit)).toEqual(['QTR-RAT-01'])
    const lastPeriod = past([], { revenue: '12', employees: '120' })
    expect(ask({}, { lastPeriod }).findings.map((one) => one.edit)).toEqual(['QTR-PEO-02'])
  })
})

describe('lines of a section', () => {
  const line = (key: string, more: object = {}) =>
    Object.fromEntries(
      Object.entries({
        name: 'A',
        economy: 'DE',
        share: '60',
        activity: 'SI2',
        sales: '100',
        services: '80',
        employees: '10',
        ...more,
      }).map(([code, text]) => [`affiliates.${key}.${code}`, text]),
    )
  const ask = (cells: Record<string, string>) => verdictOf(content([], { cells }), {}, affiliates)

  test('are looked at one by one and added up', () => {
    const { findings, computed } = ask({ ...line('a'), ...line('b', { services: '100.01' }) })
    expect(findings).toMatchObject([
      {
        edit: 'FATS-LINE-01',
        address: 'lines.affiliates.b',
        cells: ['cells.affiliates.b.services', 'cells.affiliates.b.sales'],
      },
    ])
    expect(computed).toEqual({ number: '2', 'sales-total': '200', 'employees-total': '20' })
  })

  test('that were begun must be finished; a total with a gap is left out, not guessed', () => {
    const { findings, computed } = ask({ ...line('a'), 'affiliates.b.name': 'B' })
    expect(findings.map((one) => one.address)).toContain('cells.affiliates.b.sales')
    expect(computed).toEqual({ number: '2' })
  })
})
