import { mainItemOf } from '../../../kernel/codes/ebops.ts'
import type { Period } from '../../../kernel/period.ts'
import type { Flow, Source, SourceField } from '../model/source.ts'
import {
  millionthsOf,
  plainWord,
  readAmount,
  readCurrency,
  readMonth,
  textOfMillionths,
  withoutMark,
} from './cells.ts'
import { findCode } from './layout.ts'

export interface SourceFault {
  /** Absent where the whole row, or the whole file, is meant. */
  readonly column?: SourceField
  /** A problem code. */
  readonly code: string
  readonly details?: Readonly<Record<string, string>>
}

/** A row as it is kept. */
export interface AdminRow {
  /** USCC or organisation code; empty where the file names no code. */
  readonly unitCode: string
  readonly unitName: string
  /** The name as names are compared. */
  readonly plainName: string
  readonly period: Period
  readonly code: string
  readonly flow: Flow
  readonly currency: string
  /** In units of the currency. */
  readonly amount: string
  /** Main items of EBOPS, several joined by `/`; empty where it is no services trade. */
  readonly item: string
  readonly reference: string
  readonly partner: string
  readonly note: string
}

export type SourceCells = Partial<Readonly<Record<SourceField, string>>>

const most: Readonly<Partial<Record<SourceField, number>>> = {
  unitName: 200,
  code: 40,
  reference: 200,
  partner: 200,
  note: 500,
}

/** How the register reads codes and compares names. */
export interface UnitRules {
  /** The code without marks and spaces; wrong with what it may have been meant to be. */
  readonly readCode: (text: string) => {
    readonly code: string
    readonly wrong?: { readonly repairs: readonly string[] }
  }
  readonly plainName: (text: string) => string
}

/** 18 characters with a right check, or the 9 of an organisation code. */
function readUnitCode(cell: string, units: UnitRules): { code: string; fault?: SourceFault } {
  const { code, wrong } = units.readCode(cell)
  if (!wrong) return { code }
  const repairs = wrong.repairs.slice(0, 3).join(' / ')
  const details = { repairs: repairs && ` (${repairs}?)` }
  return { code, fault: { column: 'unitCode', code: 'statistics/source-unit-code', details } }
}

/** Main items that a code may stand for. */
const itemOf = (items: readonly string[]): string =>
  items.length === 0 ? 'SN' : [...new Set(items.map(mainItemOf))].sort().join('/')

const flowWords = new WeakMap<Source, ReadonlyMap<string, Flow>>()
function readFlow(source: Source, cell: string): Flow | undefined {
  let words = flowWords.get(source)
  if (!words) {
    words = new Map(
      (['export', 'import'] as const).flatMap((flow) =>
        [flow, ...source.flows[flow]].map((word) => [plainWord(word), flow] as const),
      ),
    )
    flowWords.set(source, words)
  }
  return words.get(plainWord(cell))
}

const totalWords = new WeakMap<Source, ReadonlySet<string>>()
const totalFields = ['unitCode', 'unitName', 'reference', 'period', 'code'] as const

/** Whether the row says that it is the sum of those before it. */
export function isTotalRow(cells: SourceCells, source: Source): boolean {
  let words = totalWords.get(source)
  if (!words) {
    words = new Set(source.totalWords.map(plainWord))
    totalWords.set(source, words)
  }
  if (words.size === 0) return false
  return totalFields.some((field) => words.has(plainWord(cells[field] ?? '')))
}

/** Reads a row; where there is any fault there is no row. */
export function readRow(
  cells: SourceCells,
  source: Source,
  delivered: Period,
  units: UnitRules,
): { readonly row?: AdminRow; readonly faults: readonly SourceFault[] } {
  const faults: SourceFault[] = []
  const fault = (column: SourceField, code: string, details?: Record<string, string>): void => {
    faults.push({ column, code, ...(details ? { details } : {}) })
  }
  const text = (field: SourceField): string => withoutMark(cells[field] ?? '')
  for (const { field, required } of source.columns) {
    if (required && text(field) === '') fault(field, 'field/required')
    else if (text(field).length > (most[field] ?? 100)) {
      fault(field, 'field/too-long', { maximum: String(most[field] ?? 100) })
    }
  }
  for (const field of Object.keys(cells) as SourceField[]) {
    const known = source.columns.some((one) => one.field === field)
    if (!known && text(field) !== '') fault(field, 'field/unknown')
  }
  const missing = (field: SourceField): boolean => text(field) === ''

  const unit = readUnitCode(cells.unitCode ?? '', units)
  if (unit.fault) faults.push(unit.fault)
  const unitName = text('unitName').normalize('NFC')
  if (unit.code === '' && unitName === '') fault('unitCode', 'statistics/source-unit-missing')

  const period = missing('period') ? delivered : readMonth(text('period'))
  if (period === undefined) fault('period', 'statistics/source-period')
  else if (period !== delivered) fault('period', 'statistics/source-other-period', { delivered })

  const found = missing('code') ? undefined : findCode(source, text('code'))
  const strange = !missing('code') && !found
  if (strange && (source.unknownCode === 'fault' || source.codes === 'bop')) {
    fault('code', 'statistics/source-code')
  }

  const said = missing('flow') ? undefined : readFlow(source, text('flow'))
  if (!missing('flow') && !said) fault('flow', 'statistics/source-flow')
  const flow = said ?? found?.flow
  if (!flow && missing('flow') && (found || missing('code'))) fault('flow', 'field/required')

  const currency = missing('currency') ? source.currency : readCurrency(text('currency'))
  if (!currency && (!missing('currency') || !source.columns.some(requiredCurrency))) {
    fault('currency', missing('currency') ? 'field/required' : 'statistics/source-currency')
  }

  const figure = missing('amount') ? undefined : readAmount(text('amount'))
  if (!missing('amount') && figure === undefined) fault('amount', 'statistics/source-amount')

  if (faults.length > 0 || !period || !flow || !currency || figure === undefined) {
    return { faults: faults.length > 0 ? faults : [{ code: 'statistics/source-row' }] }
  }
  return {
    faults,
    row: {
      unitCode: unit.code,
      unitName,
      plainName: units.plainName(unitName),
      period,
      code: found && source.codes !== 'bop' ? found.code : text('code'),
      flow,
      currency,
      amount: textOfMillionths(millionthsOf(figure) * BigInt(source.scale)),
      item: found?.outside ? '' : itemOf(found?.items ?? []),
      reference: text('reference'),
      partner: text('partner'),
      note: text('note'),
    },
  }
}

const requiredCurrency = ({ field, required }: Source['columns'][number]): boolean =>
  field === 'currency' && required
