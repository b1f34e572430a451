import { type Cell, type Form, numericTypes } from '../model/form.ts'

/** The cell that `key` names: `code`, or `section.line.code` in a section whose lines repeat. */
export function findCell(form: Form, key: string): Cell | undefined {
  const parts = key.split('.')
  const [section, , code] = parts
  return form.sections
    .filter((one) => (one.repeats ? parts.length === 3 && one.id === section : parts.length === 1))
    .flatMap((one) => one.cells)
    .find((one) => one.code === (code ?? key))
}

export function isNumericCell(form: Form, key: string): boolean {
  const cell = findCell(form, key)
  return cell !== undefined && numericTypes.includes(cell.type)
}
