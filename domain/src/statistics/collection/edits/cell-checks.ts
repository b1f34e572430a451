import { findCurrency } from '../../../kernel/codes/currencies.ts'
import { findEbopsItem } from '../../../kernel/codes/ebops.ts'
import { findEconomy } from '../../../kernel/codes/economies.ts'
import { Day } from '../../../kernel/period.ts'
import { lineCell } from '../model/content.ts'
import type { Finding } from '../model/finding.ts'
import { type Cell, numericTypes } from '../model/form.ts'
import { type Book, lineOf, readFigure } from './book.ts'
import type { Layout } from './layout.ts'

const hard = (
  edit: string,
  address: string,
  zh: string,
  en: string,
  cells = [address],
): Finding => ({
  edit,
  severity: 'hard',
  address,
  cells,
  message: { zh, en },
})

function cellAt(form: Layout, key: string): Cell | undefined {
  const at = lineOf(key)
  if (!at) return form.cells.get(key)
  return form.lineSections.get(at.section)?.cells.find((one) => one.code === at.code)
}

const fits: Readonly<Record<string, (text: string, cell: Cell) => boolean>> = {
  text: () => true,
  choice: (text, cell) => cell.choices?.some((one) => one.code === text) ?? false,
  economy: (text) => findEconomy(text) !== undefined,
  item: (text) => findEbopsItem(text) !== undefined,
  currency: (text) => findCurrency(text) !== undefined,
  day: (text) => Day.safeParse(text).success,
  'yes-no': (text) => text === 'yes' || text === 'no',
}

/** What stands in a cell is of its kind. */
export function checkCell(form: Layout, key: string, text: string | undefined): Finding[] {
  if (text === undefined) return []
  const address = `cells.${key}`
  const cell = cellAt(form, key)
  if (!cell)
    return [hard('FORM-CELL-05', address, '本表没有这一格。', 'This form has no such cell.')]
  if (cell.computed) {
    return [
      hard(
        'FORM-CELL-06',
        address,
        '此格自动计算，不需填写。',
        'This cell is computed; nothing is entered.',
      ),
    ]
  }
  if (!numericTypes.includes(cell.type)) {
    return fits[cell.type]?.(text, cell)
      ? []
      : [hard('FORM-CELL-02', address, '请从选项中选择。', 'Choose one of the options.')]
  }
  const figure = readFigure(text)
  if (!figure) {
    return [
      hard(
        'FORM-CELL-02',
        address,
        '请填写数字，不带逗号和单位。',
        'Enter a number, without commas or units.',
      ),
    ]
  }
  const { places = 0, signed } = cell
  if (figure.scale > places) {
    return places === 0
      ? [hard('FORM-CELL-03', address, '请填写整数。', 'Enter a whole number.')]
      : [
          hard(
            'FORM-CELL-03',
            address,
            `最多 ${places} 位小数。`,
            `At most ${places} places after the point.`,
          ),
        ]
  }
  if (!signed && figure.digits < 0n) {
    return [hard('FORM-CELL-04', address, '不能为负数。', 'It cannot be below zero.')]
  }
  return []
}

export function checkLines(form: Layout, section: string, book: Book): Finding[] {
  const limit = form.lineSections.get(section)?.repeats?.limit
  const count = book.lines.get(section)?.size ?? 0
  if (limit === undefined || count <= limit) return []
  return [
    hard(
      'FORM-LINE-01',
      `lines.${section}`,
      `共 ${count} 行，超过 ${limit} 行上限。`,
      `${count} lines, more than ${limit}.`,
      [],
    ),
  ]
}

/**
 * 零申报 of a form without rows: chosen, or owed where nothing is entered. A form of fixed cells alone
 * says nothing by noughts. Of rows the survey's own edits say it.
 */
function checkNothing({ form, lineSections }: Layout, book: Book): Finding[] {
  if (form.rows) return []
  const lines = [...lineSections.keys()].reduce(
    (sum, id) => sum + (book.lines.get(id)?.size ?? 0),
    0,
  )
  const say = (edit: string, zh: string, en: string) => [hard(edit, 'return', zh, en, [])]
  if (lineSections.size === 0) {
    return book.nothingToReport
      ? say(
          'FORM-NIL-01',
          '本表不作零申报：没有发生的指标请填 0。',
          'This form takes noughts instead of nothing to report: enter 0 where there was none.',
        )
      : []
  }
  if (book.nothingToReport && lines > 0) {
    return say(
      'FORM-NIL-02',
      `选择了零申报，但还有 ${lines} 行。请二者取一。`,
      `Nothing to report was chosen, yet there are ${lines} lines. Keep one of the two.`,
    )
  }
  return !book.nothingToReport && lines === 0
    ? say(
        'FORM-NIL-03',
        '还没有填写。本期没有发生，请选零申报。',
        'Nothing has been entered. If there was nothing, choose nothing to report.',
      )
    : []
}

/** What is said of the return as a whole: cells that must be filled in and are not; of lines, those that were begun. */
export function checkRequired(form: Layout, book: Book): Finding[] {
  const nothing = checkNothing(form, book)
  if (book.nothingToReport) return nothing
  const keys = [...form.cells.values()].flatMap((cell) => (cell.required ? [cell.code] : []))
  for (const [id, section] of form.lineSections) {
    const codes = section.cells.filter((cell) => cell.required).map((cell) => cell.code)
    for (const line of book.lines.get(id)?.keys() ?? []) {
      keys.push(...codes.map((code) => lineCell(id, line, code)))
    }
  }
  const unfilled = keys
    .filter((key) => !book.cells.has(key))
    .map((key) => hard('FORM-CELL-01', `cells.${key}`, '此项必填。', 'This is required.'))
  return [...nothing, ...unfilled]
}
