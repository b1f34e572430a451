import { isLineKey, type ReturnRow, type RowField } from '../model/content.ts'
import type { RowForm } from '../model/form.ts'
import { fieldOfHead } from '../rules/read-block.ts'
import { readTyped } from '../rules/read-typed.ts'
import { isBlankRow } from '../rules/tidy.ts'
import type { Place, ReadHead, ReadLine } from './model.ts'

/** A page of rows that was read: where each of its rows stands. */
export interface RowsPage {
  readonly name: string
  readonly lines: ReadonlyMap<string, number>
  /** Names of the columns by field; of two for one field, the latter. */
  readonly columns: Readonly<Partial<Record<RowField, string>>>
}

type Reader = (text: string) => string

/** Words that are remembered; sheets use few, and one that does not must not fill the memory. */
const mostWords = 2000

/** Reads a column. What a code or name stands for is found once for each way of writing it. */
function readerOf(field: RowField): Reader {
  if (field === 'amount' || field === 'contract' || field === 'note') {
    return (text) => readTyped(field, text)
  }
  const known = new Map<string, string>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const code = readTyped(field, text)
    if (known.size < mostWords) known.set(text, code)
    return code
  }
}

/** The key that a line brings along, or a new one by its place; no two lines have one key. */
export function keyOf(taken: (key: string) => boolean, given: string, line: number): string {
  let key = isLineKey(given) && !taken(given) ? given : `x${line}`
  while (taken(key)) key = `${key}x`.slice(-36)
  return key
}

/** Puts the rows of a page behind `rows` as they come. `before`: pages of rows that were read already. */
export function openRows(
  form: RowForm,
  page: ReadHead,
  keyColumn: number,
  rows: ReturnRow[],
  before: readonly RowsPage[],
): { readonly page: RowsPage; readonly take: (lines: readonly ReadLine[]) => void } {
  const columns: Partial<Record<RowField, string>> = {}
  const readers: { readonly at: number; readonly field: RowField; readonly read: Reader }[] = []
  page.header.forEach((head, at) => {
    const field = fieldOfHead(head)
    if (!field) return
    columns[field] = head
    readers.push({ at, field, read: readerOf(field) })
  })
  const flow = form.flows.length === 1 ? form.flows[0]! : ''
  const [mode = '1'] = form.modes
  const [currency = 'USD'] = form.currencies
  const lines = new Map<string, number>()
  const taken = (key: string): boolean => lines.has(key) || before.some((one) => one.lines.has(key))
  const readLine = ({ line, cells }: ReadLine): void => {
    const given = cells[keyColumn] ?? ''
    const row = {
      key: '',
      flow: '',
      item: '',
      partner: '',
      mode: '',
      currency: '',
      amount: '',
    } as { -readonly [K in keyof ReturnRow]: ReturnRow[K] }
    for (const { at, field, read } of readers) {
      const text = read(cells[at] ?? '')
      if (text !== '' || (field !== 'contract' && field !== 'note')) row[field] = text
      else if (row[field] !== undefined) delete row[field]
    }
    // What the platform wrote into the sheet comes back as it stands there.
    if (given === '') {
      if (row.flow === '') row.flow = flow
      if (row.mode === '') row.mode = mode
      if (row.currency === '') row.currency = currency
    }
    if (isBlankRow(row)) return
    row.key = keyOf(taken, given, line)
    lines.set(row.key, line)
    rows.push(row)
  }
  const take = (read: readonly ReadLine[]): void => read.forEach(readLine)
  return { page: { name: page.name, lines, columns }, take }
}

/** Where `rows.key.field` stands. */
export function placeOfRow(pages: readonly RowsPage[], cell: string): Place | undefined {
  const [rows, key = '', field = ''] = cell.split('.')
  if (rows !== 'rows') return undefined
  for (const { name, lines, columns } of pages) {
    const line = lines.get(key)
    const column = columns[field as RowField]
    if (line !== undefined && column !== undefined) return { sheet: name, line, column }
  }
  return undefined
}
