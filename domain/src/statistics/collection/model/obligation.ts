import { z } from 'zod'
import { Day } from '../../../kernel/period.ts'
import { RegisterFacts } from './facts.ts'

/**
 * 报送状态. `upcoming` before the period has ended, `due` until the due day, `extended` from then to
 * the day of an extension, `late` after it; `returned` waits for the unit again.
 */
export const ObligationState = z.enum([
  'upcoming',
  'due',
  'extended',
  'late',
  'submitted',
  'returned',
  'accepted',
  'exempt',
  'closed',
])
export type ObligationState = z.infer<typeof ObligationState>

/** 无法判断: units of which it cannot be told whether they owe a return, and how many lack which fact. */
export const Undecided = z.object({
  units: z.number(),
  facts: z.partialRecord(RegisterFacts.keyof(), z.number()),
})
export type Undecided = z.infer<typeof Undecided>

/** What happened to an obligation so far. */
export const ObligationFacts = z.strictObject({
  periodEndsOn: Day,
  dueOn: Day,
  extendedTo: Day.optional(),
  /** 免报: decided by an officer, with a reason kept elsewhere. */
  exempt: z.boolean(),
  /** Day on which the unit ceased, where it did. */
  closedOn: Day.optional(),
  /** Where the newest version of the return stands, and the day the first one came. */
  latest: z.enum(['submitted', 'returned', 'accepted']).optional(),
  firstSubmittedOn: Day.optional(),
})
export type ObligationFacts = z.infer<typeof ObligationFacts>
