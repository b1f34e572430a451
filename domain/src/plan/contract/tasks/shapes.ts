import { z } from 'zod'
import { Day, Period } from '../../../kernel/period.ts'
import { Light } from '../../model/judgement.ts'
import { RemarkAct } from '../../model/progress.ts'

/** Who did something; `name` only where the reader may know it. */
export const By = z.object({
  person: z.string().nullable(),
  name: z.string().nullable(),
  department: z.string().nullable(),
})

export const Instant = z.iso.datetime({ offset: true })

export const TaskParams = z.strictObject({ task: z.coerce.number().int().min(1) })

/** A text that a person writes; the limit is in characters. */
export const Text = z.string().trim().min(1).max(4000)
export const OptionalText = z.string().max(8000)

export const Remark = z.object({
  id: z.string(),
  act: RemarkAct,
  text: z.string(),
  /** Plain facts of the act, such as the days of a move. */
  details: z.record(z.string(), z.string()),
  by: By,
  at: Instant,
})

const Values = z.record(z.string(), z.string())

/** 三种状态与灯: what is said, what is shown, what the calendar says, and the light of the three. */
export const LightView = z.object({
  day: Day,
  period: Period,
  light: Light,
  /** Line of the published rule that decided. */
  rule: z.string(),
  reported: z.object({
    state: z.string(),
    period: Period.optional(),
    on: Day.optional(),
  }),
  evidenced: z.object({
    state: z.string(),
    accepted: z.int(),
    total: z.int(),
    sharePercent: z.string(),
    open: z.array(z.string()),
    overdue: z.array(z.string()),
    workingDaysOverdue: z.int(),
  }),
  calendar: z.object({
    state: z.string(),
    from: Day,
    due: Day,
    workingDaysOverdue: z.int(),
  }),
  disagreements: z.array(z.string()),
  reasons: z.array(z.object({ code: z.string(), values: Values })),
  computedAt: Instant,
  /** 演示数据 */
  synthetic: z.boolean(),
})
export type LightView = z.infer<typeof LightView>

/** Audiences of the working side of the plan. */
export const office = ['officer', 'leader'] as const
