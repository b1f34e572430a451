import { z } from 'zod'
import { Bilingual } from '../../../kernel/bilingual.ts'
import { Day, Period } from '../../../kernel/period.ts'
import { SurveyId } from '../../collection/model/form.ts'
import { ObligationState } from '../../collection/model/obligation.ts'
import { DemandState, NoteChannel, NoteResult, ReminderTone, ReminderWay } from '../model.ts'

export const FollowUpNote = z.object({
  id: z.string(),
  onDay: Day,
  channel: NoteChannel,
  result: NoteResult,
  text: z.string(),
  nextOn: Day.nullable(),
  by: z.string().nullable(),
  at: z.iso.datetime(),
})
export type FollowUpNote = z.infer<typeof FollowUpNote>

/** One return that has not come, with what was done about it; who, never what. */
export const FollowUpLine = z.object({
  obligation: z.string(),
  enterprise: z.object({ id: z.string(), name: z.string(), uscc: z.string() }),
  district: z.string(),
  survey: SurveyId,
  surveyName: Bilingual,
  period: Period,
  until: Day,
  state: ObligationState,
  /** Working days since the due day or the extension; 0 until then. */
  daysLate: z.number(),
  /** Whether somebody signs in for the unit. */
  hasAccount: z.boolean(),
  lastReminder: z.object({ tone: ReminderTone, way: ReminderWay, onDay: Day }).nullable(),
  nextReminder: z.object({ tone: ReminderTone, onDay: Day }).nullable(),
  lastNote: FollowUpNote.pick({ onDay: true, result: true, nextOn: true }).nullable(),
  demand: z
    .object({ id: z.string(), state: DemandState, number: z.string().nullable() })
    .nullable(),
})
export type FollowUpLine = z.infer<typeof FollowUpLine>

/** 催报名单 narrowed. */
export const FollowUpFilter = z.strictObject({
  state: z.enum(['upcoming', 'due', 'extended', 'late', 'returned']).optional(),
  survey: SurveyId.optional(),
  period: Period.optional(),
  district: z.string().max(60).optional(),
  /** At least so many days after the due day. */
  daysLate: z.coerce.number().int().min(0).max(1000).optional(),
  reminded: z.enum(['never', 'today', 'before']).optional(),
  noted: z.enum(['never', 'yes', 'action-due']).optional(),
  q: z.string().trim().max(100).optional(),
})
export type FollowUpFilter = z.infer<typeof FollowUpFilter>

/** 回收率 of one group. */
export const RateLineOf = z.object({
  key: z.string(),
  owed: z.number(),
  answered: z.number(),
  byUnits: z.string().nullable(),
  /** By last year’s trade; null where fewer than three units have a size, or for a district. */
  bySize: z.string().nullable(),
  withoutSize: z.number(),
})
export type RateLineOf = z.infer<typeof RateLineOf>

export const DemandLine = z.object({
  id: z.string(),
  state: DemandState,
  number: z.string().nullable(),
  enterprise: z.object({ id: z.string(), name: z.string(), uscc: z.string() }),
  owed: z.array(z.object({ surveyName: Bilingual, period: Period, until: Day })),
  preparedAt: z.iso.datetime(),
  sentOn: Day.nullable(),
  answerBy: Day.nullable(),
  signedBy: z.string().nullable(),
  hash: z.string().nullable(),
  revision: z.number(),
})
export type DemandLine = z.infer<typeof DemandLine>
