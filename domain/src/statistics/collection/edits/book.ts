import { findCurrency } from '../../../kernel/codes/currencies.ts'
import { addDecimals, type Decimal, subtractDecimals } from '../../../kernel/decimal.ts'
import type { ReturnContent, ReturnRow } from '../model/content.ts'
import type { Rates } from './context.ts'
import { groupKey, numbersOf, type Words } from './group-keys.ts'
import type { Layout, Total } from './layout.ts'
import { isMissing, type Missing, type Num, times, whole, zero } from './value.ts'

/** A row with its figures read. */
export interface RowView {
  readonly row: ReturnRow
  readonly amount: Num
  readonly usd: Num
}

/** A sum that rows are added to and taken from. */
interface Running {
  sum: Decimal
  /** Of rows counted; a total is either a sum or a count. */
  count: number
  /** How often each input is missing; made when the first is, for most never are. */
  missing: Map<string, number> | undefined
}

interface Group {
  readonly first: ReturnRow
  size: number
  readonly totals: readonly Running[]
}

/** A return laid out for edits: totals, groups and cells, kept up to date change by change. */
export interface Book {
  readonly form: Layout
  readonly rates: Rates
  /** Of each currency its rate as a figure, or what is missing; found when a row first names it. */
  readonly figuresOfRates: Map<string, Decimal | undefined>
  readonly rows: Map<string, RowView>
  readonly totals: readonly Running[]
  readonly words: Words
  /** By grouping of the form, then by key of the group. */
  readonly groups: readonly Map<string, Group>[]
  /** Keys of the rows of each group, by grouping; listed when asked for, gone with the next change. */
  members: (ReadonlyMap<string, readonly string[]> | undefined)[]
  readonly cells: Map<string, string>
  /** Of each section of lines: how many cells each line has. */
  readonly lines: ReadonlyMap<string, Map<string, number>>
  nothingToReport: boolean
}

/** What may stand in a cell of figures; longer ones are no figures anyone means. */
const figure = /^-?\d{1,20}(\.\d{1,6})?$/

export const readFigure = (text: string | undefined): Decimal | undefined =>
  text !== undefined && figure.test(text) ? decimalOf(text) : undefined

/** Digits that a double holds exactly: from one a BigInt is made much faster than from a text. */
const exactDigits = 15

function decimalOf(text: string): Decimal {
  const point = text.indexOf('.')
  const digits = point < 0 ? text : text.slice(0, point) + text.slice(point + 1)
  return {
    digits: BigInt(digits.length <= exactDigits ? Number(digits) : digits),
    scale: point < 0 ? 0 : text.length - point - 1,
  }
}

function rateOf({ rates, figuresOfRates }: Book, currency: string): Decimal | undefined {
  const known = figuresOfRates.get(currency)
  if (known || figuresOfRates.has(currency)) return known
  const rate = Object.hasOwn(rates, currency) ? readFigure(rates[currency]) : undefined
  figuresOfRates.set(currency, rate)
  return rate
}

function viewRow(row: ReturnRow, book: Book): RowView {
  const amount = readFigure(row.amount) ?? [`rows.${row.key}.amount`]
  const rate = rateOf(book, row.currency)
  if (rate) return { row, amount, usd: times(amount, rate) }
  const unknown = findCurrency(row.currency) ? `rates.${row.currency}` : `rows.${row.key}.currency`
  return { row, amount, usd: times(amount, [unknown]) }
}

function addTo(running: Running, { what, means }: Total, view: RowView, sign: 1 | -1): void {
  const meant = means(view.row)
  if (meant === false) return
  if (isMissing(meant)) add(running, meant, sign)
  else if (what === 'count') running.count += sign
  else add(running, view.usd, sign)
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
  if (missing && missing.size > 0) return [...missing.keys()] as Missing
  return running.count === 0 ? sum : whole(running.count)
}

const none: readonly Running[] = []
const runnings = (totals: readonly Total[]): readonly Running[] =>
  totals.length === 0 ? none : totals.map(() => ({ sum: zero, count: 0, missing: undefined }))

function addAll(
  to: readonly Running[],
  totals: readonly Total[],
  view: RowView,
  sign: 1 | -1,
): void {
  for (let at = 0; at < totals.length; at += 1) addTo(to[at]!, totals[at]!, view, sign)
}

function count(book: Book, view: RowView, sign: 1 | -1): void {
  const { form } = book
  if (book.members.length > 0) book.members = []
  addAll(book.totals, form.totals, view, sign)
  const numbers = numbersOf(book.words, view.row)
  for (let grouping = 0; grouping < form.groupings.length; grouping += 1) {
    const { mask, totals } = form.groupings[grouping]!
    const groups = book.groups[grouping]!
    const key = groupKey(numbers, mask)
    let group = groups.get(key)
    if (!group) {
      group = { first: view.row, size: 0, totals: runnings(totals) }
      groups.set(key, group)
    }
    addAll(group.totals, totals, view, sign)
    group.size += sign
    if (group.size === 0) groups.delete(key)
  }
}

function listMembers({ form, rows, words }: Book, grouping: number): Map<string, string[]> {
  const members = new Map<string, string[]>()
  const { mask } = form.groupings[grouping]!
  for (const { row } of rows.values()) {
    const key = groupKey(numbersOf(words, row), mask)
    const list = members.get(key)
    if (list) list.push(row.key)
    else members.set(key, [row.key])
  }
  return members
}

export function keysOfGroup(book: Book, grouping: number, key: string): string[] {
  const members = book.members[grouping] ?? listMembers(book, grouping)
  book.members[grouping] = members
  return [...(members.get(key) ?? [])]
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
  const view = viewRow(row, book)
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

/** Rows between two moments at which others may be served. */
export const rowsPerPart = 2000

export function openBook(form: Layout, content: ReturnContent, rates: Rates, words: Words): Book {
  const opening = openBookInParts(form, content, rates, words)
  for (let part = opening.next(); ; part = opening.next()) if (part.done) return part.value
}

/** Lays a return out for edits, part by part. Books that are compared share their `words`. */
export function* openBookInParts(
  form: Layout,
  content: ReturnContent,
  rates: Rates,
  words: Words,
): Generator<undefined, Book> {
  const book: Book = {
    form,
    rates,
    figuresOfRates: new Map(),
    rows: new Map(),
    totals: runnings(form.totals),
    words,
    groups: form.groupings.map(() => new Map()),
    members: [],
    cells: new Map(),
    lines: new Map([...form.lineSections.keys()].map((id) => [id, new Map()])),
    nothingToReport: content.nothingToReport,
  }
  let rows = 0
  for (const row of content.rows) {
    putRow(book, row)
    rows += 1
    if (rows % rowsPerPart === 0) yield
  }
  for (const [key, text] of Object.entries(content.cells)) putCell(book, key, text)
  return book
}
