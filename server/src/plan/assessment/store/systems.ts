import type { Day } from '@wstc/domain/kernel/period'
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { PlanAssessmentTables } from '../tables.ts'

type Table = PlanAssessmentTables['plan_assessment_system']
export type SystemRow = Selectable<Table>

/** Drafts made at the same time get numbers one after the other. */
export async function lockSystems(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(7316036)`.execute(tx)
}

export function selectSystems(tx: Tx): Promise<SystemRow[]> {
  return tx.selectFrom('plan_assessment_system').selectAll().orderBy('system', 'desc').execute()
}

export function findSystem(tx: Tx, system: number): Promise<SystemRow | undefined> {
  return tx
    .selectFrom('plan_assessment_system')
    .selectAll()
    .where('system', '=', system)
    .executeTakeFirst()
}

/** The system that holds for a period beginning on `day`. */
export function findSystemOn(tx: Tx, day: Day): Promise<SystemRow | undefined> {
  return tx
    .selectFrom('plan_assessment_system')
    .selectAll()
    .where('stage', '=', 'approved')
    .where('effective_day', '<=', day)
    .orderBy('effective_day', 'desc')
    .orderBy('system', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Gives the next number; whoever may draft sees every version, so none is given twice. */
export async function insertSystem(
  tx: Tx,
  row: Omit<Insertable<Table>, 'system'>,
): Promise<number> {
  const rows = await selectSystems(tx)
  const system = (rows[0]?.system ?? 0) + 1
  await tx
    .insertInto('plan_assessment_system')
    .values({ ...row, system })
    .execute()
  return system
}

/** Changes the draft if it is still at `version`; answers whether it was. */
export async function updateSystem(
  tx: Tx,
  system: number,
  version: number,
  values: Updateable<Table>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('plan_assessment_system')
    .set({ ...values, version: version + 1 })
    .where('system', '=', system)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
