import type { Selectable } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { PlanTargetTables } from '../tables.ts'

export type FindingRow = Selectable<PlanTargetTables['plan_finding']>
export type VerdictRow = Selectable<PlanTargetTables['plan_finding_verdict']>

/** Findings on one target, oldest first. */
export function selectFindings(tx: Tx, target: string): Promise<FindingRow[]> {
  return tx
    .selectFrom('plan_finding')
    .selectAll()
    .where('target', '=', target)
    .orderBy('found_at')
    .orderBy('id')
    .execute()
}

/** What everybody may know of all findings, oldest first. */
export function selectVerdicts(tx: Tx): Promise<VerdictRow[]> {
  return tx
    .selectFrom('plan_finding_verdict')
    .selectAll()
    .orderBy('found_at')
    .orderBy('finding_id')
    .execute()
}

/** Keeps findings, and apart from them what everybody may know of each. */

export async function insertFindings(tx: Tx, rows: readonly FindingRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insertInto('plan_finding')
    .values(rows.map((row) => ({ ...row, evidence: JSON.stringify(row.evidence) })))
    .execute()
  await tx
    .insertInto('plan_finding_verdict')
    .values(
      rows.map(({ id, target, finding, found_on, found_at, evidence, synthetic }) => ({
        finding_id: id,
        target,
        finding,
        found_on,
        found_at,
        evidence: evidence.length,
        synthetic,
      })),
    )
    .execute()
}
