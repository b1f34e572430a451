import { createReadStream } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { Readable } from 'node:stream'
import { openCsv, readCsv } from '@wstc/domain/kernel/csv'
import { Problem } from '@wstc/domain/kernel/problem'
import { trimTail } from '@wstc/domain/kernel/trim'
import type ExcelJS from 'exceljs'
import { findFileEncoding, findTextEncoding, getFileType, hasMagic } from './file-type.ts'
import { tooLarge } from './files.ts'
import {
  checked,
  inParts,
  oneByOne,
  type Parts,
  type SheetLimits,
  type SheetRow,
  splitFirst,
} from './sheet-parts.ts'

export interface Sheet {
  readonly header: readonly string[]
  readonly rows: AsyncIterable<SheetRow>
  /** The same rows many at a time: each step costs more than a row. Either is to be read. */
  readonly parts: AsyncIterable<readonly SheetRow[]>
}

/** A file on disk, of which a text is read piece by piece and a workbook whole. */
export interface SheetFile {
  readonly path: string
  readonly bytes: number
  /** What is left of the limits for a workbook, which is held in memory. */
  readonly workbook: { readonly bytes: number; readonly rows: number }
}

const usual: SheetLimits = { rows: 100_000, columns: 200, cellLength: 10_000 }

async function* csvRows(bytes: Buffer): Parts {
  const encoding = findTextEncoding(bytes)
  if (!encoding) throw new Problem('desk/sheet-not-text')
  yield* inParts(readCsv(new TextDecoder(encoding).decode(bytes)))
}

/** Bytes of a piece: its text stays among what is short-lived, or memory would grow until it is swept. */
const pieceBytes = 16 * 1024

async function* csvFileRows(path: string): Parts {
  const encoding = await findFileEncoding(path)
  if (!encoding) throw new Problem('desk/sheet-not-text')
  const decoder = new TextDecoder(encoding)
  const take = openCsv()
  for await (const piece of createReadStream(path, { highWaterMark: pieceBytes })) {
    const text = decoder.decode(piece as Buffer, { stream: true })
    yield* inParts(take(text, false))
  }
  yield* inParts(take(decoder.decode(), true))
}

/** A number without exponent and without the noise of binary fractions beyond 15 digits. */
function plainNumber(value: number): string {
  const text = String(Number(value.toPrecision(15)))
  if (!text.includes('e')) return text
  return trimTail(
    trimTail(value.toFixed(20), (one) => one === '0'),
    (one) => one === '.',
  )
}

/** `_x000D_` is how OOXML writes characters that XML would lose (ECMA-376 part 1, ST_Xstring). */
const decodeText = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )

function cellText(value: ExcelJS.CellValue, line: number, column: number): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return plainNumber(value)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (value instanceof Date) {
    const iso = value.toISOString()
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ')
  }
  if (typeof value === 'string') return decodeText(value)
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return decodeText(value.richText.map((part) => part.text).join(''))
  if ('text' in value) return cellText(value.text as ExcelJS.CellValue, line, column)
  if ('result' in value) return cellText(value.result as ExcelJS.CellValue, line, column)
  if ('formula' in value || 'sharedFormula' in value) return ''
  throw new Problem('desk/sheet-error-in-cell', { line, column })
}

async function* textOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true })
}

interface PartsReader {
  /** What `xl/workbook.xml` says, once it was read. */
  readonly model?: unknown
  _parseWorksheet(chunks: AsyncIterable<Buffer | string>, sheet: string): unknown
  _parseSharedStrings(entry: Readable): unknown
}

/** ExcelJS decodes each chunk by itself, which breaks a character that lies across two. */
function keepCharactersWhole(reader: ExcelJS.stream.xlsx.WorkbookReader): void {
  const parts = reader as unknown as PartsReader
  const { _parseWorksheet: sheets, _parseSharedStrings: strings } = parts
  parts._parseWorksheet = (chunks, sheet) =>
    sheets.call(parts, textOf(chunks as AsyncIterable<Buffer>), sheet)
  parts._parseSharedStrings = (entry) => strings.call(parts, entry.setEncoding('utf8'))
}

type NamedSheet = AsyncIterable<ExcelJS.Row> & { readonly name?: string }

/** Reads of one workbook before it is taken as it comes. */
const mostReads = 6

/**
 * The sheets with the parts that their cells refer to, each to be read before the next. ExcelJS sometimes misses the first parts
 * of an archive that arrives at once; without the styles every date would be a bare number, so a
 * read that has not seen the workbook itself is begun again.
 */
