import type { Day } from '../../kernel/period.ts'
import { onOrAfterWorkingDay, workingDaysBetween } from '../../kernel/working-days.ts'
import type { StepAct } from '../model/project.ts'

/** One step of a milestone with its two times; `place` counts from 1, the first step plans it. */
export interface MilestoneStep {
  readonly milestone: string
  readonly place: number
  readonly act: StepAct
  readonly title: string
  /** Planned day for `plan` and `move`, actual day for `reach`; the day it was dropped. */
  readonly day: Day
  readonly reason: string
  /** Day on which we knew it. */
  readonly knownOn: Day
}

/** 节点 as known on a day. */
export interface MilestoneState {
  readonly milestone: string
  readonly title: string
  readonly stage: 'planned' | 'reached' | 'dropped'
  readonly plannedDay: Day
  /** Every day it was planned for before, the first one first. */
  readonly formerDays: readonly Day[]
  readonly actualDay?: Day
  /** Reached, and accepted evidence shows it. */
  readonly shown: boolean
  /** Against the calendar: `late` once its day has passed without accepted evidence. */
  readonly calendar: 'coming' | 'due' | 'late' | 'met' | 'dropped'
  readonly workingDaysLate: number
  /** Number of steps known, the revision that the next step must name. */
  readonly steps: number
}

/** Days before the planned one in which a milestone counts as due. */
export const dueWithinDays = 30

function calendarOf(
  state: Pick<MilestoneState, 'stage' | 'plannedDay' | 'shown'>,
  day: Day,
): Pick<MilestoneState, 'calendar' | 'workingDaysLate'> {
  if (state.stage === 'dropped') return { calendar: 'dropped', workingDaysLate: 0 }
  if (state.shown) return { calendar: 'met', workingDaysLate: 0 }
  const due = onOrAfterWorkingDay(state.plannedDay)
  if (day > due) return { calendar: 'late', workingDaysLate: workingDaysBetween(due, day) }
  const soon = Date.parse(due) - Date.parse(day) <= dueWithinDays * 86_400_000
  return { calendar: soon ? 'due' : 'coming', workingDaysLate: 0 }
}

function stageAfter(act: StepAct): MilestoneState['stage'] {
  if (act === 'reach') return 'reached'
  return act === 'drop' ? 'dropped' : 'planned'
}

/**
 * The milestones as known on `day`, by planned day. A step that became known later is not looked
 * at. `shown` names milestones with evidence accepted by then.
 */
export function milestonesOn(
  steps: readonly MilestoneStep[],
  shown: ReadonlySet<string>,
  day: Day,
): MilestoneState[] {
  const known = steps.filter((step) => step.knownOn <= day)
  const ids = [...new Set(known.map((step) => step.milestone))]
  return ids
    .map((milestone) => {
      const own = known
        .filter((step) => step.milestone === milestone)
        .toSorted((a, b) => a.place - b.place)
      const days = own.filter((step) => step.act === 'plan' || step.act === 'move')
      const last = own.at(-1)!
      const stage = stageAfter(last.act)
      const base = {
        milestone,
        title: own[0]!.title,
        stage,
        plannedDay: days.at(-1)!.day,
        formerDays: days.slice(0, -1).map((step) => step.day),
        ...(stage === 'reached' ? { actualDay: last.day } : {}),
        shown: stage === 'reached' && shown.has(milestone),
        steps: own.length,
      }
      return { ...base, ...calendarOf(base, day) }
    })
    .toSorted((a, b) => {
      const [left, right] = [a, b].map((one) => `${one.plannedDay} ${one.milestone}`)
      return left! < right! ? -1 : 1
    })
}

export interface MilestoneCounts {
  /** Without the dropped ones. */
  readonly total: number
  readonly reached: number
  readonly shown: number
  readonly due: number
  readonly late: number
  readonly dropped: number
  /** Moved at least once. */
  readonly moved: number
}

export function countMilestones(states: readonly MilestoneState[]): MilestoneCounts {
  const count = (test: (state: MilestoneState) => boolean): number => states.filter(test).length
  return {
    total: count((one) => one.stage !== 'dropped'),
    reached: count((one) => one.stage === 'reached'),
    shown: count((one) => one.shown),
    due: count((one) => one.calendar === 'due'),
    late: count((one) => one.calendar === 'late'),
    dropped: count((one) => one.stage === 'dropped'),
    moved: count((one) => one.formerDays.length > 0),
  }
}
