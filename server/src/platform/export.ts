import { Readable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Bilingual, inLanguage, type Language } from '@wstc/domain/kernel/bilingual'
import { csvRecord, neutraliseFormula } from '@wstc/domain/kernel/csv'
import { daysBetween } from '@wstc/domain/kernel/period'
import type { FileReply } from './serve.ts'
import { type Cell, xlsxParts } from './xlsx.ts'

/** `number` takes exact decimal texts too; what a double cannot hold exactly stays text. */
export type CellKind = 'text' | 'number' | 'day'

export interface ExportColumn<Row> {
  readonly key: string
  readonly title: Bilingual
  readonly kind?: CellKind
  /** Width in characters, for xlsx. */
  readonly width?: number
  readonly value: (row: Row) => string | number | null | undefined
}

export interface ExportRequest<Row> {
  readonly format: 'xlsx' | 'csv'
  /** Name of the file without its ending, and of the sheet. */
  readonly name: string
  readonly language: Language
  readonly columns: readonly ExportColumn<Row>[]
  /** Keys of the columns wanted, in that order; absent means all. */
  readonly chosen?: readonly string[] | undefined
  readonly rows: AsyncIterable<Row> | Iterable<Row>
}

export const exportTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

/** Whether the text as a double reads back as the same digits. */
function exactNumber(text: string): number | undefined {
  if (!/^-?\d{1,15}(\.\d{1,15})?$/.test(text)) return undefined
  const digits = text.replace(/[-.]/g, '').replace(/^0+/, '')
  return digits.length <= 15 ? Number(text) : undefined
}

function sheetCell(value: string | number | null | undefined, kind: CellKind): Cell {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (kind === 'number') return exactNumber(value) ?? neutraliseFormula(value)
  if (kind === 'day' && /^\d{4}-\d\d-\d\d$/.test(value))
    return { day: daysBetween('1899-12-30', value) }
  // Text that looks like a number is text: codes keep their zeros.
  return /^[+-]/.test(value) && exactNumber(value) !== undefined ? value : neutraliseFormula(value)
}

function chosenColumns<Row>(request: ExportRequest<Row>): readonly ExportColumn<Row>[] {
  if (!request.chosen?.length) return request.columns
  const wanted = request.chosen.flatMap(
    (key) => request.columns.find((one) => one.key === key) ?? [],
  )
  return wanted.length > 0 ? [...new Set(wanted)] : request.columns
}

async function* csvParts<Row>(request: ExportRequest<Row>): AsyncGenerator<Buffer> {
  const columns = chosenColumns(request)
  const titles = columns.map((one) => neutraliseFormula(inLanguage(one.title, request.language)))
  let part = `\uFEFF${csvRecord(titles)}\r\n`
  for await (const row of request.rows) {
    const cells = columns.map((one) => {
      const value = one.value(row)
      return value === null || value === undefined ? '' : neutraliseFormula(String(value))
    })
    part += `${csvRecord(cells)}\r\n`
    if (part.length > 64 * 1024) {
      yield Buffer.from(part)
      part = ''
      // Rows at hand would otherwise keep every other request waiting.
      await nextTurn()
    }
  }
  yield Buffer.from(part)
}

/** A sheet's name: at most 31 characters, none of those Excel refuses. */
const sheetName = (name: string): string =>
  name
    .replace(/[\\/*?:[\]']/g, ' ')
    .trim()
    .slice(0, 31) || 'Sheet1'

async function* xlsxRows<Row>(
  rows: ExportRequest<Row>['rows'],
  columns: readonly ExportColumn<Row>[],
): AsyncGenerator<readonly Cell[]> {
  let count = 0
  for await (const row of rows) {
    yield columns.map((one) => sheetCell(one.value(row), one.kind ?? 'text'))
    count += 1
    if (count % 500 === 0) await nextTurn()
  }
}

function xlsxOf<Row>(request: ExportRequest<Row>): AsyncGenerator<Buffer> {
  const columns = chosenColumns(request)
  return xlsxParts({
    name: sheetName(request.name),
    header: columns.map((one) => neutraliseFormula(inLanguage(one.title, request.language))),
    widths: columns.map((one) => one.width ?? (one.kind && one.kind !== 'text' ? 14 : 24)),
    rows: xlsxRows(request.rows, columns),
  })
}

/**
 * Streams rows as a table that a spreadsheet opens: xlsx, or csv in UTF-8 with a mark of its
 * encoding. Rows are pulled as the reader takes them, so memory stays flat. The caller keeps
 * what `rows` reads from open until the stream has ended.
 */
export function exportRows<Row>(request: ExportRequest<Row>): FileReply {
  const name = `${request.name}.${request.format}`
  const type = exportTypes[request.format]
  const parts = request.format === 'csv' ? csvParts(request) : xlsxOf(request)
  return { stream: Readable.from(parts, { objectMode: false }), type, name }
}
