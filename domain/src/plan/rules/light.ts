import { type Day, firstDayOf, type Period } from '../../kernel/period.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Light } from '../model/judgement.ts'
import { type LightCondition, type LightRuleCode, lightRule } from './light-rule.ts'
import {
  type CalendarStatus,
  calendarStatus,
  type EvidencedStatus,
  evidencedStatus,
  type ReportedStatus,
  reportedStatus,
  reportingStatus,
  type TaskState,
} from './status.ts'

/** Why the light is what it is: a condition that holds, with its figures. */
export interface Reason {
  readonly code: LightCondition
  readonly values: Record<string, string>
}

/** 报告与佐证不一致: where what is said and what is shown part. */
export type Disagreement =
  | 'done-without-evidence'
  | 'evidence-complete-not-reported-done'
  | 'not-started-with-evidence'
  | 'progress-without-due-evidence'

export interface TaskLight {
  readonly light: Light
  /** The line of `lightRule` that decided. */
  readonly rule: LightRuleCode
  /** The report of the period itself is missing past its due day, or came after it. */
  readonly missed: boolean
  readonly reasons: readonly Reason[]
  readonly disagreements: readonly Disagreement[]
  readonly reported: ReportedStatus
  readonly evidenced: EvidencedStatus
  readonly calendar: CalendarStatus
}

/** The first line of the published rule whose conditions all hold. Its last line has none. */
export function applyLightRule(holding: ReadonlySet<LightCondition>): (typeof lightRule)[number] {
  const rule = lightRule.find((line) => line.when.every((condition) => holding.has(condition)))
  return rule ?? lightRule[lightRule.length - 1]!
}

function listDisagreements(reported: ReportedStatus, evidenced: EvidencedStatus): Disagreement[] {
  const found: Disagreement[] = []
  const complete = evidenced.state === 'complete'
  if (reported.state === 'done' && !complete) found.push('done-without-evidence')
  if (reported.state !== 'done' && complete) found.push('evidence-complete-not-reported-done')
  if (reported.state === 'not-started' && evidenced.state === 'partial') {
    found.push('not-started-with-evidence')
  }
  if (reported.state === 'in-progress' && evidenced.overdue.length > 0) {
    found.push('progress-without-due-evidence')
  }
  return found
}

/**
 * The light of a task for `state.period`, as of `state.today`. Nothing that came after `today` is
 * looked at, so any past day can be computed again.
 */
export function computeLight(state: TaskState): TaskLight {
  const reported = reportedStatus(state)
  const evidenced = evidencedStatus(state)
  const calendar = calendarStatus(state)
  const reporting = reportingStatus(state)
  const reasons: Reason[] = []
  const hold = (code: LightCondition, values: Record<string, string | number> = {}): void => {
    reasons.push({
      code,
      values: Object.fromEntries(Object.entries(values).map(([k, v]) => [k, String(v)])),
    })
  }
  const begun = evidenced.accepted > 0 || !['not-started', 'none'].includes(reported.state)
  const { graceWorkingDays: grace } = state
  if (calendar.state === 'not-due') hold('before-schedule', { from: calendar.from })
  if (!begun) hold('not-begun')
  if (reported.state === 'done') hold('reported-done', { period: reported.period ?? '' })
  if (reported.state === 'blocked') hold('reported-blocked', { period: reported.period ?? '' })
  if (evidenced.state === 'complete') hold('evidence-complete', { total: evidenced.total })
  if (evidenced.overdue.length > 0) {
    const values = { count: evidenced.overdue.length, days: evidenced.workingDaysOverdue }
    hold('evidence-overdue', values)
    if (evidenced.workingDaysOverdue > grace) hold('evidence-long-overdue', { ...values, grace })
  }
  if (calendar.state === 'overdue') {
    const values = { due: calendar.due, days: calendar.workingDaysOverdue }
    hold('schedule-overdue', values)
    if (calendar.workingDaysOverdue > grace) hold('schedule-long-overdue', { ...values, grace })
  }
  const missing = reporting.missing[0]
  if (missing) {
    hold('report-missing', { period: missing.period, days: missing.workingDaysLate })
    if (missing.workingDaysLate > grace) {
      hold('report-long-missing', { period: missing.period, days: missing.workingDaysLate, grace })
    }
  }
  if (reporting.late) {
    const { period, workingDaysLate } = reporting.late
    hold('report-filled-in-late', { period, days: workingDaysLate })
  }
  const disagreements = listDisagreements(reported, evidenced)
  if (disagreements.includes('done-without-evidence')) {
    hold('claim-without-evidence', { accepted: evidenced.accepted, total: evidenced.total })
  }
  const rule = applyLightRule(new Set(reasons.map((reason) => reason.code)))
  const own = reporting.missing.some((late) => late.period === state.period)
  return {
    light: rule.light,
    rule: rule.code,
    missed: own || reporting.late !== undefined,
    reasons,
    disagreements,
    reported,
    evidenced,
    calendar,
  }
}

/** One lasting entry: which light a period had, as seen on a day. */
export interface LightEntry {
  readonly period: Period
  readonly on: Day
  readonly light: Light
  readonly rule: LightRuleCode
  /** As `TaskLight.missed`: that period can never turn green or blue again. */
  readonly missed: boolean
}

const same = (a: LightEntry, b: LightEntry): boolean =>
  a.light === b.light && a.rule === b.rule && a.missed === b.missed

/**
 * The history with `next` at its end. Entries are never changed: a day before the last one, or
 * another light for a period and day already entered, is refused; so is a green or blue light for
 * a period whose report was once missed. The same entry twice counts once.
 * @throws Problem `plan/light-history-closed`, `plan/light-already-entered`, `plan/light-stays-yellow`
 */
export function appendLight(history: readonly LightEntry[], next: LightEntry): LightEntry[] {
  const { period, on } = next
  const twin = history.find((entry) => entry.period === period && entry.on === on)
  if (twin) {
    if (same(twin, next)) return [...history]
    throw new Problem('plan/light-already-entered', { period, on })
  }
  const last = history.at(-1)
  if (last && on < last.on) throw new Problem('plan/light-history-closed', { on, last: last.on })
  if (on < firstDayOf(period)) throw new Problem('plan/light-of-the-future', { period, on })
  const missed = history.some((entry) => entry.period === period && entry.missed)
  if (missed && (next.light === 'green' || next.light === 'blue')) {
    throw new Problem('plan/light-stays-yellow', { period })
  }
  return [...history, next]
}

/** The last entered light of `period`. */
export function findLight(history: readonly LightEntry[], period: Period): LightEntry | undefined {
  return history.findLast((entry) => entry.period === period)
}
