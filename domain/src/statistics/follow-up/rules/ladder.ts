import type { Day } from '../../../kernel/period.ts'
import type { Rung } from '../../collection/model/survey.ts'
import { rungDays } from '../../collection/rules/due-day.ts'

export interface Step {
  readonly day: Day
  readonly rung: Rung
}

export interface OnLadder {
  readonly rungs: readonly Rung[]
  /** Due day, or the later day of an extension: the ladder is counted from it. */
  readonly until: Day
  /** Day on which it was asked; what lies before was never due. */
  readonly openedOn: Day
  /** Working days of the rungs that were sent or passed over, counted from the same day. */
  readonly gone: ReadonlySet<number>
}

/**
 * The one step that is due on `today`: the highest that has been reached and is not gone. Lower ones
 * that were missed are passed over and never sent, so that days of outage end in one reminder. What
 * was asked after its due day has no ladder until more time is given.
 */
export function stepDue(
  { rungs, until, openedOn, gone }: OnLadder,
  today: Day,
): { readonly send: Step | undefined; readonly passed: readonly Step[] } {
  if (openedOn > until) return { send: undefined, passed: [] }
  const reached = rungDays(rungs, until).filter(({ day }) => openedOn <= day && day <= today)
  const highest = reached.at(-1)
  if (!highest || gone.has(highest.rung.workingDays)) return { send: undefined, passed: [] }
  return {
    send: highest,
    passed: reached.slice(0, -1).filter(({ rung }) => !gone.has(rung.workingDays)),
  }
}

/** The next step that is still ahead; undefined above the last. */
export const stepAhead = (rungs: readonly Rung[], until: Day, today: Day): Step | undefined =>
  rungDays(rungs, until).find(({ day }) => day > today)
