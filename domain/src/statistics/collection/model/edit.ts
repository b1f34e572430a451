import { z } from 'zod'
import { Bilingual } from '../../../kernel/bilingual.ts'
import { Condition, NumberOf } from './expression.ts'

/** 严重程度: `hard` must be put right, `soft` needs a written explanation, `info` only tells. */
export const Severity = z.enum(['hard', 'soft', 'info'])
export type Severity = z.infer<typeof Severity>

export const EditCode = z.string().regex(/^[A-Z]{2,6}-[A-Z]{2,8}-\d{2,3}$/)

export const GroupField = z.enum(['flow', 'item', 'partner', 'mode', 'currency', 'contract'])
export type GroupField = z.infer<typeof GroupField>

/** A figure in the text of a finding: `{name}`. */
export const Figure = z.union([
  z.strictObject({ of: NumberOf, places: z.int().min(0).max(6) }),
  /** part ÷ whole × 100; a dash where the whole is nothing. */
  z.strictObject({ percent: z.tuple([NumberOf, NumberOf]), places: z.int().min(0).max(6) }),
])
export type Figure = z.infer<typeof Figure>

/**
 * 审核规则: what is wrong, or odd, when `when` is true. Evaluated once per row, per group of rows
 * alike in the fields of `by`, per line of a section, or once for the whole return.
 */
export const Edit = z
  .strictObject({
    /** Stable for ever: explanations and statistics of edits refer to it. */
    code: EditCode,
    severity: Severity,
    scope: z.enum(['row', 'group', 'line', 'return']),
    by: z.array(GroupField).min(1).optional(),
    section: z.string().optional(),
    when: Condition,
    figures: z.record(z.string().regex(/^[a-z][A-Za-z0-9]*$/), Figure).default({}),
    /** In words of the person at the desk. Blanks: figures, and `{item}` `{partner}` … of a row. */
    message: Bilingual,
    /** Cells it points at: fields of the row, codes of cells. */
    at: z.array(z.string()).min(1),
  })
  .refine((edit) => (edit.scope === 'group') === (edit.by !== undefined), {
    path: ['by'],
    message: '`by` goes with the scope group, and only with it',
  })
  .refine((edit) => (edit.scope === 'line') === (edit.section !== undefined), {
    path: ['section'],
    message: '`section` goes with the scope line, and only with it',
  })
export type Edit = z.infer<typeof Edit>
