import { addDays, type Day } from '../../kernel/period.ts'
import { workingDaysBetween } from '../../kernel/working-days.ts'

/** 应办事项 that is not done: what it is, of which task, and when it falls due. */
export interface Pending {
  readonly kind: LateKind
  readonly id: string
  readonly task: number | null
  readonly departments: readonly string[]
  readonly due: Day
}

export type LateKind =
  | 'report'
  | 'evidence'
  | 'milestone'
  | 'question'
  | 'decision'
  | 'follow-up'
  | 'project-milestone'

/** How a department has kept its due days so far. */
export interface Habit {
  readonly asked: number
  readonly inTime: number
  /** Median of working days late; 0 for what came in time. */
  readonly medianLate: number
}

export interface LateItem extends Pending {
  /** `overdue`; `likely` late going by how the departments kept their days; `near` otherwise. */
  readonly outlook: 'overdue' | 'likely' | 'near'
  /** Working days until the due day; below zero when it has passed. */
  readonly workingDaysLeft: number
}

/** Reports of one department that fell due and came on the same days. */
export interface Kept {
  readonly department: string
  readonly due: Day
  readonly arrived: Day | null
  /** How many; one where it is not said. */
  readonly count?: number
}

/** Fewer reports than this tell nothing of a department's habit. */
export const leastReports = 3

/**
 * How each department has kept its days: reports that fell due before `today`, those still missing
 * counted with the days they are late by now.
 */
export function habitsOf(reports: readonly Kept[], today: Day): Map<string, Habit> {
  const lateness = new Map<string, { late: number; count: number }[]>()
  for (const { department, due, arrived, count = 1 } of reports) {
    if (due >= today) continue
    const on = arrived ?? today
    const late = on > due ? workingDaysBetween(due, on) : 0
    const known = lateness.get(department) ?? []
    known.push({ late, count })
    lateness.set(department, known)
  }
  return new Map(
    [...lateness].map(([department, kept]) => {
      const sum = (some: typeof kept) => some.reduce((total, one) => total + one.count, 0)
      const asked = sum(kept)
      // The lower of the two in the middle of an even number.
      let before = Math.floor((asked - 1) / 2)
      const middle = kept
        .sort((a, b) => a.late - b.late)
        .find(({ count }) => {
          before -= count
          return before < 0
        })!
      const inTime = sum(kept.filter((one) => one.late === 0))
      return [department, { asked, inTime, medianLate: middle.late }]
    }),
  )
}

/**
 * What will be late: everything overdue, and everything due within `horizonDays`. `likely` where a
 * department that has to do it was late with most of at least three reports. Worst first.
 */
export function listLate(
  pending: readonly Pending[],
  habits: ReadonlyMap<string, Habit>,
  today: Day,
  horizonDays: number,
): LateItem[] {
  const horizon = addDays(today, horizonDays)
  const rank = { overdue: 0, likely: 1, near: 2 } as const
  return pending
    .filter((one) => one.due <= horizon)
    .map((one) => {
      const overdue = one.due < today
      const days = overdue
        ? -workingDaysBetween(one.due, today)
        : workingDaysBetween(today, one.due)
      const slow = one.departments.some((department) => {
        const habit = habits.get(department)
        return habit && habit.asked >= leastReports && habit.medianLate > 0
      })
      const outlook = overdue ? 'overdue' : slow ? 'likely' : 'near'
      return { ...one, outlook, workingDaysLeft: days } as const
    })
    .sort(
      (a, b) =>
        rank[a.outlook] - rank[b.outlook] ||
        a.due.localeCompare(b.due) ||
        (a.task ?? 0) - (b.task ?? 0) ||
        a.id.localeCompare(b.id),
    )
}
