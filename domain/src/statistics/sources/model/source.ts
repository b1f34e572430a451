import { z } from 'zod'
import { Bilingual } from '../../../kernel/bilingual.ts'
import { Citation, Verification } from '../../../kernel/source.ts'

export const SourceId = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/)

/** What a column of an administrative file can say. */
export const SourceField = z.enum([
  'unitCode',
  'unitName',
  'period',
  'code',
  'flow',
  'currency',
  'amount',
  'reference',
  'partner',
  'note',
])
export type SourceField = z.infer<typeof SourceField>

/** Which figure of a unit a source speaks of; returns are compared with `receipts` and `tax`. */
export const SourceSide = z.enum(['receipts', 'tax', 'customs', 'outsourcing'])
export type SourceSide = z.infer<typeof SourceSide>

export const Flow = z.enum(['export', 'import'])
export type Flow = z.infer<typeof Flow>

const Words = z.array(z.string().min(1).max(60))

export const SourceColumn = z.strictObject({
  field: SourceField,
  name: Bilingual,
  /** Other titles that mean the same. */
  aliases: Words.default([]),
  meaning: Bilingual,
  required: z.boolean().default(false),
  status: Verification,
})
export type SourceColumn = z.infer<typeof SourceColumn>

/** A code of the source and the EBOPS items that it may stand for. */
export const SourceCode = z.strictObject({
  code: z.string().min(1).max(40),
  name: Bilingual,
  /** More than one where the code is wider than an item; none: not allocated (SN). */
  items: z.array(z.string()).default([]),
  /** Where the file does not say the direction itself. */
  flow: Flow.optional(),
  /** No services trade: kept and shown, not counted. */
  outside: z.boolean().default(false),
  status: Verification,
})
export type SourceCode = z.infer<typeof SourceCode>

/** 行政记录来源: an office that hands over files, and how they are laid out. */
export const Source = z.strictObject({
  id: SourceId,
  name: Bilingual,
  summary: Bilingual,
  side: SourceSide,
  /** Department that hands over; an id of the city. */
  authority: z.string(),
  citation: Citation,
  status: Verification,
  /** Currency where no column names one. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  /** Units of the currency that the figure 1 stands for: files in 万元 have 10000. */
  scale: z.enum(['1', '1000', '10000', '1000000']).default('1'),
  /** Words in a column of the direction. */
  flows: z.strictObject({ export: Words, import: Words }).default({ export: [], import: [] }),
  /** Words by which the last row says that it is the sum. */
  totalWords: Words.default([]),
  /** Columns that together stand for one record: the same again is a fault. */
  distinctBy: z.array(SourceField).min(1),
  /** `bop`: the transaction codes of the foreign-exchange office, which are the same everywhere. */
  codes: z.union([z.literal('bop'), z.array(SourceCode).min(1)]),
  unknownCode: z.enum(['fault', 'not-allocated']),
  columns: z.array(SourceColumn).min(1),
})
export type Source = z.infer<typeof Source>

/** 三方比对的参数: with what returns are compared, and how far two figures may lie apart. */
export const Comparison = z.strictObject({
  /** Survey whose returns are compared; monthly. */
  survey: z.string(),
  /** Two figures agree when they differ by no more than this share of the larger one … */
  share: z.string().regex(/^0(\.\d{1,4})?$/),
  /** … or by no more than this many US dollars. */
  amount: z.string().regex(/^\d{1,12}(\.\d{1,2})?$/),
  /** Months over which a difference may even out: money comes later than the service. */
  months: z.int().min(1).max(12),
  status: Verification,
})
export type Comparison = z.infer<typeof Comparison>

/** What a city says of administrative sources. */
export interface AdminSources {
  readonly sources: readonly Source[]
  readonly comparison: Comparison | undefined
}
