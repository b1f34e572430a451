import { transcode } from 'node:buffer'
import { type ZipPart, zipParts } from './zip-stream.ts'

/** `day` is days since 1899-12-30, as spreadsheets count. */
export type Cell = string | number | { readonly day: number } | null

export interface XlsxSheet {
  readonly name: string
  readonly header: readonly string[]
  /** Widths of the columns in characters. */
  readonly widths: readonly number[]
  readonly rows: AsyncIterable<readonly Cell[]>
}

/** Last row that a sheet holds; what follows goes to another sheet. */
const lastRow = 1_048_576
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
}

/** Nearly every text has none of what must be escaped or taken out. */
const unusual = /[\p{Cc}\p{Cs}\uFFFE\uFFFF&<>"_]/u

/** Text of an XML element: what XML cannot hold goes, what OOXML would decode is kept literal. */
function escapeText(text: string): string {
  if (!unusual.test(text)) return text
  return text
    .replace(/[\p{Cs}\uFFFE\uFFFF]/gu, '')
    .replace(/[^\P{Cc}\t\n\r]/gu, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"\r]/g, (mark) => escapes[mark]!)
}

/** Readers take white space at the ends of a text away, and some within it, unless told not to. */
const spaced = /^\s|\s$|[\t\n\r]| {2}/

function columnName(n: number): string {
  return n < 26
    ? String.fromCharCode(65 + n)
    : columnName(Math.floor(n / 26) - 1) + columnName(n % 26)
}

/** What follows the opening `<c r="` and the place of the cell. */
function cellXml(cell: string | number | { readonly day: number }, style: string): string {
  if (typeof cell === 'number') return `"${style}><v>${cell}</v></c>`
  if (typeof cell === 'object') return `" s="1"><v>${cell.day}</v></c>`
  const t = spaced.test(cell) ? '<t xml:space="preserve">' : '<t>'
  return `"${style} t="inlineStr"><is>${t}${escapeText(cell)}</t></is></c>`
}

/** @param opened the opening of the cells of each column, up to the number of the row */
function rowXml(
  cells: readonly Cell[],
  row: number,
  opened: readonly string[],
  style = '',
): string {
  let text = `<row r="${row}">`
  for (let n = 0; n < cells.length; n += 1) {
    const cell = cells[n]
    if (cell !== null && cell !== undefined) text += opened[n]! + row + cellXml(cell, style)
  }
  return `${text}</row>`
}

/** `text` in UTF-8; through UTF-16 at half of what a text with Chinese in it costs otherwise. */
const bytesOf = (text: string): Buffer => transcode(Buffer.from(text, 'utf16le'), 'utf16le', 'utf8')

interface Rows {
  readonly source: AsyncIterator<readonly Cell[]>
  done: boolean
}

async function* sheetXml(sheet: XlsxSheet, rows: Rows): AsyncGenerator<Buffer> {
  const opened = sheet.header.map((_, n) => `<c r="${columnName(n)}`)
  const widths = sheet.widths.map(
    (w, n) => `<col min="${n + 1}" max="${n + 1}" width="${w}" customWidth="1"/>`,
  )
  let text = `${xml}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${rowXml(sheet.header, 1, opened, ' s="2"')}`
  for (let row = 2; row <= lastRow; row += 1) {
    const next = await rows.source.next()
    if (next.done) {
      rows.done = true
      break
    }
    text += rowXml(next.value, row, opened)
    if (text.length > 64 * 1024) {
      yield bytesOf(text)
      text = ''
    }
  }
  yield bytesOf(`${text}</sheetData></worksheet>`)
}

const styles = `${xml}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`

/** The parts that describe `count` sheets. */
function* frame(name: string, count: number): Generator<ZipPart> {
  const part = (path: string, text: string): ZipPart => ({
    name: path,
    content: [Buffer.from(xml + text)],
  })
  const sheets = Array.from({ length: count }, (_, n) => n + 1)
  const title = (n: number) => escapeText(n === 1 ? name : `${name.slice(0, 27)} ${n}`)
  const content = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  yield { name: 'xl/styles.xml', content: [Buffer.from(styles)] }
  yield part(
    'xl/workbook.xml',
    `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.map((n) => `<sheet name="${title(n)}" sheetId="${n}" r:id="rId${n}"/>`).join('')}</sheets></workbook>`,
  )
  yield part(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${packages}/relationships">${sheets.map((n) => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}<Relationship Id="rId${count + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  )
  yield part(
    '_rels/.rels',
    `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  )
  yield part(
    '[Content_Types].xml',
    `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${content}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${content}.styles+xml"/>${sheets.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${content}.worksheet+xml"/>`).join('')}</Types>`,
  )
}

async function* workbookParts(sheet: XlsxSheet): AsyncGenerator<ZipPart> {
  const rows: Rows = { source: sheet.rows[Symbol.asyncIterator](), done: false }
  let count = 0
  try {
    while (!rows.done) {
      count += 1
      yield { name: `xl/worksheets/sheet${count}.xml`, content: sheetXml(sheet, rows) }
    }
    yield* frame(sheet.name, count)
  } finally {
    await rows.source.return?.()
  }
}

/** A workbook as it is read: rows are pulled when the reader takes them, so memory stays flat. */
export const xlsxParts = (sheet: XlsxSheet): AsyncGenerator<Buffer> =>
  zipParts(workbookParts(sheet))
