import { normaliseText } from '../../../kernel/search-text.ts'
import { lineCell, type ReturnRow } from '../model/content.ts'
import type { Cell, Form, Section } from '../model/form.ts'
import { fieldOfHead } from '../rules/read-block.ts'
import { readCell } from './cell-text.ts'
import type { Place, ReadBook, ReadPage } from './model.ts'
import { keyOf, placeOfRow, type RowsPage, readRows } from './read-rows.ts'
import { bookWords } from './words.ts'

interface Reading {
  readonly form: Form
  rows: ReturnRow[] | undefined
  readonly cells: Record<string, string>
  readonly sections: Set<string>
  readonly ignored: string[]
  /** Of cells; rows have pages of their own. */
  readonly places: Map<string, Place>
  readonly pages: RowsPage[]
  /** Keys of lines, by section. */
  readonly keys: Set<string>
}

const isCalled = (head: string, name: { zh: string; en: string }): boolean =>
  [name.zh, name.en].some((one) => normaliseText(one) === normaliseText(head))
const columnOf = (header: readonly string[], name: { zh: string; en: string }): number =>
  header.findIndex((head) => isCalled(head, name))

/** The cells whose names stand above columns, by column; undefined where too few do. */
function cellsOfHeads(section: Section, header: readonly string[]): Map<number, Cell> | undefined {
  const found = new Map<number, Cell>()
  header.forEach((head, at) => {
    const cell = section.cells.find(
      (one) => !one.computed && (one.code === head.trim() || isCalled(head, one.label)),
    )
    if (cell) found.set(at, cell)
  })
  return found.size >= Math.min(2, section.cells.length) ? found : undefined
}

function readLines(
  reading: Reading,
  section: Section,
  page: ReadPage,
  of: Map<number, Cell>,
): void {
  const keyColumn = columnOf(page.header, bookWords.key)
  reading.sections.add(section.id)
  for (const { line, cells } of page.rows) {
    if ([...of.keys()].every((at) => (cells[at] ?? '').trim() === '')) continue
    const taken = (one: string) => reading.keys.has(`${section.id} ${one}`)
    const key = keyOf(taken, cells[keyColumn] ?? '', line)
    reading.keys.add(`${section.id} ${key}`)
    for (const [at, cell] of of) {
      const address = lineCell(section.id, key, cell.code)
      const text = readCell(cell, cells[at] ?? '')
      if (text !== '') reading.cells[address] = text
      reading.places.set(`cells.${address}`, {
        sheet: page.name,
        line,
        column: page.header[at] ?? '',
      })
    }
  }
  reading.ignored.push(...page.header.filter((_, at) => !of.has(at) && at !== keyColumn))
}

function readCells(reading: Reading, page: ReadPage, code: number, value: number): void {
  const fixed = reading.form.sections.filter((one) => !one.repeats).flatMap((one) => one.cells)
  for (const { line, cells } of page.rows) {
    const cell = fixed.find((one) => one.code === (cells[code] ?? '').trim() && !one.computed)
    if (!cell) continue
    reading.cells[cell.code] = readCell(cell, cells[value] ?? '')
    const column = page.header[value] ?? ''
    reading.places.set(`cells.${cell.code}`, { sheet: page.name, line, column })
  }
}

/** The section with lines whose names stand above the most columns of a sheet. */
function sectionOf(form: Form, header: readonly string[]) {
  return form.sections
    .filter((one) => one.repeats)
    .flatMap((section) => {
      const of = cellsOfHeads(section, header)
      return of ? [{ section, of }] : []
    })
    .sort((a, b) => b.of.size - a.of.size)[0]
}

/**
 * What the sheets of a file say, each told by the names of its columns in either language;
 * undefined where no sheet is for anything of the form.
 */
export function readBook(form: Form, pages: readonly ReadPage[]): ReadBook | undefined {
  const reading: Reading = {
    form,
    rows: undefined,
    cells: {},
    sections: new Set(),
    ignored: [],
    places: new Map(),
    pages: [],
    keys: new Set(),
  }
  let known = 0
  for (const page of pages) {
    const { header } = page
    const [code, value] = [columnOf(header, bookWords.code), columnOf(header, bookWords.value)]
    const fields = header.map(fieldOfHead)
    const lines = sectionOf(form, header)
    known += 1
    if (code >= 0 && value >= 0) readCells(reading, page, code, value)
    else if (form.rows && fields.includes('item') && fields.includes('amount')) {
      reading.rows ??= []
      const keyColumn = columnOf(header, bookWords.key)
      reading.pages.push(readRows(form.rows, page, keyColumn, reading.rows, reading.pages))
      reading.ignored.push(...header.filter((_, at) => !fields[at] && at !== keyColumn))
    } else if (lines) readLines(reading, lines.section, page, lines.of)
    else known -= 1
  }
  if (known === 0) return undefined
  const { rows, cells, sections, ignored, places, pages: ofRows } = reading
  return {
    rows,
    cells,
    sections: [...sections],
    ignored: ignored.filter(Boolean),
    places: { get: (cell) => placeOfRow(ofRows, cell) ?? places.get(cell) },
  }
}
