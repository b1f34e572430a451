import { z } from 'zod'
import { Bilingual } from '../../kernel/bilingual.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { Day, Period } from '../../kernel/period.ts'
import { Light } from '../model/judgement.ts'
import { DecimalText } from '../model/target.ts'
import { Instant, office, TaskParams } from './tasks/shapes.ts'

/** 数据截至: history comes from the warehouse, which may be behind or away. */
export const Standing = z.object({
  /** Whether the warehouse answered; where it did not, the lists are empty. */
  available: z.boolean(),
  /** Everything until then is in the figures; absent before the first feeding. */
  asOf: Instant.nullable(),
  /** Nothing has waited longer than five minutes. */
  fresh: z.boolean(),
})
export type Standing = z.infer<typeof Standing>

export const TrendStep = z.enum(['day', 'week', 'month'])
export type TrendStep = z.infer<typeof TrendStep>

/** 分组: by what a count of lights is cut. */
export const TrendGrouping = z.enum(['overall', 'section', 'department', 'sector'])
export type TrendGrouping = z.infer<typeof TrendGrouping>

/** How many tasks showed which light at the end of a day; no light yet counts nowhere. */
export const LightCount = z.object({
  day: Day,
  grey: z.int(),
  green: z.int(),
  yellow: z.int(),
  red: z.int(),
  blue: z.int(),
})
export type LightCount = z.infer<typeof LightCount>

export const LightTrend = Standing.extend({
  from: Day,
  to: Day,
  step: TrendStep,
  by: TrendGrouping,
  groups: z.array(
    z.object({
      /** `all`, a part of the plan, a department or a sector. */
      id: z.string(),
      name: Bilingual,
      /** Oldest first, one for each step; a task counts in each of its groups. */
      points: z.array(LightCount),
    }),
  ),
  synthetic: z.boolean(),
})
export type LightTrend = z.infer<typeof LightTrend>

const Span = z.strictObject({
  /** First day; a year before the last where it is left out. */
  from: Day.optional(),
  /** Last day; today where it is left out. */
  to: Day.optional(),
  step: TrendStep.default('week'),
})

const read = { method: 'GET', access: 'plan.task.read', audience: office } as const

export const planTrendsContract = {
  listLightTrend: endpoint({
    ...read,
    path: '/plan/work/trends/lights',
    summary: { zh: '亮灯走势', en: 'Course of the lights' },
    query: Span.extend({
      by: TrendGrouping.default('overall'),
      /** Only this group. */
      of: z.string().max(60).optional(),
    }),
    reply: LightTrend,
  }),
  getTaskTrend: endpoint({
    ...read,
    path: '/plan/work/tasks/:task/trend',
    summary: { zh: '任务的亮灯走势', en: 'Course of one task' },
    params: TaskParams,
    query: Span,
    reply: Standing.extend({
      from: Day,
      to: Day,
      step: TrendStep,
      points: z.array(
        z.object({
          day: Day,
          light: Light,
          reported: z.string(),
          evidenced: z.string(),
          accepted: z.int(),
          total: z.int(),
        }),
      ),
      synthetic: z.boolean(),
    }),
  }),
  getTargetTrend: endpoint({
    ...read,
    path: '/plan/work/targets/:target/trend',
    summary: { zh: '目标数据的初报与修订', en: 'First and present figures of a target' },
    params: z.strictObject({ target: z.string().max(80) }),
    reply: Standing.extend({
      indicator: z.string(),
      periods: z.array(
        z.object({
          period: Period,
          /** As first known. */
          first: DecimalText,
          firstAt: Instant,
          /** As known now. */
          latest: DecimalText,
          latestAt: Instant,
          versions: z.int(),
          verified: z.boolean(),
        }),
      ),
      synthetic: z.boolean(),
    }),
  }),
}
