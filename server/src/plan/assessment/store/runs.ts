import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { PlanAssessmentTables } from '../tables.ts'

export type RunRow = Selectable<PlanAssessmentTables['plan_assessment_run']>
export type ResultRow = Selectable<PlanAssessmentTables['plan_assessment_result']>

export async function insertRun(
  tx: Tx,
  row: Insertable<PlanAssessmentTables['plan_assessment_run']>,
): Promise<void> {
  await tx.insertInto('plan_assessment_run').values(row).execute()
}

/** Newest period first; of a year and its last quarter the year first. */
export function selectRuns(tx: Tx): Promise<RunRow[]> {
  return tx
    .selectFrom('plan_assessment_run')
    .selectAll()
    .orderBy('cut_off', 'desc')
    .orderBy('period', 'asc')
    .execute()
}

export function findRun(tx: Tx, id: string): Promise<RunRow | undefined> {
  return tx.selectFrom('plan_assessment_run').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The same, held until the end of the transaction. */
export function findRunForChange(tx: Tx, id: string): Promise<RunRow | undefined> {
  return tx
    .selectFrom('plan_assessment_run')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export function findRunOf(tx: Tx, period: string): Promise<RunRow | undefined> {
  return tx
    .selectFrom('plan_assessment_run')
    .selectAll()
    .where('period', '=', period)
    .executeTakeFirst()
}

/** Changes the run if it is still at `version`; answers whether it was. */
export async function updateRun(
  tx: Tx,
  id: string,
  version: number,
  values: Updateable<PlanAssessmentTables['plan_assessment_run']>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('plan_assessment_run')
    .set({ ...values, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function insertResult(
  tx: Tx,
  row: Insertable<PlanAssessmentTables['plan_assessment_result']>,
): Promise<void> {
  await tx.insertInto('plan_assessment_result').values(row).execute()
}

/** Versions of a result, the oldest first. */
export function selectResults(tx: Tx, run: string): Promise<ResultRow[]> {
  return tx
    .selectFrom('plan_assessment_result')
    .selectAll()
    .where('run', '=', run)
    .orderBy('version')
    .execute()
}
