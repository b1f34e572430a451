import { type ReturnRow, rowFields } from '@wstc/domain/statistics/collection/model/content'

/** Cells of text copied out of Excel: tabs between cells, quotes round cells with line ends. */
export function readClipboard(text: string): string[][] {
  const lines: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]!
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === '\t') {
      lines.at(-1)!.push(cell)
      cell = ''
    } else if (sign === '\n') {
      lines.at(-1)!.push(cell)
      lines.push([])
      cell = ''
    } else if (sign !== '\r') cell += sign
  }
  lines.at(-1)!.push(cell)
  return lines.filter((line) => line.some((one) => one.trim() !== ''))
}

/** A row as text that pastes into Excel. */
export const copyRow = (row: ReturnRow): string =>
  rowFields.map((field) => (row[field] ?? '').replace(/[\t\r\n]+/g, ' ')).join('\t')
