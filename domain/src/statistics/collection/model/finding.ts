import { z } from 'zod'
import { Bilingual } from '../../../kernel/bilingual.ts'
import { Severity } from './edit.ts'

/**
 * 审核提示: what an edit found.
 *
 * `address` is what it found it of and stays the same while the return changes: `return`,
 * `rows.k1`, `groups.export|SI21|US`, `lines.affiliates.a1`, `cells.turnover`. With the edit's code
 * it is the key of an explanation. `cells` are the cells to show it at: `rows.k1.amount`,
 * `cells.turnover`, `cells.affiliates.a1.sales`.
 */
export const Finding = z.strictObject({
  edit: z.string(),
  severity: Severity,
  address: z.string(),
  cells: z.array(z.string()),
  message: Bilingual,
})
export type Finding = z.infer<typeof Finding>

/** 无法判断: an edit that cannot be told, and the inputs that it would take. */
export const Undecided = z.strictObject({
  edit: z.string(),
  address: z.string(),
  missing: z.array(z.string()),
})
export type Undecided = z.infer<typeof Undecided>

/** A text that fills the place of a figure that is not known. */
export const notKnown = '—'
