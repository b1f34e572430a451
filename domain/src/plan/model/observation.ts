import { z } from 'zod'
import { Bilingual } from '../../kernel/bilingual.ts'
import { Period } from '../../kernel/period.ts'
import { Verification } from '../../kernel/source.ts'
import { DecimalText } from './target.ts'

/**
 * 观测值: one value of one indicator with its two times: the period it is true of, and the
 * instant from which we knew it. A correction is a new observation that names the one it replaces.
 */
export const Observation = z.strictObject({
  id: z.string().min(1),
  /** Indicator id. */
  indicator: z.string().min(1),
  period: Period,
  value: DecimalText,
  /** ISO instant in UTC. */
  knownAt: z.iso.datetime({ offset: true }),
  status: Verification,
  source: Bilingual,
  note: Bilingual.optional(),
  /** Observation id of the version that this one replaces. */
  supersedes: z.string().optional(),
})
export type Observation = z.infer<typeof Observation>
