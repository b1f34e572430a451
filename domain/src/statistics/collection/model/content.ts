import { z } from 'zod'

export const rowFields = [
  'flow',
  'item',
  'partner',
  'mode',
  'currency',
  'amount',
  'contract',
  'note',
] as const
export type RowField = (typeof rowFields)[number]

/** Key of a row or line, given by whoever adds it and kept for its life. */
export const LineKey = z.string().regex(/^[a-z0-9-]{1,36}$/)
export const isLineKey = (text: string): boolean => /^[a-z0-9-]{1,36}$/.test(text)

/** Characters that a field of a row takes when it is handed in. */
export const rowLimits: Readonly<Record<RowField, number>> = {
  flow: 10,
  item: 10,
  partner: 10,
  mode: 10,
  currency: 10,
  amount: 40,
  contract: 80,
  note: 500,
}

/** A draft keeps what was typed or pasted, also where it is too long to be handed in. */
const Typed = z.string().max(200)
const TypedText = z.string().max(2000)

/**
 * 明细行: one partner, item, mode and currency. Every field is text as typed: a draft may hold what
 * is not right yet, and the edits say so.
 */
export const ReturnRow = z.strictObject({
  key: LineKey,
  flow: Typed,
  /** EBOPS item. */
  item: Typed,
  /** Economy by alpha-2. */
  partner: Typed,
  mode: Typed,
  currency: Typed,
  /** In units of the currency, not in thousands. */
  amount: Typed,
  contract: TypedText.optional(),
  note: TypedText.optional(),
})
export type ReturnRow = z.infer<typeof ReturnRow>

/** 说明: what the unit says about a finding; it holds for this edit at this address only. */
export const Explanation = z.strictObject({
  edit: z.string().max(60),
  address: z.string().max(200),
  text: z.string().max(2000),
})
export type Explanation = z.infer<typeof Explanation>

/** Lines that a return may have, and those of them that a page edits as a table. */
export const mostRows = 100_000
export const mostTyped = 5000

/**
 * 报表内容: everything a unit says for one period.
 *
 * `cells` by key: the code of a fixed cell, or `section.line.code` in a section whose lines repeat.
 */
export const ReturnContent = z.strictObject({
  formVersion: z.int().positive(),
  /** 零申报. */
  nothingToReport: z.boolean(),
  rows: z
    .array(ReturnRow)
    .max(mostRows)
    .refine((rows) => new Set(rows.map((row) => row.key)).size === rows.length, {
      message: 'Two rows have one key',
    }),
  cells: z.record(z.string().max(120), z.string().max(2000)),
  explanations: z.array(Explanation).max(5000),
})
export type ReturnContent = z.infer<typeof ReturnContent>

export const emptyReturn = (formVersion: number): ReturnContent => ({
  formVersion,
  nothingToReport: false,
  rows: [],
  cells: {},
  explanations: [],
})

/** Key of a cell in a line of a repeating section. */
export const lineCell = (section: string, line: string, code: string): string =>
  `${section}.${line}.${code}`
