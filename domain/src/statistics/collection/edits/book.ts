import { findCurrency } from '../../../kernel/codes/currencies.ts'
import { isWithin } from '../../../kernel/codes/ebops.ts'
import {
  addDecimals,
  type Decimal,
  parseDecimal,
  subtractDecimals,
} from '../../../kernel/decimal.ts'
import type { ReturnContent, ReturnRow } from '../model/content.ts'
import type { RowFilter } from '../model/expression.ts'
import type { Rates } from './context.ts'
import type { Layout, Total } from './layout.ts'
import { isMissing, type Missing, type Num, type Tri, times, whole, zero } from './value.ts'

/** A row with its figures read. */
export interface RowView {
  readonly row: ReturnRow
  readonly amount: Num
  readonly usd: Num
}

/** A sum that rows are added to and taken from. */
interface Running {
  sum: Decimal
  /** How often each input is missing; made when the first is, for most never are. */
  missing: Map<string, number> | undefined
}

interface Group {
  readonly key: string
  readonly first: ReturnRow
  readonly members: Set<string>
  readonly totals: readonly Running[]
}

/** A return laid out for edits: totals, groups and cells, kept up to date change by change. */
export interface Book {
  readonly form: Layout
  readonly rates: Rates
  readonly rows: Map<string, RowView>
  readonly totals: readonly Running[]
  /** By grouping of the form, then by key of the group. */
  readonly groups: readonly Map<string, Group>[]
  readonly cells: Map<string, string>
  /** Of each section of lines: how many cells each line has. */
  readonly lines: ReadonlyMap<string, Map<string, number>>
  nothingToReport: boolean
}

/** What may stand in a cell of figures; longer ones are no figures anyone means. */
const figure = /^-?\d{1,20}(\.\d{1,6})?$/

export const readFigure = (text: string | undefined): Decimal | undefined =>
  text !== undefined && figure.test(text) ? parseDecimal(text) : undefined

function viewRow(row: ReturnRow, rates: Rates): RowView {
  const amount = readFigure(row.amount) ?? [`rows.${row.key}.amount`]
  const rate = Object.hasOwn(rates, row.currency) ? readFigure(rates[row.currency]) : undefined
  const unknown = findCurrency(row.currency) ? `rates.${row.currency}` : `rows.${row.key}.currency`
  return { row, amount, usd: times(amount, rate ?? [unknown]) }
}

const filtered = ['flow', 'item', 'partner', 'mode', 'currency'] as const

const unlike = (row: ReturnRow, filter: RowFilter, name: 'contract' | 'note'): boolean =>
  filter[name] !== undefined && (filter[name] === 'given') !== ((row[name] ?? '') !== '')

/** Whether a row is meant. A field not filled in cannot tell. */
export function matches(row: ReturnRow, filter: RowFilter | undefined): Tri {
  if (!filter) return true
  if (unlike(row, filter, 'contract') || unlike(row, filter, 'note')) return false
  let missing: string[] | undefined
  for (const name of filtered) {
    const asked = filter[name] as readonly string[] | undefined
    if (!asked) continue
    const value = row[name]
    if (value === '') missing = [...(missing ?? []), `rows.${row.key}.${name}`]
    else if (!(name === 'item' ? isWithinAny(value, asked) : asked.includes(value))) return false
  }
  return missing ?? true
}

function isWithinAny(item: string, asked: readonly string[]): boolean {
  for (const one of asked) if (isWithin(item, one)) return true
  return false
}

function contribution(view: RowView, { what, where }: Total): Num {
  const meant = matches(view.row, where)
  if (meant === false) return zero
  if (isMissing(meant)) return meant
  return what === 'count' ? whole(1) : view.usd
}

