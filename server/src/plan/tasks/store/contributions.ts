import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { PlanTasksTables } from '../tables.ts'
import { inBatches } from './batches.ts'

export type ContributionRow = Selectable<PlanTasksTables['plan_contribution']> & {
  due_day: string
}
export type NewContribution = Insertable<PlanTasksTables['plan_contribution']>

export async function insertContributions(tx: Tx, rows: readonly NewContribution[]): Promise<void> {
  for (const batch of inBatches(rows)) {
    await tx.insertInto('plan_contribution').values(batch).execute()
  }
}

export interface ContributionFilter {
  readonly id?: string | undefined
  readonly obligation?: string | undefined
  readonly task?: number | undefined
  readonly period?: string | undefined
  readonly lead?: string | undefined
  readonly department?: string | undefined
  readonly stages?: readonly ContributionRow['stage'][] | undefined
}

export async function selectContributions(
  tx: Tx,
  f: ContributionFilter,
): Promise<ContributionRow[]> {
  let query = tx
    .selectFrom('plan_contribution as c')
    .innerJoin('plan_obligation as o', 'o.id', 'c.obligation')
    .selectAll('c')
    .select('o.due_day')
  const equal = [
    ['c.id', f.id],
    ['c.obligation', f.obligation],
    ['c.task', f.task],
    ['c.period', f.period],
    ['c.lead', f.lead],
    ['c.department', f.department],
  ] as const
  for (const [column, value] of equal) {
    if (value !== undefined) query = query.where(column, '=', value)
  }
  if (f.stages) query = query.where('c.stage', 'in', [...f.stages])
  return query
    .orderBy('c.period', 'desc')
    .orderBy('c.department')
    .orderBy('c.version', 'desc')
    .execute()
}

/** Changes the contribution if it is still at `revision`; answers whether it was. */
export async function updateContribution(
  tx: Tx,
  id: string,
  revision: number,
  values: Updateable<PlanTasksTables['plan_contribution']>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('plan_contribution')
    .set({ ...values, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
