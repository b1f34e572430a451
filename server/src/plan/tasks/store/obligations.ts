import type { Day, Period } from '@wstc/domain/kernel/period'
import type { Insertable, Selectable } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
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

export interface ObligationFilter {
  readonly id?: string | undefined
  readonly task?: number | undefined
  readonly period?: Period | undefined
  readonly department?: string | undefined
  readonly kind?: 'report' | 'contribution' | undefined
  readonly lead?: string | undefined
  /** Only what has not arrived. */
  readonly open?: boolean | undefined
}

export async function selectObligations(tx: Tx, f: ObligationFilter): Promise<ObligationRow[]> {
  let query = tx.selectFrom('plan_obligation').selectAll()
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
  if (f.open) query = query.where('arrived_on', 'is', null)
  return query.orderBy('due_day').orderBy('task').orderBy('department').execute()
}

/** Says when something came; `null` where it was sent back and is wanted again. */
export async function markArrived(tx: Tx, id: string, day: Day | null): Promise<void> {
  await tx.updateTable('plan_obligation').set({ arrived_on: day }).where('id', '=', id).execute()
}

export async function changeRequest(tx: Tx, id: string, request: string): Promise<void> {
  await tx.updateTable('plan_obligation').set({ request }).where('id', '=', id).execute()
}
