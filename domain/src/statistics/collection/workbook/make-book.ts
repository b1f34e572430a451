import { inLanguage, type Language } from '../../../kernel/bilingual.ts'
import { ebopsItems } from '../../../kernel/codes/ebops.ts'
import { economies } from '../../../kernel/codes/economies.ts'
import { lineCell, type ReturnContent, type RowField, rowFields } from '../model/content.ts'
import type { Cell, Form, RowForm, Section } from '../model/form.ts'
import { type CodedField, codedFields, codesOf, type NamedCode } from '../rules/codes-of.ts'
import { rowFieldNames } from '../words/fields.ts'
import { unitTexts } from '../words/units.ts'
import { answersOf, listOfCell, named, showCell } from './cell-text.ts'
import type { Book, BookCell, BookPage } from './model.ts'
import { bookWords } from './words.ts'

type Codes = Record<CodedField, readonly NamedCode[]>

const rowWidths: Partial<Record<RowField, number>> = {
  item: 40,
  partner: 24,
  mode: 18,
  amount: 18,
  note: 30,
}

/** Cells may name any item and economy, rows those that the form asks for. */
const codesOfCells: Codes = {
  ...codesOf({
    flows: ['export', 'import'],
    items: [],
    modes: ['1', '2', '3', '4'],
    currencies: ['USD', 'CNY'],
    contract: 'none',
    limit: 1,
    help: {} as RowForm['help'],
  }),
  item: ebopsItems,
  partner: economies,
}

const coded = (field: RowField): CodedField | undefined => codedFields.find((one) => one === field)

function rowPage(
  form: RowForm,
  content: ReturnContent,
  language: Language,
  codes: Codes,
): BookPage {
  const say = (text: { zh: string; en: string }) => inLanguage(text, language)
  const fields = rowFields.filter((field) => field !== 'contract' || form.contract !== 'none')
  const show = (field: RowField, text: string): string => {
    const list = coded(field)
    const found = list && codes[list].find((one) => one.code === text)
    if (!found) return text
    return field === 'flow' ? say(found.name) : named(found.code, found.name, language)
  }
  const lists = fields.map((field) => coded(field))
  return {
    name: say(bookWords.rows),
    header: [...fields.map((field) => say(rowFieldNames[field])), say(bookWords.key)],
    hints: [
      ...fields.map((field) => form.help[field] && say(form.help[field])),
      say(bookWords.keyHint),
    ],
    widths: [...fields.map((field) => rowWidths[field] ?? 14), 10],
    hidden: [fields.length],
    rows: content.rows.map((row) => [
      ...fields.map((field, at) => ({ text: show(field, row[field] ?? ''), list: lists[at] })),
      { text: row.key },
    ]),
    below: lists,
  }
}

const typedCells = (section: Section): readonly Cell[] =>
  section.cells.filter((cell) => !cell.computed)

function cellsPage(
  sections: readonly Section[],
  content: ReturnContent,
  language: Language,
): BookPage {
  const say = (text: { zh: string; en: string }) => inLanguage(text, language)
  const line = (section: Section, cell: Cell): BookCell[] => [
    { text: cell.code },
    { text: say(cell.label) },
    {
      text: showCell(cell, content.cells[cell.code] ?? '', language, codesOfCells),
      list: listOfCell(cell),
    },
    { text: cell.unit ? say(unitTexts[cell.unit]) : '' },
    { text: say(cell.help ?? section.help ?? { zh: '', en: '' }) },
  ]
  return {
    name: say(bookWords.cells),
    header: (['code', 'label', 'value', 'unit', 'help'] as const).map((one) => say(bookWords[one])),
    hints: [],
    widths: [18, 30, 24, 14, 50],
    hidden: [],
    rows: sections.flatMap((section) => [
      [{ text: '' }, { text: say(section.title) }],
      ...typedCells(section).map((cell) => line(section, cell)),
    ]),
    below: undefined,
  }
}

/** Lines of a section in the order in which they were begun. */
export function linesIn(cells: Readonly<Record<string, string>>, section: string): string[] {
  const lines = Object.keys(cells).flatMap((key) => {
    const [id, line, code] = key.split('.')
    return id === section && line && code ? [line] : []
  })
  return [...new Set(lines)]
}

function linesPage(section: Section, content: ReturnContent, language: Language): BookPage {
  const say = (text: { zh: string; en: string }) => inLanguage(text, language)
  const cells = typedCells(section)
  return {
    name: say(section.title),
    header: [...cells.map((cell) => say(cell.label)), say(bookWords.key)],
    hints: [
      ...cells.map((cell) =>
        [cell.unit && say(unitTexts[cell.unit]), cell.help && say(cell.help)]
          .filter(Boolean)
          .join('\n'),
      ),
      say(bookWords.keyHint),
    ].map((one) => one || undefined),
    widths: [...cells.map(() => 20), 10],
    hidden: [cells.length],
    rows: linesIn(content.cells, section.id).map((line) => [
      ...cells.map((cell) => ({
        text: showCell(
          cell,
          content.cells[lineCell(section.id, line, cell.code)] ?? '',
          language,
          codesOfCells,
        ),
        list: listOfCell(cell),
      })),
      { text: line },
    ]),
    below: cells.map(listOfCell),
  }
}

function listsOf(form: Form, codes: Codes, language: Language): Record<string, readonly string[]> {
  const of = (field: CodedField, of: Codes) =>
    of[field].map(({ code, name }) =>
      field === 'flow' ? inLanguage(name, language) : named(code, name, language),
    )
  const own = form.rows ? codes : codesOfCells
  const answers = form.sections.flatMap((section) =>
    section.cells
      .filter((cell) => answersOf(cell).length > 0)
      .map((cell) => [
        listOfCell(cell) ?? '',
        answersOf(cell).map((one) => inLanguage(one.name, language)),
      ]),
  )
  return {
    ...Object.fromEntries(codedFields.map((field) => [field, of(field, own)])),
    ...Object.fromEntries(answers),
  }
}

/** The sheets of a return: its rows, its fixed cells, and one for each section with lines. */
export function makeBook(form: Form, content: ReturnContent, language: Language): Book {
  const codes = codesOf(form.rows)
  const fixed = form.sections.filter((one) => !one.repeats && typedCells(one).length > 0)
  return {
    pages: [
      ...(form.rows ? [rowPage(form.rows, content, language, codes)] : []),
      ...(fixed.length > 0 ? [cellsPage(fixed, content, language)] : []),
      ...form.sections.filter((one) => one.repeats).map((one) => linesPage(one, content, language)),
    ],
    lists: listsOf(form, codes, language),
  }
}
