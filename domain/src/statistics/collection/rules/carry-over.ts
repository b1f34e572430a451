import type { ReturnContent } from '../model/content.ts'
import type { SurveyVersion } from '../model/survey.ts'

/** A draft brought to another version of its form, and what of it found no place there. */
export interface CarriedOver {
  readonly content: ReturnContent
  /** Keys of cells that the new form does not have. */
  readonly droppedCells: readonly string[]
  /** Rows, where the new form has none. */
  readonly droppedRows: number
}

/** Whether the form has a place for what was typed into a cell. */
function hasCell(version: SurveyVersion, key: string): boolean {
  const [head, line, code] = key.split('.')
  return version.form.sections.some((section) => {
    const named = section.repeats ? section.id === head && line !== undefined : line === undefined
    const wanted = section.repeats ? code : head
    return named && section.cells.some((cell) => cell.code === wanted && !cell.computed)
  })
}

/**
 * Brings `draft` to `version`. Rows stay as typed, for the edits say what the new form does not
 * take; explanations stay, for they hold only where code and address still meet.
 */
export function carryOver(draft: ReturnContent, version: SurveyVersion): CarriedOver {
  const cells = Object.entries(draft.cells)
  const kept = cells.filter(([key]) => hasCell(version, key))
  const rows = version.form.rows ? draft.rows : []
  return {
    content: { ...draft, formVersion: version.version, rows, cells: Object.fromEntries(kept) },
    droppedCells: cells.filter(([key]) => !hasCell(version, key)).map(([key]) => key),
    droppedRows: draft.rows.length - rows.length,
  }
}
