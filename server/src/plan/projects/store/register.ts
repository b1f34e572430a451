import type { Insertable, Selectable, Updateable } from 'kysely'
import { oneOf, type Tx } from '../../../platform/database.ts'
import type { PlanProjectTables } from '../tables.ts'

type Tables = PlanProjectTables
export type ProjectRow = Selectable<Tables['plan_project']>
export type CharterRow = Selectable<Tables['plan_project_charter']>
export type StepRow = Selectable<Tables['plan_project_step']>
export type MoneyRow = Selectable<Tables['plan_project_money']>

/** Rows of one project or of some, of all where none is named. */
interface Of {
  readonly project?: string | undefined
  readonly projects?: readonly string[] | undefined
}

export async function selectProjects(tx: Tx, id?: string): Promise<ProjectRow[]> {
  let query = tx.selectFrom('plan_project').selectAll()
  if (id !== undefined) query = query.where('id', '=', id)
  return query.orderBy('id').execute()
}

export async function selectProjectsLedBy(tx: Tx, lead: string): Promise<ProjectRow[]> {
  return tx.selectFrom('plan_project').selectAll().where('lead', '=', lead).orderBy('id').execute()
}

export async function insertProjects(
  tx: Tx,
  rows: readonly Insertable<Tables['plan_project']>[],
): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto('plan_project')
      .values([...rows])
      .execute()
}

/** Changes a project if it is still at `version`; answers whether it was. */
export async function updateProject(
  tx: Tx,
  id: string,
  version: number,
  values: Updateable<Tables['plan_project']>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('plan_project')
    .set({ ...values, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function selectCharters(tx: Tx, of: Of): Promise<CharterRow[]> {
  let query = tx.selectFrom('plan_project_charter').selectAll()
  if (of.project !== undefined) query = query.where('project', '=', of.project)
  if (of.projects) query = query.where('project', '=', oneOf(of.projects))
  return query.orderBy('project').orderBy('version').execute()
}

export async function insertCharters(
  tx: Tx,
  rows: readonly Insertable<Tables['plan_project_charter']>[],
): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto('plan_project_charter')
      .values([...rows])
      .execute()
}

export async function selectSteps(
  tx: Tx,
  of: Of & { readonly milestone?: string | undefined },
): Promise<StepRow[]> {
  let query = tx.selectFrom('plan_project_step').selectAll()
  if (of.project !== undefined) query = query.where('project', '=', of.project)
  if (of.projects) query = query.where('project', '=', oneOf(of.projects))
  if (of.milestone !== undefined) query = query.where('milestone', '=', of.milestone)
  return query.orderBy('milestone').orderBy('place').execute()
}

/** Adds steps; answers false where another step has taken a place in the meantime. */
export async function insertSteps(
  tx: Tx,
  rows: readonly Insertable<Tables['plan_project_step']>[],
): Promise<boolean> {
  if (rows.length === 0) return true
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('plan_project_step')
    .values([...rows])
    .onConflict((conflict) => conflict.columns(['milestone', 'place']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === BigInt(rows.length)
}

export async function selectMoney(
  tx: Tx,
  of: Of & { readonly line?: string | undefined },
): Promise<MoneyRow[]> {
  let query = tx.selectFrom('plan_project_money').selectAll()
  if (of.project !== undefined) query = query.where('project', '=', of.project)
  if (of.line !== undefined) query = query.where('line', '=', of.line)
  return query.orderBy('line').orderBy('version').execute()
}

/** Adds versions of entries; answers false where that version was taken in the meantime. */
export async function insertMoney(
  tx: Tx,
  rows: readonly Insertable<Tables['plan_project_money']>[],
): Promise<boolean> {
  if (rows.length === 0) return true
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('plan_project_money')
    .values([...rows])
    .onConflict((conflict) => conflict.columns(['line', 'version']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === BigInt(rows.length)
}
