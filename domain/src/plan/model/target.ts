import { z } from 'zod'
import { Bilingual } from '../../kernel/bilingual.ts'
import { Citation } from '../../kernel/source.ts'

/** A decimal number as text, exact; `.` as the point, no grouping. */
export const DecimalText = z.string().regex(/^-?\d+(\.\d+)?$/)

/** What the text asks of the figure. `above` is strict, `at-least` includes the bound. */
export const Criterion = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('above'), value: DecimalText }),
  z.strictObject({ kind: z.literal('at-least'), value: DecimalText }),
  z.strictObject({ kind: z.literal('at-most'), value: DecimalText }),
  /** 左右: within `tolerancePercent` of the value (relative), or better in the indicator's direction. */
  z.strictObject({ kind: z.literal('about'), value: DecimalText, tolerancePercent: DecimalText }),
  /** 10—20 家: at least `low` reaches it; above `high` is reached too, and said. */
  z.strictObject({ kind: z.literal('range'), low: DecimalText, high: DecimalText }),
  /** No figure in the text: a person judges against the written test, with evidence. */
  z.strictObject({ kind: z.literal('qualitative'), test: Bilingual }),
])
export type Criterion = z.infer<typeof Criterion>

/** 目标: one promise with a date. */
export const Target = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** A sector's id, or `overall`. */
  sector: z.string(),
  indicator: z.string(),
  /** The year that is judged; `each-year` where the text asks it of every year of the plan. */
  due: z.union([z.string().regex(/^\d{4}$/), z.literal('each-year')]),
  criterion: Criterion,
  /** The promise in our own words. */
  statement: Bilingual,
  /** Start of the path. `derivation` says how it follows from the text where it is not printed there. */
  base: z
    .strictObject({
      period: z.string().regex(/^\d{4}$/),
      value: DecimalText,
      citation: Citation,
      derivation: Bilingual.optional(),
      status: z.enum(['verified', 'unverified']),
    })
    .optional(),
  /** How progress between base and due year is expected to run. */
  path: z.enum(['compound', 'linear']).default('compound'),
  citation: Citation,
  /** Where the document is unclear or contradicts itself. */
  unclear: Bilingual.optional(),
})
export type Target = z.infer<typeof Target>

/** 观测值: one value with two times: the period it is true of, and the day we knew it. */
export const PublishedFact = z.strictObject({
  indicator: z.string(),
  period: z.string(),
  value: DecimalText,
  /** Day it was published. */
  knownOn: z.iso.date(),
  status: z.enum(['verified', 'unverified']),
  source: Bilingual,
  note: Bilingual.optional(),
})
export type PublishedFact = z.infer<typeof PublishedFact>
