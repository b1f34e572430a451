import { z } from 'zod'
import { operations } from './formula.ts'

/**
 * What a step of a formula gave. `value` is a decimal text of at most six places; `exact` is the
 * fraction behind it where that is not the same number.
 */
export const StepResult = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('value'), value: z.string(), exact: z.string().optional() }),
  z.strictObject({ state: z.literal('not-applicable') }),
  /** Names of inputs as `collection.field` or `collection/row.field`. */
  z.strictObject({ state: z.literal('unknown'), missing: z.array(z.string()) }),
])
export type StepResult = z.infer<typeof StepResult>

export interface FormulaTrace {
  readonly op: (typeof operations)[number] | 'row' | 'condition'
  readonly values: Readonly<Record<string, string>>
  readonly result: StepResult
  readonly parts: readonly FormulaTrace[]
}

/** 计算过程: one step, what it used, and the steps it rests on. */
export const FormulaTrace: z.ZodType<FormulaTrace, FormulaTrace> = z.lazy(() =>
  z.strictObject({
    op: z.enum([...operations, 'row', 'condition']),
    values: z.record(z.string(), z.string()),
    result: StepResult,
    parts: z.array(FormulaTrace),
  }),
)

export const ItemScore = z.strictObject({
  item: z.string(),
  group: z.string().nullable(),
  kind: z.enum(['weighted', 'bonus', 'malus']),
  state: z.enum(['scored', 'not-applicable', 'unknown']),
  /** Points as the system states them. */
  weight: z.string(),
  /** Points after those of items left out were shared out, at most six places. */
  effective: z.string(),
  /** Share earned of a weighted item, or points of a bonus or malus before its cap. */
  result: z.string().nullable(),
  /** Points earned; negative for a malus. Rounded as the system says. */
  points: z.string(),
  missing: z.array(z.string()),
  trace: FormulaTrace,
})
export type ItemScore = z.infer<typeof ItemScore>

export const GroupScore = z.strictObject({
  group: z.string(),
  weight: z.string(),
  effective: z.string(),
  points: z.string(),
})
export type GroupScore = z.infer<typeof GroupScore>

/** 得分: everything of one department's score. `total` is null where nothing could be assessed. */
export const DepartmentScore = z.strictObject({
  department: z.string(),
  class: z.string(),
  total: z.string().nullable(),
  /** Sum of the weighted items. */
  base: z.string(),
  bonus: z.string(),
  malus: z.string(),
  /** False where an item is unknown. */
  complete: z.boolean(),
  groups: z.array(GroupScore),
  items: z.array(ItemScore),
})
export type DepartmentScore = z.infer<typeof DepartmentScore>

export const RunStage = z.enum(['computing', 'provisional', 'final', 'confirmed', 'published'])
export type RunStage = z.infer<typeof RunStage>

export const ObjectionStage = z.enum(['open', 'accepted', 'rejected'])
export type ObjectionStage = z.infer<typeof ObjectionStage>

export const SystemStage = z.enum(['draft', 'approved', 'rejected'])
export type SystemStage = z.infer<typeof SystemStage>
