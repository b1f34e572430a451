import type { Day } from '@wstc/domain/kernel/period'
import type { Insertable, Selectable } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { PlanProjectTables } from '../tables.ts'

export type PublishedRow = Selectable<PlanProjectTables['plan_project_published']>

/** What was last published of each project on or before `day`. */
export async function selectPublished(tx: Tx, day: Day, project?: string): Promise<PublishedRow[]> {
  let query = tx
    .selectFrom('plan_project_published')
    .selectAll()
    .distinctOn('project')
    .where('on_day', '<=', day)
  if (project !== undefined) query = query.where('project', '=', project)
  return query.orderBy('project').orderBy('on_day', 'desc').orderBy('place', 'desc').execute()
}

export async function insertPublished(
  tx: Tx,
  rows: readonly Insertable<PlanProjectTables['plan_project_published']>[],
): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto('plan_project_published')
      .values([...rows])
      .execute()
}

export type PublishedCarrierRow = Selectable<PlanProjectTables['plan_carrier_published']>

/** What was last published of each carrier on or before `day`. */
export async function selectPublishedCarriers(
  tx: Tx,
  day: Day,
  carrier?: string,
): Promise<PublishedCarrierRow[]> {
  let query = tx
    .selectFrom('plan_carrier_published')
    .selectAll()
    .distinctOn('carrier')
    .where('on_day', '<=', day)
  if (carrier !== undefined) query = query.where('carrier', '=', carrier)
  return query.orderBy('carrier').orderBy('on_day', 'desc').orderBy('place', 'desc').execute()
}

export async function insertPublishedCarriers(
  tx: Tx,
  rows: readonly Insertable<PlanProjectTables['plan_carrier_published']>[],
): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto('plan_carrier_published')
      .values([...rows])
      .execute()
}
