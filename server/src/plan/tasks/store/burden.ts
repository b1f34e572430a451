import type { Day } from '@wstc/domain/kernel/period'
import type { Insertable } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { PlanTasksTables } from '../tables.ts'
import { inBatches } from './batches.ts'

export async function insertBurden(
  tx: Tx,
  rows: readonly Insertable<PlanTasksTables['plan_burden']>[],
): Promise<void> {
  for (const batch of inBatches(rows)) await tx.insertInto('plan_burden').values(batch).execute()
}

/** Fields of the submissions of each department and day, added up. */
export async function selectBurden(
  tx: Tx,
  span: { readonly from?: Day | undefined; readonly to?: Day | undefined },
) {
  let query = tx
    .selectFrom('plan_burden')
    .select(['department', 'on_day as on'])
    .select(({ fn, cast }) => [
      cast<number>(fn.sum('typed'), 'integer').as('typed'),
      cast<number>(fn.sum('prefilled'), 'integer').as('prefilled'),
      cast<number>(fn.countAll(), 'integer').as('submissions'),
    ])
    .groupBy(['department', 'on_day'])
  if (span.from) query = query.where('on_day', '>=', span.from)
  if (span.to) query = query.where('on_day', '<=', span.to)
  return query.execute()
}
