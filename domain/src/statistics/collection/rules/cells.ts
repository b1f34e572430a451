import { type Cell, type CellType, type Form, numericTypes } from '../model/form.ts'

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

/** Types whose figures of several lines, or several units, make a sum that means something. */
const additiveTypes: readonly CellType[] = ['money', 'number', 'count']

/** The cell of a kept figure: `code`, or `section.code` for the sum over the lines of a section. */
function cellOfFigure(form: Form, code: string): { cell: Cell; summed: boolean } | undefined {
  const [first = '', second] = code.split('.')
  const sections = form.sections.filter((one) =>
    second === undefined ? !one.repeats : one.repeats && one.id === first,
  )
  const cell = sections.flatMap((one) => one.cells).find((one) => one.code === (second ?? first))
  return cell && { cell, summed: second !== undefined }
}

/** Whether what many units say there adds up to a figure that could be published. */
export function addsUp(form: Form, code: string): boolean {
  const found = cellOfFigure(form, code)
  return found !== undefined && additiveTypes.includes(found.cell.type)
}

/** Whether the kept figure says something of its unit: shares of several lines make no sum. */
export function isTellingFigure(form: Form, code: string): boolean {
  const found = cellOfFigure(form, code)
  if (!found) return false
  return (found.summed ? additiveTypes : numericTypes).includes(found.cell.type)
}
