import { fraction, textOfFraction } from '../../kernel/fraction.ts'
import { type Day, type Period, quarterOf } from '../../kernel/period.ts'

/** 填报负担: how the fields of one submission came to their values. */
export interface FieldUse {
  /** Department id. */
  readonly department: string
  /** Day of the submission. */
  readonly on: Day
  readonly typed: number
  readonly prefilled: number
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
  const typed = uses.reduce((sum, use) => sum + use.typed, 0)
  const prefilled = uses.reduce((sum, use) => sum + use.prefilled, 0)
  const all = typed + prefilled
  return {
    department,
    quarter,
    submissions: uses.length,
    typed,
    prefilled,
    ...(all > 0
      ? { prefilledPercent: textOfFraction(fraction(BigInt(prefilled * 100), BigInt(all)), 1) }
      : {}),
  }
}

/** Rows by quarter and department, and one of all departments (`*`) for each quarter. */
export function measureBurden(uses: readonly FieldUse[]): {
  readonly rows: readonly BurdenRow[]
  readonly totals: readonly BurdenRow[]
} {
  const quarters = [...new Set(uses.map((use) => quarterOf(use.on)))].sort()
  const inQuarter = (quarter: Period) => uses.filter((use) => quarterOf(use.on) === quarter)
  return {
    rows: quarters.flatMap((quarter) =>
      [...new Set(inQuarter(quarter).map((use) => use.department))].sort().map((department) =>
        rowOf(
          department,
          quarter,
          inQuarter(quarter).filter((use) => use.department === department),
        ),
      ),
    ),
    totals: quarters.map((quarter) => rowOf('*', quarter, inQuarter(quarter))),
  }
}
