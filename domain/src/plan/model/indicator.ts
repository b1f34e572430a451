import { z } from 'zod'
import { Bilingual } from '../../kernel/bilingual.ts'

/** 计量单位. Codes, not words: the words stand in `plan/words.ts`. */
export const Unit = z.enum([
  'usd-100m', // 亿美元
  'cny-100m', // 亿元
  'enterprises', // 家
  'institutions', // 个（机构、平台、园区、单位）
  'people', // 名
  'person-times-10k', // 万人次
  'routes', // 条
  'percent',
  'yes-no', // qualitative: has it been reached?
])
export type Unit = z.infer<typeof Unit>

/** 指标: what is measured, how, by whom and how often. */
export const Indicator = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: Bilingual,
  definition: Bilingual,
  unit: Unit,
  /** Which way is better. */
  direction: z.enum(['up', 'down']),
  /**
   * What one observation says: `level` the state at the end of a period, `flow` the total of a
   * period, `cumulative` everything since the plan's start.
   */
  nature: z.enum(['level', 'flow', 'cumulative']),
  frequency: z.enum(['year', 'half', 'quarter', 'month']),
  /** Department that answers for the series. */
  source: z.string(),
  /** Working days after a period's end until the value is due. */
  dueAfterWorkingDays: z.number().int().positive(),
  /** Computed from another series instead of being reported. */
  derived: z
    .discriminatedUnion('kind', [
      /** Growth on the same period of the year before, in percent. */
      z.strictObject({ kind: z.literal('growth'), of: z.string() }),
      /** Average yearly growth since the base period, in percent. */
      z.strictObject({ kind: z.literal('average-growth'), of: z.string(), since: z.string() }),
      /** part ÷ whole, in percent. */
      z.strictObject({ kind: z.literal('share'), part: z.string(), whole: z.string() }),
    ])
    .optional(),
  /** EBOPS 2010 items that the series stands closest to; a note, not a definition. */
  ebops: z.array(z.string()).default([]),
  note: Bilingual.optional(),
})
export type Indicator = z.infer<typeof Indicator>
