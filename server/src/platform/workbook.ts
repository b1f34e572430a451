import { Readable } from 'node:stream'
import { Problem } from '@wstc/domain/kernel/problem'
import { trimTail } from '@wstc/domain/kernel/trim'
import type ExcelJS from 'exceljs'
import type { Parts, SheetLimits } from './sheet-parts.ts'
import { officeLimits, openZip } from './zip.ts'

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

type Rows = AsyncIterable<ExcelJS.Row>

/** What ExcelJS reads each part of a workbook with, and what it then knows. */
interface PartsReader {
  model?: { readonly sheets?: readonly { readonly name: string; readonly rId: string }[] }
  workbookRels?: readonly { readonly Id: string; readonly Target: string }[]
  _parseRels(part: Readable): Promise<void>
  _parseWorkbook(part: Readable): Promise<void>
  _parseStyles(part: Readable): Promise<void>
  _parseSharedStrings(part: Readable): AsyncIterable<unknown>
  _parseWorksheet(part: AsyncIterable<string>, sheet: string): Iterable<{ readonly value: Rows }>
}

async function openReader(): Promise<PartsReader> {
  // Loaded when the first workbook comes: a start need not wait for it.
  const { default: excel } = await import('exceljs')
  const none = Readable.from([]) as never
  return new excel.stream.xlsx.WorkbookReader(none, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  }) as unknown as PartsReader
}

/** The target of a relationship of the workbook as a name in the archive (ECMA-376 part 2, 6.5). */
const entryName = (target: string): string =>
  target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`

export interface NamedSheet {
  readonly name: string
  readonly rows: Rows
}

/**
 * The worksheets in the order of the workbook. ExcelJS unpacks an archive as it streams by, in
 * the order in which it was packed, and now and then misses a part; so the parts are taken by the
 * archive's directory here, what cells refer to first, and only given to it to be read. They are
 * given as text, for it would break a character that lies across two pieces.
 */
export async function* openSheets(bytes: Buffer): AsyncGenerator<NamedSheet> {
  const zip = openZip(bytes, officeLimits)
  const reader = await openReader()
  const partOf = (name: string): Readable | undefined => {
    const content = zip.read(name)
    return content && Readable.from(textOf(content))
  }
  try {
    const rels = partOf('xl/_rels/workbook.xml.rels')
    const workbook = partOf('xl/workbook.xml')
    if (!rels || !workbook) throw new Problem('desk/file-damaged')
    await reader._parseRels(rels)
    await reader._parseWorkbook(workbook)
    const styles = partOf('xl/styles.xml')
    if (styles) await reader._parseStyles(styles)
    const strings = partOf('xl/sharedStrings.xml')
    if (strings) for await (const _ of reader._parseSharedStrings(strings));
    const targets = new Map((reader.workbookRels ?? []).map((rel) => [rel.Id, rel.Target]))
    for (const { name, rId } of reader.model?.sheets ?? []) {
      const entry = entryName(targets.get(rId) ?? '')
      const content = entry.startsWith('xl/worksheets/') && zip.read(entry)
      if (!content) continue
      const [sheet] = reader._parseWorksheet(textOf(content), rId)
      yield { name, rows: sheet!.value }
    }
  } catch (error) {
    throw asDamage(error)
  }
}

/** XML that breaks off or that no reader of sheets understands. */
const asDamage = (error: unknown): Problem =>
  error instanceof Problem ? error : new Problem('desk/file-damaged')

export const tooWide = (limits: SheetLimits): Problem =>
  new Problem('desk/sheet-too-wide', { columns: limits.columns })

/** @throws Problem for cells that hold an error, and for damage. */
export async function* xlsxRows({ rows }: NamedSheet, limits: SheetLimits): Parts {
  try {
    for await (const row of rows) {
      if (row.cellCount > limits.columns) throw tooWide(limits)
      const cells: string[] = []
      row.eachCell({ includeEmpty: false }, (cell, column) => {
        if (column > limits.columns) throw tooWide(limits)
        while (cells.length < column - 1) cells.push('')
        cells.push(cellText(cell.value, row.number, column))
      })
      if (cells.some((cell) => cell !== '')) yield [{ line: row.number, cells }]
    }
  } catch (error) {
    throw asDamage(error)
  }
}
