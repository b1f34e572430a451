import { z } from 'zod'
import { Bilingual } from '../../../kernel/bilingual.ts'
import { Period } from '../../../kernel/period.ts'
import { Citation, Verification } from '../../../kernel/source.ts'
import { DecimalText } from '../target.ts'
import type { Formula } from './formula.ts'

const Id = z
  .string()
  .regex(/^[a-z0-9-]+$/)
  .max(40)
const Unsigned = z.string().regex(/^\d{1,6}(\.\d{1,6})?$/)
const Words = Bilingual.refine(({ zh, en }) => zh.length <= 400 && en.length <= 400)

/** Any JSON tree on the wire; `checkFormula` says whether it is a formula. */
const FormulaShape = z.record(z.string(), z.unknown()) as unknown as z.ZodType<Formula, Formula>

/** 参数: a figure of a formula that may be changed without touching the formula. */
export const AssessmentParameter = z.strictObject({
  id: Id,
  name: Words,
  value: DecimalText,
  min: DecimalText.optional(),
  max: DecimalText.optional(),
})
export type AssessmentParameter = z.infer<typeof AssessmentParameter>

/**
 * 考核指标. A `weighted` item earns a share (0 to 1) of its points. A `bonus` adds and a `malus`
 * takes away the points that its formula gives, at most `points`.
 */
export const AssessmentItem = z.strictObject({
  id: Id,
  name: Words,
  /** What is judged and why, in our own words. */
  about: Words,
  kind: z.enum(['weighted', 'bonus', 'malus']),
  /** Full points of a weighted item, the cap of a bonus or malus. */
  points: Unsigned,
  parameters: z.array(AssessmentParameter).max(20).default([]),
  formula: FormulaShape,
  /** Declared and tested: the item never moves against it when only this input moves. */
  better: z
    .array(z.strictObject({ of: z.string(), field: z.string(), direction: z.enum(['up', 'down']) }))
    .max(10)
    .default([]),
  citation: Citation.optional(),
})
export type AssessmentItem = z.infer<typeof AssessmentItem>

export const AssessmentGroup = z.strictObject({
  id: Id,
  name: Words,
  /** Points of the group; all groups together make 100. */
  weight: Unsigned,
  items: z.array(AssessmentItem).min(1).max(20),
})
export type AssessmentGroup = z.infer<typeof AssessmentGroup>

/** 分类: departments are ranked within their class only. */
export const AssessmentClass = z.strictObject({
  id: Id,
  name: Words,
  /** `leads`: leads at least one task. `cooperates`: has only cooperating duties. */
  who: z.enum(['leads', 'cooperates']),
})

/** 考核指标体系 as data. */
export const AssessmentSystem = z.strictObject({
  name: Words,
  /** Whether a person confirmed weights and formulas against a document. */
  status: Verification,
  note: Words.optional(),
  citation: Citation,
  periods: z.array(z.enum(['quarter', 'year'])).min(1),
  /** First period that may be assessed under it. */
  from: Period,
  /** Working days after a period's end; what becomes known later does not count. */
  cutOffWorkingDays: z.int().min(1).max(120),
  /** Working days in which a department may object. */
  objectionWorkingDays: z.int().min(1).max(60),
  /** Levels of departments that the city may assess; others are left out, and said. */
  levels: z.array(z.enum(['city', 'party', 'province', 'central', 'zone', 'district'])).min(1),
  classes: z.array(AssessmentClass).min(1).max(2),
  /** How much a row counts by the duty that it comes from. */
  duties: z.strictObject({ lead: Unsigned, cooperating: Unsigned }),
  /** 四舍五入 to so many places, for each item; totals add up what is printed. */
  places: z.int().min(0).max(4),
  /** An item that is not applicable: its points go to the others of its group, else to all. */
  notApplicable: z.enum(['redistribute', 'full', 'none']),
  /** An item with missing inputs: left out like one that is not applicable, or without points. */
  unknown: z.enum(['leave-out', 'none']),
  /** Most that all bonuses add and all maluses take away. */
  caps: z.strictObject({ bonus: Unsigned, malus: Unsigned }),
  /** Equal totals are told apart by these groups in turn; still equal ones share the rank. */
  ties: z.array(z.string()),
  groups: z.array(AssessmentGroup).min(1).max(20),
  /** Bonus and malus items. */
  extras: z.array(AssessmentItem).max(20).default([]),
})
export type AssessmentSystem = z.infer<typeof AssessmentSystem>

/** Every item with the group it belongs to; bonus and malus belong to none. */
export function itemsOf(system: AssessmentSystem): { item: AssessmentItem; group?: string }[] {
  return [
    ...system.groups.flatMap((group) => group.items.map((item) => ({ item, group: group.id }))),
    ...system.extras.map((item) => ({ item })),
  ]
}
