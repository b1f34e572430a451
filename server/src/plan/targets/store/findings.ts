import type { Selectable } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { PlanTargetTables } from '../tables.ts'

export type FindingRow = Selectable<PlanTargetTables['plan_finding']>

/** Findings oldest first, of one target or of all. */
export function selectFindings(tx: Tx, target?: string): Promise<FindingRow[]> {
  const query = tx.selectFrom('plan_finding').selectAll().orderBy('found_at').orderBy('id')
  return (target ? query.where('target', '=', target) : query).execute()
}

export async function insertFindings(tx: Tx, rows: readonly FindingRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insertInto('plan_finding')
    .values(rows.map((row) => ({ ...row, evidence: JSON.stringify(row.evidence) })))
    .execute()
}
