import { createReadStream } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { openCsv, readCsv } from '@wstc/domain/kernel/csv'
import { Problem } from '@wstc/domain/kernel/problem'
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
import { openSheets, tooWide, xlsxRows } from './workbook.ts'

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
    yield { name: sheet.name, rows: xlsxRows(sheet, limits) }
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
