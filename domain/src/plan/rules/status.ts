import { fraction, textOfFraction } from '../../kernel/fraction.ts'
import {
  type Day,
  firstDayOf,
  lastDayOf,
  type Period,
  previousPeriod,
} from '../../kernel/period.ts'
import { onOrAfterWorkingDay, workingDaysBetween } from '../../kernel/working-days.ts'
import type { ReportedState } from '../model/judgement.ts'
import type { EvidenceRequirement, Task } from '../model/task.ts'
import { dueDayOf } from './timeliness.ts'

/** A progress report as it came in; of several for one period the last received speaks. */
export interface ReceivedReport {
  readonly period: Period
  readonly state: ReportedState
  /** Day it was received. */
  readonly on: Day
}

/** An accepted piece of evidence for a requirement. */
export interface AcceptedEvidence {
  readonly requirement: string
  /** Day it was accepted. */
  readonly on: Day
}

/** 时段: the period that an annex prints, or the first and last day that a charter names. */
export type TimeSpan =
  | Task['schedule']
  | { readonly kind: 'start' | 'done'; readonly from: Day; readonly until: Day }

const beginOf = (span: TimeSpan): Day => ('from' in span ? span.from : firstDayOf(span.period))
const endOf = (span: TimeSpan): Day => ('until' in span ? span.until : lastDayOf(span.period))

/** Everything that the light of one task or project follows from. */
export interface TaskState {
  readonly schedule: TimeSpan
  readonly requirements: readonly Pick<EvidenceRequirement, 'id' | 'by'>[]
  readonly accepted: readonly AcceptedEvidence[]
  readonly reports: readonly ReceivedReport[]
  readonly reporting: {
    /** First day from which reports are asked for; later of the schedule's begin and this counts. */
    readonly from: Day
    readonly dueAfterWorkingDays: number
  }
  /** Working days past a due day after which yellow turns red. */
  readonly graceWorkingDays: number
  /** The reporting period that the light is for: `2016-Q3`, `2016-08`. */
  readonly period: Period
  readonly today: Day
}

/** 报告状态: the word of the department, `none` where it has not yet said anything. */
export interface ReportedStatus {
  readonly state: ReportedState | 'none'
  readonly period?: Period
  readonly on?: Day
}

const received = (state: TaskState): ReceivedReport[] =>
  state.reports
    .filter((r) => r.on <= state.today && firstDayOf(r.period) <= firstDayOf(state.period))
    .toSorted((a, b) => cmp(firstDayOf(a.period), firstDayOf(b.period)) || cmp(a.on, b.on))

const cmp = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export function reportedStatus(state: TaskState): ReportedStatus {
  const last = received(state).at(-1)
  return last ? { state: last.state, period: last.period, on: last.on } : { state: 'none' }
}

/** 佐证状态: which requirements have accepted evidence, and which are past their day. */
export interface EvidencedStatus {
  readonly state: 'none' | 'partial' | 'complete'
  readonly accepted: number
  readonly total: number
  /** Accepted ÷ total in percent, one place. */
  readonly sharePercent: string
  /** Requirement ids still open. */
  readonly open: readonly string[]
  /** Of those, the ones whose day has passed. */
  readonly overdue: readonly string[]
  /** Of the longest overdue one. */
  readonly workingDaysOverdue: number
}

export function evidencedStatus(state: TaskState): EvidencedStatus {
  const { requirements, today } = state
  const shown = new Set(state.accepted.filter((a) => a.on <= today).map((a) => a.requirement))
  const open = requirements.filter((r) => !shown.has(r.id))
  const overdue = open.filter((r) => today > onOrAfterWorkingDay(r.by))
  const total = requirements.length
  const accepted = total - open.length
  const days = overdue.map((r) => workingDaysBetween(onOrAfterWorkingDay(r.by), today))
  return {
    state: accepted === 0 ? 'none' : open.length === 0 ? 'complete' : 'partial',
    accepted,
    total,
    sharePercent:
      total === 0 ? '0.0' : textOfFraction(fraction(BigInt(accepted * 100), BigInt(total)), 1),
    open: open.map((r) => r.id),
    overdue: overdue.map((r) => r.id),
    workingDaysOverdue: Math.max(0, ...days),
  }
}

/**
 * 日历状态. A `start` task is met once work has begun by report or evidence; a `done` task only
 * once its evidence is complete, whatever is reported.
 */
export interface CalendarStatus {
  readonly state: 'not-due' | 'due' | 'met' | 'overdue'
  readonly from: Day
  /** Last day of the schedule's period, or the working day after it. */
  readonly due: Day
  readonly workingDaysOverdue: number
}

export function calendarStatus(state: TaskState): CalendarStatus {
  const { schedule, today } = state
  const from = beginOf(schedule)
  const due = onOrAfterWorkingDay(endOf(schedule))
  const evidenced = evidencedStatus(state)
  const said = reportedStatus(state).state
  const begun = evidenced.accepted > 0 || !['not-started', 'none'].includes(said)
  const met = schedule.kind === 'start' ? begun : evidenced.state === 'complete'
  const overdue = !met && today > due
  return {
    state: met ? 'met' : overdue ? 'overdue' : today < from ? 'not-due' : 'due',
    from,
    due,
    workingDaysOverdue: overdue ? workingDaysBetween(due, today) : 0,
  }
}

export interface LatePeriod {
  readonly period: Period
  readonly dueDay: Day
  readonly workingDaysLate: number
}

/** Whether the reports asked for up to `state.period` came, and whether this period's came late. */
export interface ReportingStatus {
  /** Periods past their due day without a report, the oldest first. */
  readonly missing: readonly LatePeriod[]
  readonly late?: LatePeriod
}

/**
 * Whether no report was asked for `period` any more: by its due day the last report of an earlier
 * period said done and all evidence was there. What comes later does not change the answer.
 */
function isFinishedBefore(state: TaskState, period: Period, dueDay: Day): boolean {
  const reports = state.reports.filter((r) => firstDayOf(r.period) < firstDayOf(period))
  const today = dueDay < state.today ? dueDay : state.today
  const then = { ...state, reports, today }
  return reportedStatus(then).state === 'done' && evidencedStatus(then).state === 'complete'
}

export function reportingStatus(state: TaskState): ReportingStatus {
  const { reporting, today } = state
  const begin = beginOf(state.schedule)
  const from = [begin, reporting.from].sort().at(-1)!
  const reports = received(state)
  const missing: LatePeriod[] = []
  let late: LatePeriod | undefined
  for (let p = state.period; lastDayOf(p) >= from; p = previousPeriod(p)) {
    const dueDay = dueDayOf(p, reporting.dueAfterWorkingDays)
    const first = reports
      .filter((r) => r.period === p)
      .map((r) => r.on)
      .sort()[0]
    if (first === undefined) {
      if (today > dueDay && !isFinishedBefore(state, p, dueDay)) {
        missing.unshift({ period: p, dueDay, workingDaysLate: workingDaysBetween(dueDay, today) })
      }
    } else if (p === state.period && first > dueDay) {
      late = { period: p, dueDay, workingDaysLate: workingDaysBetween(dueDay, first) }
    }
  }
  return { missing, ...(late ? { late } : {}) }
}
