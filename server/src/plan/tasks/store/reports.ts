import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { feedWarehouse } from '../../../platform/warehouse/outbox.ts'
import { type ProgressRow, progressColumns, progressFact } from '../../trends/facts.ts'
import type { PlanTasksTables } from '../tables.ts'
import { inBatches } from './batches.ts'

export type ReportRow = Selectable<PlanTasksTables['plan_report']> & { due_day: string }
export type NewReport = Insertable<PlanTasksTables['plan_report']>

/** Keeps reports, and feeds their figures to the warehouse. */
export async function insertReports(tx: Tx, rows: readonly NewReport[]): Promise<void> {
  for (const batch of inBatches(rows)) {
    const kept = await tx
      .insertInto('plan_report')
      .values(batch)
      .returning(progressColumns)
      .execute()
    await feed(tx, kept)
  }
}

async function feed(tx: Tx, rows: readonly ProgressRow[]): Promise<void> {
  const now = rows.at(-1)!.updated_at
  await feedWarehouse({ tx, now }, 'progress', rows.map(progressFact))
}

/** Figures of reports in the order of their ids, after one. */
export function pageReports(
  tx: Tx,
  after: string | undefined,
  limit: number,
): Promise<ProgressRow[]> {
  const query = tx.selectFrom('plan_report').select(progressColumns).orderBy('id').limit(limit)
  return (after === undefined ? query : query.where('id', '>', after)).execute()
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
  const changed = await tx
    .updateTable('plan_report')
    .set({ ...values, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .returning(progressColumns)
    .execute()
  if (changed.length === 0) return false
  await feed(tx, changed)
  return true
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
