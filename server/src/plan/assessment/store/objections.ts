import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { PlanAssessmentTables } from '../tables.ts'

type Table = PlanAssessmentTables['plan_assessment_objection']
export type ObjectionRow = Selectable<Table>

export async function insertObjection(tx: Tx, row: Insertable<Table>): Promise<void> {
  await tx.insertInto('plan_assessment_objection').values(row).execute()
}

/** Those that the reader may see, the newest first. */
export function selectObjections(tx: Tx, run: string): Promise<ObjectionRow[]> {
  return tx
    .selectFrom('plan_assessment_objection')
    .selectAll()
    .where('run', '=', run)
    .orderBy('id', 'desc')
    .execute()
}

export function findObjection(tx: Tx, id: string): Promise<ObjectionRow | undefined> {
  return tx
    .selectFrom('plan_assessment_objection')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Changes the objection if it is still at `version`; answers whether it was. */
export async function updateObjection(
  tx: Tx,
  id: string,
  version: number,
  values: Updateable<Table>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('plan_assessment_objection')
    .set({ ...values, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
