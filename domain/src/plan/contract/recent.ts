import { z } from 'zod'
import { Bilingual } from '../../kernel/bilingual.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { Day, Period } from '../../kernel/period.ts'
import { Light } from '../model/judgement.ts'
import { Decision, Question } from './tasks/dialogue.ts'
import { office } from './tasks/shapes.ts'

/** 变灯: the light of a task that differs from the one before it. */
export const LightChange = z.object({
  task: z.int(),
  title: Bilingual,
  day: Day,
  period: Period,
  before: Light,
  after: Light,
  /** Line of the published rule that decided. */
  rule: z.string(),
  synthetic: z.boolean(),
})
export type LightChange = z.infer<typeof LightChange>

export const planRecentContract = {
  listRecent: endpoint({
    method: 'GET',
    path: '/plan/work/recent',
    summary: {
      zh: '近期变灯、未办结的提问和决定',
      en: 'Lights that changed lately, and questions and decisions still open',
    },
    access: 'plan.task.read',
    audience: office,
    query: z.strictObject({
      /** First day of the changes; the last 30 days where it is left out. */
      since: Day.optional(),
    }),
    reply: z.object({
      since: Day,
      today: Day,
      /** Latest first. */
      changes: z.array(LightChange),
      /** First due first. */
      questions: z.array(Question),
      decisions: z.array(Decision),
    }),
  }),
}