async function* openSheets(bytes: Buffer): AsyncGenerator<NamedSheet> {
  // Loaded when the first workbook comes: a start need not wait for it.
  const { default: excel } = await import('exceljs')
  for (let reads = 1; ; reads += 1) {
    const reader = new excel.stream.xlsx.WorkbookReader(Readable.from([bytes]) as never, {
      worksheets: 'emit',
      sharedStrings: 'cache',
      styles: 'cache',
      hyperlinks: 'ignore',
      entries: 'ignore',
    })
    keepCharactersWhole(reader)
    const sheets = reader[Symbol.asyncIterator]()
    const { value: sheet } = await sheets.next()
    const whole = sheet !== undefined && (reader as unknown as PartsReader).model !== undefined
    if (!whole && reads < mostReads) continue
    let next = sheet as NamedSheet | undefined
    while (next) {
      yield next
      next = (await sheets.next()).value
    }
    return
  }
}

async function* xlsxRows(sheet: NamedSheet, limits: SheetLimits): Parts {
  for await (const row of sheet) {
    if (row.cellCount > limits.columns) throw tooWide(limits)
    const cells: string[] = []
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      if (column > limits.columns) throw tooWide(limits)
      while (cells.length < column - 1) cells.push('')
      cells.push(cellText(cell.value, row.number, column))
    })
    if (cells.some((cell) => cell !== '')) yield [{ line: row.number, cells }]
  }
}

const tooWide = (limits: SheetLimits): Problem =>
  new Problem('desk/sheet-too-wide', { columns: limits.columns })

/** The sources of rows of a file: one for each sheet of a workbook, one for a text. */
async function* sourcesOf(
  bytes: Buffer,
  name: string,
  limits: SheetLimits,
): AsyncGenerator<{ name: string; rows: Parts }> {
  const { type } = await getFileType(bytes, name)
  if (type !== 'xlsx' && type !== 'csv' && type !== 'txt') {
    throw new Problem('request/unsupported-type', { accepted: ['xlsx', 'csv'] })
  }
  if (type !== 'xlsx') return yield { name: '', rows: csvRows(bytes) }
  for await (const sheet of openSheets(bytes)) {
    yield { name: sheet.name ?? '', rows: xlsxRows(sheet, limits) }
  }
}

/** The sheet whose first row that is not empty is the header; undefined where all are empty. */
async function sheetOf(source: Parts, limits: SheetLimits): Promise<Sheet | undefined> {
  const [first, left] = await splitFirst(source)
  const header = (first?.cells ?? []).map((cell) => cell.trim())
  while (header.length > 0 && header.at(-1) === '') header.pop()
  if (header.length === 0) return undefined
  if (header.length > limits.columns) throw tooWide(limits)
  const twice = header.find((title, n) => title !== '' && header.indexOf(title) !== n)
  if (twice !== undefined) throw new Problem('desk/sheet-column-twice', { column: twice })
  const parts = checked(left, header, limits)
  return { header, rows: oneByOne(parts), parts }
}

/**
 * Reads the first sheet of an xlsx, or a csv in UTF-8 or GB18030. The first row that is not
 * empty is the header. Rows come one by one; faults of the file are thrown as Problems, faults
 * of content are the caller's to find.
 */
export async function readSheet(
  bytes: Buffer,
  name: string,
  given: Partial<SheetLimits> = {},
): Promise<Sheet> {
  const limits = { ...usual, ...given }
  const { value: source } = await sourcesOf(bytes, name, limits).next()
  const sheet = source && (await sheetOf(source.rows, limits))
  if (!sheet) throw new Problem('desk/sheet-empty')
  return sheet
}

async function firstBytes(path: string): Promise<Buffer> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

const hasTextEnding = (name: string): boolean =>
  ['.csv', '.txt'].includes(extname(name).toLowerCase())

/** What {@link readSheet} reads of bytes, of a file on disk. A text is never in memory whole. */
export async function readSheetFile(
  file: SheetFile,
  name: string,
  given: Partial<SheetLimits> = {},
): Promise<Sheet> {
  const { path, bytes, workbook } = file
  if (hasTextEnding(name) && bytes > 0 && !hasMagic(await firstBytes(path))) {
    const limits = { ...usual, ...given }
    const sheet = await sheetOf(csvFileRows(path), limits)
    if (sheet) return sheet
    throw new Problem('desk/sheet-empty')
  }
  if (bytes > workbook.bytes) throw tooLarge(workbook.bytes)
  return readSheet(await readFile(path), name, { ...given, rows: workbook.rows })
}

/** Every sheet of a file that is not empty; the rows of one are to be read before the next. */
export async function* readSheets(
  bytes: Buffer,
  name: string,
  given: Partial<SheetLimits> = {},
): AsyncGenerator<Sheet & { readonly name: string }> {
  const limits = { ...usual, ...given }
  let any = false
  for await (const source of sourcesOf(bytes, name, limits)) {
    const sheet = await sheetOf(source.rows, limits)
    if (!sheet) continue
    any = true
    yield { ...sheet, name: source.name }
  }
  if (!any) throw new Problem('desk/sheet-empty')
}
