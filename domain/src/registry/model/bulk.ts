import { z } from 'zod'
import { Day } from '../../kernel/period.ts'
import { EnterpriseState, StandingKind } from '../model.ts'

/** Most entries that one act takes. */
export const mostAtOnce = 2000

/** 批量处理: what is done to many entries alike. */
export const BulkAct = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('add-standing'), standing: StandingKind, from: Day }),
  z.strictObject({ kind: z.literal('end-standing'), standing: StandingKind, until: Day }),
  z.strictObject({ kind: z.literal('set-park'), park: z.string().min(1).max(60).nullable() }),
  z.strictObject({ kind: z.literal('set-state'), state: EnterpriseState, since: Day }),
])
export type BulkAct = z.infer<typeof BulkAct>
