import { type Bilingual, inLanguage, type Language } from '../../../kernel/bilingual.ts'
import { normaliseText } from '../../../kernel/search-text.ts'
import type { RowField } from '../model/content.ts'
import { type Cell, numericTypes } from '../model/form.ts'
import type { CodedField, NamedCode } from '../rules/codes-of.ts'
import { readAmount, readTyped } from '../rules/read-typed.ts'
import { bookWords } from './words.ts'

/** Which list of codes a cell takes. */
const codedTypes: Partial<Record<Cell['type'], CodedField>> = {
  economy: 'partner',
  item: 'item',
  currency: 'currency',
}

const truths: readonly NamedCode[] = [
  { code: 'yes', name: bookWords.yes },
  { code: 'no', name: bookWords.no },
]

/** What a cell with few answers may be. */
export function answersOf(cell: Cell): readonly NamedCode[] {
  if (cell.type === 'yes-no') return truths
  return (cell.choices ?? []).map(({ code, label }) => ({ code, name: label }))
}

/** Code and name, as drop-downs show them. */
export const named = (code: string, name: Bilingual, language: Language): string =>
  `${code} ${inLanguage(name, language)}`

/** The list that a cell drops down: of codes, or of its own answers. */
export const listOfCell = (cell: Cell): string | undefined =>
  codedTypes[cell.type] ?? (answersOf(cell).length > 0 ? `=${cell.code}` : undefined)

/** What stands in a sheet for what a return keeps in a cell. */
export function showCell(
  cell: Cell,
  text: string,
  language: Language,
  codes: Record<CodedField, readonly NamedCode[]>,
): string {
  const field = codedTypes[cell.type]
  if (field) {
    const found = codes[field].find((one) => one.code === text)
    return found ? named(found.code, found.name, language) : text
  }
  const answer = answersOf(cell).find((one) => one.code === text)
  return answer ? inLanguage(answer.name, language) : text
}

/** `2018/3/5` and `2018.3.5`, as sheets write days, become `2018-03-05`. */
function readDay(text: string): string {
  const parts = text.split(/[-/.]/)
  if (parts.length !== 3 || parts.some((one) => !/^\d{1,4}$/.test(one))) return text
  const [year = '', month = '', day = ''] = parts
  return year.length === 4 ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text
}

/** A cell of a sheet in the form in which returns keep it; what is not understood stays. */
export function readCell(cell: Cell, typed: string): string {
  const text = typed.trim()
  if (text === '') return ''
  const field: RowField | undefined = codedTypes[cell.type]
  if (field) return readTyped(field, text)
  if (numericTypes.includes(cell.type)) {
    return readAmount(cell.type === 'percent' && text.endsWith('%') ? text.slice(0, -1) : text)
  }
  if (cell.type === 'day') return readDay(text)
  const key = normaliseText(text)
  const answer = answersOf(cell).find(({ code, name }) =>
    [code, name.zh, name.en].some((one) => one === text || normaliseText(one) === key),
  )
  return answer?.code ?? text
}
