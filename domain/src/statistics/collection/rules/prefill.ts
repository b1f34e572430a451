import { findEconomy } from '../../../kernel/codes/economies.ts'
import { compareDecimalTexts } from '../../../kernel/decimal.ts'
import { firstDayOf, type Period } from '../../../kernel/period.ts'
import { mayReport } from '../edits/row-checks.ts'
import { emptyReturn, lineCell, type ReturnContent, type ReturnRow } from '../model/content.ts'
import type { ContractFacts, RegisterFacts } from '../model/facts.ts'
import type { Form, RowForm, Section } from '../model/form.ts'
import type { SurveyVersion } from '../model/survey.ts'

/** What a new return can be begun from. */
export interface PrefillSources {
  readonly period: Period
  /** The last return of the same survey, of whatever form version. */
  readonly last?: ReturnContent | undefined
  readonly register: RegisterFacts
  readonly contracts: Readonly<Record<string, ContractFacts>>
  /** What was executed in the period, by contract and currency, as the register of contracts has it. */
  readonly executed?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined
}

/** Fields that make a row the same business as another. */
const sameBusiness = (row: ReturnRow): string =>
  [row.flow, row.item, row.partner, row.mode, row.currency, row.contract ?? ''].join('|')

/** Last period's business once each, without its amounts; what the form no longer takes is left out. */
function rowsOfLast(form: RowForm, last: ReturnContent): ReturnRow[] {
  const rows = new Map<string, ReturnRow>()
  for (const { key: _, note: __, ...row } of last.rows) {
    const one = { ...row, key: `p${rows.size + 1}`, amount: '' }
    const taken = mayReport(form, row.item) && form.flows.includes(row.flow as 'export')
    if (taken && !rows.has(sameBusiness(one))) rows.set(sameBusiness(one), one)
  }
  return [...rows.values()]
}

/** Whether a contract may still be carried out in the period. */
function runs({ endsOn, value, executed }: ContractFacts, period: Period): boolean {
  if (endsOn !== undefined && endsOn < firstDayOf(period)) return false
  return value === undefined || executed === undefined || compareDecimalTexts(executed, value) < 0
}

function rowsOfContracts(
  form: RowForm,
  { contracts, period }: PrefillSources,
  known: readonly ReturnRow[],
): ReturnRow[] {
  if (form.contract === 'none') return []
  const taken = new Set(known.map((row) => row.contract))
  return Object.entries(contracts)
    .filter(([number, facts]) => !taken.has(number) && runs(facts, period))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([contract, { flow, item, partner, currency }], at) => ({
      key: `c${at + 1}`,
      flow: flow && form.flows.includes(flow) ? flow : '',
      item: item && mayReport(form, item) ? item : '',
      partner: partner && findEconomy(partner) ? partner : '',
      mode: form.modes[0]!,
      currency: currency ?? form.currencies[0]!,
      amount: '',
      contract,
    }))
}

function cellsOf(section: Section, { last, register }: PrefillSources): [string, string][] {
  const fixed = section.cells.flatMap(({ code, prefill }): [string, string][] => {
    if (!prefill || section.repeats) return []
    const text = prefill.from === 'register' ? register[prefill.fact] : last?.cells[code]
    return text === undefined || text === '' ? [] : [[code, text]]
  })
  if (!section.repeats || !last) return fixed
  const codes = section.cells.flatMap((cell) =>
    cell.prefill?.from === 'last-return' ? [cell.code] : [],
  )
  const lines = new Set(
    Object.keys(last.cells).flatMap((key) => {
      const [id, line] = key.split('.')
      return id === section.id && line ? [line] : []
    }),
  )
  return [...lines].flatMap((line) =>
    codes.flatMap((code): [string, string][] => {
      const text = last.cells[lineCell(section.id, line, code)]
      return text ? [[lineCell(section.id, line, code), text]] : []
    }),
  )
}

const cellsOfForm = (form: Form, sources: PrefillSources): Record<string, string> =>
  Object.fromEntries(form.sections.flatMap((section) => cellsOf(section, sources)))

/** Amounts that the register of contracts knows: each once, in the first row of contract and currency. */
function withExecuted(
  rows: readonly ReturnRow[],
  executed: PrefillSources['executed'],
): ReturnRow[] {
  const given = new Set<string>()
  return rows.map((row) => {
    const known = row.contract === undefined ? undefined : executed?.[row.contract]?.[row.currency]
    const key = `${row.contract} ${row.currency}`
    if (known === undefined || given.has(key)) return row
    given.add(key)
    return { ...row, amount: known }
  })
}

/** A new return with what is known already; amounts are never guessed. */
export function prefill(version: SurveyVersion, sources: PrefillSources): ReturnContent {
  const { form } = version
  const ofLast = form.rows && sources.last ? rowsOfLast(form.rows, sources.last) : []
  const ofContracts = form.rows ? rowsOfContracts(form.rows, sources, ofLast) : []
  return {
    ...emptyReturn(version.version),
    rows: withExecuted([...ofLast, ...ofContracts], sources.executed),
    cells: cellsOfForm(form, sources),
  }
}
