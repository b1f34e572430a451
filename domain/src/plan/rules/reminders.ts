import type { Day, Period } from '../../kernel/period.ts'
import { addWorkingDays, isWorkingDay, onOrAfterWorkingDay } from '../../kernel/working-days.ts'
import type { City } from '../model/pack.ts'

export type ReminderRole = City['reminders'][number]['to'][number]

/** Something that a department owes for a period. */
export interface Obligation {
  readonly period: Period
  /** Department id. */
  readonly department: string
  readonly dueDay: Day
  /** Already here; then nobody is reminded. */
  readonly arrived: boolean
}

/** Who holds a role for a department; a deputy in place of the holder is the caller's choice. */
export interface Recipient {
  readonly person: string
  readonly role: ReminderRole
  /** Departments the person answers for in this role. */
  readonly departments: readonly string[]
}

export interface Reminder {
  /** Same for the same period, department, step and person: send once. */
  readonly key: string
  readonly period: Period
  readonly department: string
  readonly dueDay: Day
  /** The rung of the ladder: working days relative to the due day. */
  readonly step: number
  readonly role: ReminderRole
  /** The rung lies after the due day. */
  readonly escalated: boolean
}

/** Everything one person is reminded of today, for one message. */
export interface ReminderBundle {
  readonly person: string
  readonly reminders: readonly Reminder[]
}

export interface ReminderInput {
  readonly ladder: City['reminders']
  readonly obligations: readonly Obligation[]
  readonly recipients: readonly Recipient[]
  /** Keys already sent. */
  readonly sent: ReadonlySet<string>
  readonly today: Day
}

export function reminderKey(
  period: Period,
  department: string,
  step: number,
  person: string,
): string {
  return `${period}/${department}/${step}/${person}`
}

/** The day on which a rung falls: counted in working days from the due day, forwards or back. */
function rungDay(dueDay: Day, workingDays: number): Day {
  return workingDays === 0 ? onOrAfterWorkingDay(dueDay) : addWorkingDays(dueDay, workingDays)
}

/**
 * Reminders due today, one bundle for each person, in the order of person, due day and department.
 * None on a day off, none for what has arrived. After an outage only the highest rung reached is
 * sent, not every one that was skipped.
 */
export function listReminders(input: ReminderInput): ReminderBundle[] {
  const { ladder, obligations, recipients, sent, today } = input
  if (!isWorkingDay(today)) return []
  const rungs = ladder.toSorted((a, b) => b.workingDays - a.workingDays)
  const bundles = new Map<string, Map<string, Reminder>>()
  for (const { period, department, dueDay, arrived } of obligations) {
    if (arrived) continue
    const reached = rungs.filter((rung) => rungDay(dueDay, rung.workingDays) <= today)
    for (const { person, role, departments } of recipients) {
      if (!departments.includes(department)) continue
      const rung = reached.find((r) => r.to.includes(role))
      if (!rung) continue
      const step = rung.workingDays
      const key = reminderKey(period, department, step, person)
      if (sent.has(key)) continue
      const own = bundles.get(person) ?? new Map<string, Reminder>()
      const owed = `${period}/${department}`
      const before = own.get(owed)
      if (!before || before.step < step) {
        own.set(owed, { key, period, department, dueDay, step, role, escalated: step > 0 })
      }
      bundles.set(person, own)
    }
  }
  const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
  return [...bundles.entries()]
    .sort(([a], [b]) => order(a, b))
    .map(([person, own]) => ({
      person,
      reminders: [...own.values()].sort((a, b) => order(a.dueDay, b.dueDay) || order(a.key, b.key)),
    }))
}
