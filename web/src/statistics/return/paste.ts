import type { Language } from '@wstc/domain/kernel/bilingual'
import { type ReturnRow, rowFields } from '@wstc/domain/statistics/collection/model/content'
import type { Cell, Section } from '@wstc/domain/statistics/collection/model/form'
import { readCell } from '@wstc/domain/statistics/collection/workbook/cell-text'
import { cellsOfHeads } from '@wstc/domain/statistics/collection/workbook/read-book'
import { cellCodes } from './choices.ts'

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

/** A cell of a sheet; where only one code is found by its words, that one. */
function readPasted(cell: Cell, text: string, language: Language): string {
  const read = readCell(cell, text)
  const codes = cellCodes(cell.type, language)
  if (!codes || read === '' || codes.choices.some((one) => one.code === read)) return read
  const [found, ...more] = codes.find(read)
  return found && more.length === 0 ? found.code : read
}

/**
 * Lines of a sheet as cells of lines of a section. A first line of names says which cells they are;
 * otherwise they count from the cell `from`.
 */
export function readLines(
  section: Section,
  block: readonly (readonly string[])[],
  from: string,
  language: Language,
): Record<string, string>[] {
  const heads = cellsOfHeads(section, block[0] ?? [])
  const typed = section.cells.filter((cell) => !cell.computed)
  const follow = typed.slice(typed.findIndex((cell) => cell.code === from))
  const of = heads ?? new Map(follow.entries())
  return block
    .slice(heads ? 1 : 0)
    .map((line) =>
      Object.fromEntries(
        [...of].flatMap(([at, cell]) =>
          line[at] === undefined ? [] : [[cell.code, readPasted(cell, line[at], language)]],
        ),
      ),
    )
}
