import { fraction, textOfFraction } from '../../kernel/fraction.ts'
import { type Day, type Period, quarterOf } from '../../kernel/period.ts'

/** 填报负担: how the fields of one submission, or of several of one day, came to their values. */
export interface FieldUse {
  /** Department id. */
  readonly department: string
  /** Day of the submission. */
  readonly on: Day
  readonly typed: number
  readonly prefilled: number
  /** How many submissions; one where it is not said. */
  readonly submissions?: number
}

export interface BurdenRow {
  readonly department: string
  readonly quarter: Period
  readonly submissions: number
  readonly typed: number
  readonly prefilled: number
  /** Pre-filled ÷ all fields with a value, percent with one place; absent without any field. */
  readonly prefilledPercent?: string
}

/**
 * Counts the fields of a submission against what the platform offered: a value left as offered is
 * pre-filled, a changed or new one is typed, an empty one is neither.
 */
export function countFields(
  offered: Readonly<Record<string, string | undefined>>,
  submitted: Readonly<Record<string, string | undefined>>,
): { typed: number; prefilled: number } {
  const filled = Object.entries(submitted).filter(([, value]) => value?.trim())
  const prefilled = filled.filter(([field, value]) => offered[field] === value).length
  return { typed: filled.length - prefilled, prefilled }
}

function rowOf(department: string, quarter: Period, uses: readonly FieldUse[]): BurdenRow {
  const sum = (of: (use: FieldUse) => number): number =>
    uses.reduce((total, use) => total + of(use), 0)
  const typed = sum((use) => use.typed)
  const prefilled = sum((use) => use.prefilled)
  const all = typed + prefilled
  return {
    department,
    quarter,
    submissions: sum((use) => use.submissions ?? 1),
    typed,
    prefilled,
    ...(all > 0
      ? { prefilledPercent: textOfFraction(fraction(BigInt(prefilled * 100), BigInt(all)), 1) }
      : {}),
  }
}

/** Groups in the order of their keys. */
function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Rows by quarter and department, and one of all departments (`*`) for each quarter. */
export function measureBurden(uses: readonly FieldUse[]): {
  readonly rows: readonly BurdenRow[]
  readonly totals: readonly BurdenRow[]
} {
  const quarters = groupBy(uses, (use) => quarterOf(use.on))
  return {
    rows: quarters.flatMap(([quarter, own]) =>
      groupBy(own, (use) => use.department).map(([department, its]) =>
        rowOf(department, quarter, its),
      ),
    ),
    totals: quarters.map(([quarter, own]) => rowOf('*', quarter, own)),
  }
}
