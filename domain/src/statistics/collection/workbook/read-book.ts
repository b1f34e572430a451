import { normaliseText } from '../../../kernel/search-text.ts'
import { lineCell, type ReturnRow } from '../model/content.ts'
import type { Cell, Form, Section } from '../model/form.ts'
import { fieldOfHead } from '../rules/read-block.ts'
import { readCell } from './cell-text.ts'
import type { Place, ReadBook, ReadHead, ReadLine, ReadPage } from './model.ts'
import { keyOf, openRows, placeOfRow, type RowsPage } from './read-rows.ts'
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
export function cellsOfHeads(
  section: Section,
  header: readonly string[],
): Map<number, Cell> | undefined {
  const found = new Map<number, Cell>()
  header.forEach((head, at) => {
    const cell = section.cells.find(
      (one) => !one.computed && (one.code === head.trim() || isCalled(head, one.label)),
    )
    if (cell) found.set(at, cell)
  })
  return found.size >= Math.min(2, section.cells.length) ? found : undefined
}

type Take = (lines: readonly ReadLine[]) => void

function openLines(
  reading: Reading,
  section: Section,
  page: ReadHead,
  of: Map<number, Cell>,
): Take {
  const keyColumn = columnOf(page.header, bookWords.key)
  reading.sections.add(section.id)
  reading.ignored.push(...page.header.filter((_, at) => !of.has(at) && at !== keyColumn))
  const readLine = ({ line, cells }: ReadLine): void => {
    if ([...of.keys()].every((at) => (cells[at] ?? '').trim() === '')) return
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
  return (lines) => lines.forEach(readLine)
}

function openCells(reading: Reading, page: ReadHead, code: number, value: number): Take {
  const fixed = reading.form.sections.filter((one) => !one.repeats).flatMap((one) => one.cells)
  const readLine = ({ line, cells }: ReadLine): void => {
    const cell = fixed.find((one) => one.code === (cells[code] ?? '').trim() && !one.computed)
    if (!cell) return
    reading.cells[cell.code] = readCell(cell, cells[value] ?? '')
    const column = page.header[value] ?? ''
    reading.places.set(`cells.${cell.code}`, { sheet: page.name, line, column })
  }
  return (lines) => lines.forEach(readLine)
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

/** What takes the rows of a sheet; undefined where nothing of the form is for it. */
function openPage(reading: Reading, page: ReadHead): Take | undefined {
  const { form } = reading
  const { header } = page
  const [code, value] = [columnOf(header, bookWords.code), columnOf(header, bookWords.value)]
  if (code >= 0 && value >= 0) return openCells(reading, page, code, value)
  const fields = header.map(fieldOfHead)
  if (form.rows && fields.includes('item') && fields.includes('amount')) {
    reading.rows ??= []
    const keyColumn = columnOf(header, bookWords.key)
    const rows = openRows(form.rows, page, keyColumn, reading.rows, [...reading.pages])
    reading.pages.push(rows.page)
    reading.ignored.push(...header.filter((_, at) => !fields[at] && at !== keyColumn))
    return rows.take
  }
  const lines = sectionOf(form, header)
  return lines && openLines(reading, lines.section, page, lines.of)
}

/** A file that is being read, sheet by sheet. */
export interface BookReader {
  /** Begins a sheet, told by the names of its columns in either language; its rows may come in parts. */
  openPage(name: string, header: readonly string[]): Take
  /** What the sheets say; undefined where no sheet is for anything of the form. */
  finish(): ReadBook | undefined
}

export function openReading(form: Form): BookReader {
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
  return {
    openPage: (name, header) => {
      const take = openPage(reading, { name, header })
      if (take) known += 1
      return take ?? (() => {})
    },
    finish: () => (known === 0 ? undefined : bookOf(reading)),
  }
}

function bookOf({ rows, cells, sections, ignored, places, pages }: Reading): ReadBook {
  return {
    rows,
    cells,
    sections: [...sections],
    ignored: ignored.filter(Boolean),
    places: { get: (cell) => placeOfRow(pages, cell) ?? places.get(cell) },
  }
}

/** What sheets say of which all rows are there. */
export function readBook(form: Form, pages: readonly ReadPage[]): ReadBook | undefined {
  const reading = openReading(form)
  for (const { name, header, rows } of pages) reading.openPage(name, header)(rows)
  return reading.finish()
}
