import type { Insertable, Selectable, Updateable } from 'kysely'
import { oneOf, type Tx } from '../../../platform/database.ts'
import type { PlanProjectTables } from '../tables.ts'

type Tables = PlanProjectTables
export type ProofRow = Selectable<Tables['plan_project_evidence']>
export type ReportRow = Selectable<Tables['plan_project_report']>
export type FigureRow = Selectable<Tables['plan_carrier_figure']>

export interface ProofFilter {
  readonly id?: string | undefined
  readonly project?: string | undefined
  readonly projects?: readonly string[] | undefined
  readonly carrier?: string | undefined
  readonly subject?: ProofRow['subject'] | undefined
  readonly stage?: ProofRow['stage'] | undefined
  readonly after?: string | undefined
  readonly limit?: number | undefined
}

/** Newest first. */
export async function selectProofs(tx: Tx, f: ProofFilter): Promise<ProofRow[]> {
  let query = tx.selectFrom('plan_project_evidence').selectAll()
  const equal = [
    ['id', f.id],
    ['project', f.project],
    ['carrier', f.carrier],
    ['subject', f.subject],
    ['stage', f.stage],
  ] as const
  for (const [column, value] of equal) {
    if (value !== undefined) query = query.where(column, '=', value)
  }
  if (f.projects) query = query.where('project', '=', oneOf(f.projects))
  if (f.after) query = query.where('id', '<', f.after)
  if (f.limit) query = query.limit(f.limit)
  return query.orderBy('id', 'desc').execute()
}

export async function insertProofs(
  tx: Tx,
  rows: readonly Insertable<Tables['plan_project_evidence']>[],
): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto('plan_project_evidence')
      .values([...rows])
      .execute()
}

/** Changes the evidence if it is still at `revision`; answers whether it was. */
export async function updateProof(
  tx: Tx,
  id: string,
  revision: number,
  values: Updateable<Tables['plan_project_evidence']>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('plan_project_evidence')
    .set({ ...values, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export interface ReportFilter {
  readonly id?: string | undefined
  readonly project?: string | undefined
  readonly projects?: readonly string[] | undefined
  readonly period?: string | undefined
  readonly stage?: ReportRow['stage'] | undefined
}

/** Newest period and version first. */
export async function selectReports(tx: Tx, f: ReportFilter): Promise<ReportRow[]> {
  let query = tx.selectFrom('plan_project_report').selectAll()
  const equal = [
    ['id', f.id],
    ['project', f.project],
    ['period', f.period],
    ['stage', f.stage],
  ] as const
  for (const [column, value] of equal) {
    if (value !== undefined) query = query.where(column, '=', value)
  }
  if (f.projects) query = query.where('project', '=', oneOf(f.projects))
  return query.orderBy('period', 'desc').orderBy('version', 'desc').execute()
}

export async function insertReports(
  tx: Tx,
  rows: readonly Insertable<Tables['plan_project_report']>[],
): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto('plan_project_report')
      .values([...rows])
      .execute()
}

/** Changes the report if it is still at `revision`; answers whether it was. */
export async function updateReport(
  tx: Tx,
  id: string,
  revision: number,
  values: Updateable<Tables['plan_project_report']>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('plan_project_report')
    .set({ ...values, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function selectFigures(tx: Tx, carrier?: string): Promise<FigureRow[]> {
  let query = tx.selectFrom('plan_carrier_figure').selectAll()
  if (carrier !== undefined) query = query.where('carrier', '=', carrier)
  return query.orderBy('indicator').orderBy('year').orderBy('version').execute()
}

/** Adds versions of figures; answers false where that version was taken in the meantime. */
export async function insertFigures(
  tx: Tx,
  rows: readonly Insertable<Tables['plan_carrier_figure']>[],
): Promise<boolean> {
  if (rows.length === 0) return true
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('plan_carrier_figure')
    .values([...rows])
    .onConflict((conflict) =>
      conflict.columns(['carrier', 'indicator', 'year', 'version']).doNothing(),
    )
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === BigInt(rows.length)
}
