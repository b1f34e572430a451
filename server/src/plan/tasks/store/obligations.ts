import type { Day, Period } from '@wstc/domain/kernel/period'
import type { Kept } from '@wstc/domain/plan/rules/late'
import { type Insertable, type Selectable, sql } from 'kysely'
import { oneOf, type Tx } from '../../../platform/database.ts'
import type { PlanTasksTables } from '../tables.ts'
import { inBatches } from './batches.ts'

export type ObligationRow = Selectable<PlanTasksTables['plan_obligation']>
export type NewObligation = Insertable<PlanTasksTables['plan_obligation']>

/** Opens what is not open yet; what is stays as it is. */
export async function insertObligations(tx: Tx, rows: readonly NewObligation[]): Promise<void> {
  for (const batch of inBatches(rows)) {
    await tx
      .insertInto('plan_obligation')
      .values(batch)
      .onConflict((conflict) =>
        conflict.columns(['task', 'period', 'department', 'kind', 'lead']).doNothing(),
      )
      .execute()
  }
}

/** Each by name: the plan of `select *` is not kept. */
const columns = [
  'id',
  'task',
  'period',
  'department',
  'kind',
  'lead',
  'request',
  'due_day',
  'opened_at',
  'arrived_on',
  'synthetic',
] as const

export interface ObligationFilter {
  readonly id?: string | undefined
  readonly task?: number | undefined
  readonly tasks?: readonly number[] | undefined
  readonly period?: Period | undefined
  readonly department?: string | undefined
  readonly kind?: 'report' | 'contribution' | undefined
  readonly lead?: string | undefined
  /** Only what has not arrived. */
  readonly open?: boolean | undefined
  /** Due on this day or later. */
  readonly dueFrom?: Day | undefined
  /** Due on this day or before. */
  readonly dueUntil?: Day | undefined
}

export async function selectObligations(tx: Tx, f: ObligationFilter): Promise<ObligationRow[]> {
  let query = tx.selectFrom('plan_obligation').select(columns)
  const equal = [
    ['id', f.id],
    ['task', f.task],
    ['period', f.period],
    ['department', f.department],
    ['kind', f.kind],
    ['lead', f.lead],
  ] as const
  for (const [column, value] of equal) {
    if (value !== undefined) query = query.where(column, '=', value)
  }
  if (f.tasks) query = query.where('task', '=', oneOf(f.tasks))
  if (f.open) query = query.where('arrived_on', 'is', null)
  if (f.dueFrom) query = query.where('due_day', '>=', f.dueFrom)
  if (f.dueUntil) query = query.where('due_day', '<=', f.dueUntil)
  return query.orderBy('due_day').orderBy('task').orderBy('department').execute()
}

/**
 * Every report that fell due before `today`, counted by when it was due and came. Those that came
 * in time count as one line of each department, since nothing is told of them but that.
 */
export async function selectKept(tx: Tx, today: Day): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    select department, min(due_day) as due, case when late then min(arrived_on) else min(due_day) end as arrived,
      count(*)::int as count
    from (select department, due_day, arrived_on, coalesce(arrived_on, ${today}::date) > due_day as late
      from plan_obligation where kind = 'report' and due_day < ${today}::date) o
    group by department, late, case when late then due_day end, case when late then arrived_on end`.execute(
    tx,
  )
  return rows
}

/** Says when something came; `null` where it was sent back and is wanted again. */
export async function markArrived(tx: Tx, id: string, day: Day | null): Promise<void> {
  await tx.updateTable('plan_obligation').set({ arrived_on: day }).where('id', '=', id).execute()
}

export async function changeRequest(tx: Tx, id: string, request: string): Promise<void> {
  await tx.updateTable('plan_obligation').set({ request }).where('id', '=', id).execute()
}