function add(running: Running, value: Num, sign: 1 | -1): void {
  if (!isMissing(value)) {
    if (value.digits === 0n) return
    running.sum = (sign > 0 ? addDecimals : subtractDecimals)(running.sum, value)
    return
  }
  running.missing ??= new Map()
  for (const one of value) {
    const count = (running.missing.get(one) ?? 0) + sign
    if (count === 0) running.missing.delete(one)
    else running.missing.set(one, count)
  }
}

export function totalOf(running: Running | undefined): Num {
  if (!running) return zero
  const { missing, sum } = running
  return missing && missing.size > 0 ? ([...missing.keys()] as Missing) : sum
}

const runnings = (totals: readonly Total[]): Running[] =>
  totals.map(() => ({ sum: zero, missing: undefined }))

const escaped = (text: string): string =>
  text.includes('|') || text.includes('%') ? text.replace(/[%|]/g, encodeURIComponent) : text

/** Key of the group of `row`, also its address among the groups. */
export function groupKey(form: Layout, grouping: number, row: ReturnRow): string {
  let key = ''
  for (const field of form.groupings[grouping]!.by) key += `${escaped(row[field] ?? '')}|`
  return key.slice(0, -1)
}

function addAll(
  to: readonly Running[],
  totals: readonly Total[],
  view: RowView,
  sign: 1 | -1,
): void {
  for (let at = 0; at < totals.length; at += 1) add(to[at]!, contribution(view, totals[at]!), sign)
}

function count(book: Book, view: RowView, sign: 1 | -1): void {
  const { form } = book
  addAll(book.totals, form.totals, view, sign)
  for (let grouping = 0; grouping < form.groupings.length; grouping += 1) {
    const { totals } = form.groupings[grouping]!
    const groups = book.groups[grouping]!
    const key = groupKey(form, grouping, view.row)
    let group = groups.get(key)
    if (!group) {
      group = { key, first: view.row, members: new Set(), totals: runnings(totals) }
      groups.set(key, group)
    }
    addAll(group.totals, totals, view, sign)
    if (sign > 0) group.members.add(view.row.key)
    else group.members.delete(view.row.key)
    if (group.members.size === 0) groups.delete(key)
  }
}

export function takeRow(book: Book, key: string): ReturnRow | undefined {
  const before = book.rows.get(key)
  if (!before) return undefined
  count(book, before, -1)
  book.rows.delete(key)
  return before.row
}

/** Puts `row` where the row of its key was, or after the others; answers what was there. */
export function putRow(book: Book, row: ReturnRow): ReturnRow | undefined {
  const before = book.rows.get(row.key)
  if (before) count(book, before, -1)
  const view = viewRow(row, book.rates)
  book.rows.set(row.key, view)
  count(book, view, 1)
  return before?.row
}

/** Section and line of the key of a cell that stands in a line. */
export function lineOf(key: string): { section: string; line: string; code: string } | undefined {
  const [section, line, code, ...more] = key.split('.')
  return section && line && code && more.length === 0 ? { section, line, code } : undefined
}

export function putCell(book: Book, key: string, text: string): void {
  const was = book.cells.has(key)
  if (text === '') book.cells.delete(key)
  else book.cells.set(key, text)
  const at = lineOf(key)
  const lines = at && book.lines.get(at.section)
  const change = Number(text !== '') - Number(was)
  if (!at || !lines || change === 0) return
  const cells = (lines.get(at.line) ?? 0) + change
  if (cells === 0) lines.delete(at.line)
  else lines.set(at.line, cells)
}

export function openBook(form: Layout, content: ReturnContent, rates: Rates): Book {
  const book: Book = {
    form,
    rates,
    rows: new Map(),
    totals: runnings(form.totals),
    groups: form.groupings.map(() => new Map()),
    cells: new Map(),
    lines: new Map([...form.lineSections.keys()].map((id) => [id, new Map()])),
    nothingToReport: content.nothingToReport,
  }
  for (const row of content.rows) putRow(book, row)
  for (const [key, text] of Object.entries(content.cells)) putCell(book, key, text)
  return book
}
