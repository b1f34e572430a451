import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { PlanTasksTables } from '../tables.ts'
import { inBatches } from './batches.ts'

export type ReportRow = Selectable<PlanTasksTables['plan_report']> & { due_day: string }
export type NewReport = Insertable<PlanTasksTables['plan_report']>

export async function insertReports(tx: Tx, rows: readonly NewReport[]): Promise<void> {
  for (const batch of inBatches(rows)) await tx.insertInto('plan_report').values(batch).execute()
}

export interface ReportFilter {
  readonly id?: string | undefined
  readonly task?: number | undefined
  readonly period?: string | undefined
  readonly department?: string | undefined
  readonly stages?: readonly ReportRow['stage'][] | undefined
}

/** Newest period and version first; row-level security leaves out what is not the reader's. */
export async function selectReports(tx: Tx, f: ReportFilter): Promise<ReportRow[]> {
  let query = tx
    .selectFrom('plan_report as r')
    .innerJoin('plan_obligation as o', 'o.id', 'r.obligation')
    .selectAll('r')
    .select('o.due_day')
  const equal = [
    ['r.id', f.id],
    ['r.task', f.task],
    ['r.period', f.period],
    ['r.department', f.department],
  ] as const
  for (const [column, value] of equal) {
    if (value !== undefined) query = query.where(column, '=', value)
  }
  if (f.stages) query = query.where('r.stage', 'in', [...f.stages])
  return query
    .orderBy('r.period', 'desc')
    .orderBy('r.department')
    .orderBy('r.version', 'desc')
    .execute()
}

/** Changes the report if it is still at `revision`; answers whether it was. */
export async function updateReport(
  tx: Tx,
  id: string,
  revision: number,
  values: Updateable<PlanTasksTables['plan_report']>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('plan_report')
    .set({ ...values, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** What of every signed report the light needs. */
export async function selectSignedStates(tx: Tx, tasks?: readonly number[]) {
  let query = tx
    .selectFrom('plan_report')
    .select(['task', 'period', 'department', 'content', 'signed_at', 'synthetic'])
    .where('stage', '=', 'signed')
  if (tasks) query = query.where('task', 'in', [...tasks])
  return query.orderBy('signed_at').orderBy('version').execute()
}
