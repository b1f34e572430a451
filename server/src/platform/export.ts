import { once } from 'node:events'
import { PassThrough, Readable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Bilingual, inLanguage, type Language } from '@wstc/domain/kernel/bilingual'
import { csvRecord, neutraliseFormula } from '@wstc/domain/kernel/csv'
import ExcelJS from 'exceljs'
import type { FileReply } from './serve.ts'

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

type Cell = string | number | Date | null

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
  if (kind === 'day' && /^\d{4}-\d\d-\d\d$/.test(value)) return new Date(`${value}T00:00:00Z`)
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

/** Last row that a sheet holds. */
const lastRow = 1_048_576

async function writeXlsx<Row>(request: ExportRequest<Row>, out: PassThrough): Promise<void> {
  const columns = chosenColumns(request)
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
    zip: { zlib: { level: 1 } },
  } as never)
  const makeSheet = (number: number): ExcelJS.Worksheet => {
    const name = sheetName(request.name)
    const sheet = workbook.addWorksheet(number === 1 ? name : `${name.slice(0, 27)} ${number}`, {
      views: [{ state: 'frozen', ySplit: 1 }],
    })
    sheet.columns = columns.map((one) => ({
      header: neutraliseFormula(inLanguage(one.title, request.language)),
      width: one.width ?? (one.kind === 'text' || !one.kind ? 24 : 14),
      ...(one.kind === 'day' ? { style: { numFmt: 'yyyy-mm-dd' } } : {}),
    }))
    const head = sheet.getRow(1)
    head.font = { bold: true }
    head.commit()
    return sheet
  }
  let sheet = makeSheet(1)
  let [sheets, row] = [1, 1]
  for await (const one of request.rows) {
    if (row === lastRow) {
      sheet.commit()
      sheets += 1
      sheet = makeSheet(sheets)
      row = 1
    }
    row += 1
    sheet.addRow(columns.map((c) => sheetCell(c.value(one), c.kind ?? 'text'))).commit()
    // The writer does not wait for a slow reader; here we do.
    if (row % 500 === 0) {
      await nextTurn()
      while (out.readableLength > 1024 * 1024 && !out.destroyed) await roomIn(out)
      if (out.destroyed) return
    }
  }
  sheet.commit()
  await workbook.commit()
}

const roomIn = (out: PassThrough): Promise<unknown> =>
  Promise.race([
    once(out, 'drain').catch(() => {}),
    once(out, 'close'),
    new Promise((r) => setTimeout(r, 20)),
  ])

/**
 * Streams rows as a table that a spreadsheet opens: xlsx, or csv in UTF-8 with a mark of its
 * encoding. Rows are pulled as the reader takes them, so memory stays flat. The caller keeps
 * what `rows` reads from open until the stream has ended.
 */
export function exportRows<Row>(request: ExportRequest<Row>): FileReply {
  const name = `${request.name}.${request.format}`
  const type = exportTypes[request.format]
  if (request.format === 'csv') return { stream: Readable.from(csvParts(request)), type, name }
  const out = new PassThrough({ highWaterMark: 256 * 1024 })
  writeXlsx(request, out).catch((error) => out.destroy(error))
  return { stream: out, type, name }
}
