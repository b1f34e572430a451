import type { Day } from '../../../kernel/period.ts'
import type { ObligationFacts, ObligationState } from '../model/obligation.ts'

/** Where an obligation stands on `today`. What was submitted counts before anything decided later. */
export function obligationState(facts: ObligationFacts, today: Day): ObligationState {
  if (facts.latest === 'accepted') return 'accepted'
  if (facts.latest === 'submitted') return 'submitted'
  if (facts.exempt) return 'exempt'
  // A unit that was there to the end of the period still owes it, unless an officer exempts it.
  if (facts.closedOn !== undefined && facts.closedOn <= facts.periodEndsOn) return 'closed'
  if (facts.latest === 'returned') return 'returned'
  if (today <= facts.periodEndsOn) return 'upcoming'
  if (today <= facts.dueOn) return 'due'
  if (facts.extendedTo !== undefined && today <= facts.extendedTo) return 'extended'
  return 'late'
}

/** The day until which a return is in time: the later of due day and extension. */
export const inTimeUntil = ({ dueOn, extendedTo }: ObligationFacts): Day =>
  extendedTo !== undefined && extendedTo > dueOn ? extendedTo : dueOn

/** Whether the first return came after its time; undefined where none came. */
export function cameLate(facts: ObligationFacts): boolean | undefined {
  return facts.firstSubmittedOn === undefined
    ? undefined
    : facts.firstSubmittedOn > inTimeUntil(facts)
}
