import { z } from 'zod'
import { Bilingual } from '../../kernel/bilingual.ts'
import { Day, Period } from '../../kernel/period.ts'

/** 催报的方式与轻重: the rungs of the ladder, and `asked` where a person reminds between them. */
export const ReminderTone = z.enum(['notice', 'reminder', 'demand', 'asked'])
export type ReminderTone = z.infer<typeof ReminderTone>

/** How a reminder went out: in the product, by mail to the register's contact, or not at all. */
export const ReminderWay = z.enum(['product', 'mail', 'none', 'skipped'])
export type ReminderWay = z.infer<typeof ReminderWay>

/** 联系方式 of a follow-up. */
export const NoteChannel = z.enum(['phone', 'visit', 'message', 'other'])
export type NoteChannel = z.infer<typeof NoteChannel>

/** 联系结果. */
export const NoteResult = z.enum([
  'promised',
  'informed',
  'unreachable',
  'wrong-contact',
  'refuses',
])
export type NoteResult = z.infer<typeof NoteResult>

/** 催报通知书: prepared by the clock or an officer, then signed and sent. */
export const DemandState = z.enum(['prepared', 'sent'])
export type DemandState = z.infer<typeof DemandState>

/** What a formal demand says, frozen when it is sent. No figure of the unit stands in it. */
export const DemandContent = z.object({
  number: z.string(),
  issuer: Bilingual,
  unit: z.object({ name: z.string(), uscc: z.string() }),
  owed: z
    .array(z.object({ survey: Bilingual, period: Period, dueOn: Day, workingDaysLate: z.int() }))
    .min(1),
  basis: z.array(z.object({ title: Bilingual, clause: z.string() })).min(1),
  sentOn: Day,
  answerBy: Day,
  signedBy: z.string(),
  synthetic: z.boolean(),
})
export type DemandContent = z.infer<typeof DemandContent>
