import type { Day } from '../../kernel/period.ts'
import { onOrAfterWorkingDay, workingDaysBetween } from '../../kernel/working-days.ts'
import type { FollowUpWord } from '../model/group.ts'
import type { Light } from '../model/judgement.ts'
import { applyLightRule, type Disagreement, type Reason } from './light.ts'
import type { LightCondition, LightRuleCode } from './light-rule.ts'

/** An answer of the department, and what the office found. */
export interface FollowUpAnswer {
  readonly said: FollowUpWord
  /** Day it came. */
  readonly on: Day
  readonly acceptedOn?: Day | undefined
  readonly returnedOn?: Day | undefined
}

/** Everything that the light of a follow-up follows from. */
export interface FollowUpState {
  readonly decidedOn: Day
  readonly firstDue: Day
  /** Granted extensions. */
  readonly extensions: readonly { readonly until: Day; readonly on: Day }[]
  readonly answers: readonly FollowUpAnswer[]
  readonly closedOn?: Day | undefined
  readonly graceWorkingDays: number
  readonly today: Day
}

export interface FollowUpLight {
  readonly light: Light
  readonly rule: LightRuleCode
  readonly due: Day
  /** What the department says. */
  readonly said: FollowUpWord | 'none'
  /** What evidence shows. */
  readonly shown: 'none' | 'waiting' | 'complete'
  /** What the calendar says. */
  readonly calendar: 'due' | 'met' | 'overdue' | 'closed'
  readonly workingDaysOverdue: number
  readonly reasons: readonly Reason[]
  readonly disagreements: readonly Disagreement[]
}

/** The due day as it stood on `today`: the last extension granted by then, or the first day. */
export function dueOf(state: Pick<FollowUpState, 'firstDue' | 'extensions' | 'today'>): Day {
  const granted = state.extensions.filter(({ on }) => on <= state.today)
  return granted.toSorted((a, b) => (a.on < b.on ? -1 : 1)).at(-1)?.until ?? state.firstDue
}

/**
 * The light of a follow-up by the published rule of the tasks: what is said, what accepted
 * evidence shows and what the calendar says are kept apart. Nothing after `today` is looked at. A
 * department that answered `done` in time is not late while the office has yet to look.
 */
export function followUpLight(state: FollowUpState): FollowUpLight {
  const { today, graceWorkingDays: grace } = state
  const due = dueOf(state)
  const known = state.answers
    .filter((one) => one.on <= today)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const standing = known.filter((one) => !(one.returnedOn && one.returnedOn <= today))
  const said = standing.at(-1)?.said ?? 'none'
  const accepted = standing.some(
    (one) => one.said === 'done' && one.acceptedOn !== undefined && one.acceptedOn <= today,
  )
  const waiting = standing.some((one) => one.said === 'done' && !accepted)
  const closed = state.closedOn !== undefined && state.closedOn <= today
  const limit = onOrAfterWorkingDay(due)
  const inTime = standing.some((one) => one.said === 'done' && one.on <= limit)
  const overdue = !accepted && !closed && !inTime && today > limit
  const days = overdue ? workingDaysBetween(limit, today) : 0
  const reasons: Reason[] = []
  const hold = (code: LightCondition, values: Record<string, string> = {}): void => {
    reasons.push({ code, values })
  }
  if (closed) hold('closed', { on: state.closedOn! })
  else {
    if (said === 'none') hold('not-begun')
    if (said === 'done') hold('reported-done', { period: '' })
    if (said === 'blocked') hold('reported-blocked', { period: '' })
    if (accepted) hold('evidence-complete', { total: '1' })
    if (overdue) {
      hold('schedule-overdue', { due, days: String(days) })
      if (days > grace) {
        hold('schedule-long-overdue', { due, days: String(days), grace: String(grace) })
      }
    }
    if (waiting) hold('claim-without-evidence', { accepted: '0', total: '1' })
  }
  const rule = applyLightRule(new Set(reasons.map((one) => one.code)))
  return {
    light: rule.light,
    rule: rule.code,
    due,
    said,
    shown: accepted ? 'complete' : waiting ? 'waiting' : 'none',
    calendar: closed ? 'closed' : accepted ? 'met' : overdue ? 'overdue' : 'due',
    workingDaysOverdue: days,
    reasons,
    disagreements: waiting && !closed ? ['done-without-evidence'] : [],
  }
}
