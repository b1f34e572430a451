import type { Insertable } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { PlanTasksTables } from '../tables.ts'
import { inBatches } from './batches.ts'

export async function selectSentKeys(tx: Tx): Promise<Set<string>> {
  const rows = await tx.selectFrom('plan_reminder').select('key').execute()
  return new Set(rows.map((row) => row.key))
}

export async function insertSent(
  tx: Tx,
  rows: readonly Insertable<PlanTasksTables['plan_reminder']>[],
): Promise<void> {
  for (const batch of inBatches(rows)) {
    await tx
      .insertInto('plan_reminder')
      .values(batch)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}
