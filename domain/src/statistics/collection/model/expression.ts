import { z } from 'zod'
import { contractAmounts, factsOfList, factsOfNumber, factsOfTruth } from './facts.ts'

export const Before = z.enum(['last-period', 'last-year'])
/** 上期 or 上年同期. */
export type Before = z.infer<typeof Before>

/** Which rows are meant. Fields hold together; within a field any value will do. */
export const RowFilter = z.strictObject({
  flow: z.array(z.enum(['export', 'import'])).optional(),
  /** Items, each with everything below it. */
  item: z.array(z.string()).optional(),
  partner: z.array(z.string()).optional(),
  mode: z.array(z.enum(['1', '2', '3', '4'])).optional(),
  currency: z.array(z.string()).optional(),
  contract: z.enum(['given', 'absent']).optional(),
  note: z.enum(['given', 'absent']).optional(),
})
export type RowFilter = z.infer<typeof RowFilter>

export const over = z.enum(['rows', 'group'])

/**
 * A figure of an edit. `usd` is a row's amount in US dollars at the month's average central
 * parity; sums over rows are in it. A blank is not known unless `orZero` says what it stands for.
 */
export type NumberOf =
  | { value: string }
  | { field: 'amount' | 'usd' }
  | { cell: string }
  | { sum: 'rows' | 'group'; where?: RowFilter | undefined }
  | { count: 'rows' | 'group'; where?: RowFilter | undefined }
  | { sumLines: string; cell: string }
  | { countLines: string }
  | { register: (typeof factsOfNumber)[number] }
  | { contract: (typeof contractAmounts)[number] }
  /** Days from the contract's end to the end of the period, below zero while it runs. */
  | { daysAfterContract: true }
  | { previously: Before; of: NumberOf }
  | { parameter: string }
  | { plus: NumberOf[] }
  | { minus: [NumberOf, NumberOf] }
  | { times: [NumberOf, NumberOf] }
  | { abs: NumberOf }
  | { orZero: NumberOf }

const Text = z.string().regex(/^-?\d{1,20}(\.\d{1,6})?$/)
const Where = { where: RowFilter.optional() }

export const NumberOf: z.ZodType<NumberOf> = z.lazy(() =>
  z.union([
    z.strictObject({ value: Text }),
    z.strictObject({ field: z.enum(['amount', 'usd']) }),
    z.strictObject({ cell: z.string() }),
    z.strictObject({ sum: over, ...Where }),
    z.strictObject({ count: over, ...Where }),
    z.strictObject({ sumLines: z.string(), cell: z.string() }),
    z.strictObject({ countLines: z.string() }),
    z.strictObject({ register: z.enum(factsOfNumber) }),
    z.strictObject({ contract: z.enum(contractAmounts) }),
    z.strictObject({ daysAfterContract: z.literal(true) }),
    z.strictObject({ previously: Before, of: NumberOf }),
    z.strictObject({ parameter: z.string() }),
    z.strictObject({ plus: z.array(NumberOf).min(1) }),
    z.strictObject({ minus: z.tuple([NumberOf, NumberOf]) }),
    z.strictObject({ times: z.tuple([NumberOf, NumberOf]) }),
    z.strictObject({ abs: NumberOf }),
    z.strictObject({ orZero: NumberOf }),
  ]),
)

export const comparisons = ['above', 'atLeast', 'below', 'atMost', 'equal', 'differ'] as const
export type Comparison = (typeof comparisons)[number]

/** Something that is true, false, or cannot be told. */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { above: [NumberOf, NumberOf] }
  | { atLeast: [NumberOf, NumberOf] }
  | { below: [NumberOf, NumberOf] }
  | { atMost: [NumberOf, NumberOf] }
  | { equal: [NumberOf, NumberOf] }
  | { differ: [NumberOf, NumberOf] }
  | { row: RowFilter }
  | { filled: string }
  | { blank: string }
  | { choice: string; in: string[] }
  /** Whether the register's list holds the row's item (or one above or below it), or its partner. */
  | { registered: 'items' | 'partners' }
  | { registerHas: (typeof factsOfList)[number]; any: string[] }
  | { registerSays: (typeof factsOfTruth)[number] }
  | { contractKnown: true }
  | { contractMatches: 'partner' | 'currency' | 'flow' | 'item' }
  /** Whether there was a return then. */
  | { filed: Before }
  | { nothingToReport: true }

const pair = () => z.tuple([NumberOf, NumberOf])

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({ not: Condition }),
    z.strictObject({ above: pair() }),
    z.strictObject({ atLeast: pair() }),
    z.strictObject({ below: pair() }),
    z.strictObject({ atMost: pair() }),
    z.strictObject({ equal: pair() }),
    z.strictObject({ differ: pair() }),
    z.strictObject({ row: RowFilter }),
    z.strictObject({ filled: z.string() }),
    z.strictObject({ blank: z.string() }),
    z.strictObject({ choice: z.string(), in: z.array(z.string()).min(1) }),
    z.strictObject({ registered: z.enum(['items', 'partners']) }),
    z.strictObject({ registerHas: z.enum(factsOfList), any: z.array(z.string()).min(1) }),
    z.strictObject({ registerSays: z.enum(factsOfTruth) }),
    z.strictObject({ contractKnown: z.literal(true) }),
    z.strictObject({ contractMatches: z.enum(['partner', 'currency', 'flow', 'item']) }),
    z.strictObject({ filed: Before }),
    z.strictObject({ nothingToReport: z.literal(true) }),
  ]),
)
