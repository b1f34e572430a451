import type { RemarkSubject } from '@wstc/domain/plan/model/progress'
import type { Insertable, Selectable } from 'kysely'
import { oneOf, type Tx } from '../../../platform/database.ts'
import type { PlanTasksTables } from '../tables.ts'
import { inBatches } from './batches.ts'

export type RemarkRow = Selectable<PlanTasksTables['plan_remark']>

export async function insertRemarks(
  tx: Tx,
  rows: readonly Insertable<PlanTasksTables['plan_remark']>[],
): Promise<void> {
  for (const batch of inBatches(rows)) await tx.insertInto('plan_remark').values(batch).execute()
}

/** Each by name: the plan of `select *` is not kept. */
const columns = [
  'id',
  'subject_kind',
  'subject_id',
  'act',
  'text',
  'details',
  'concerns',
  'by_person',
  'by_department',
  'at',
  'synthetic',
] as const

/** Remarks on the given subjects, oldest first. */
export async function selectRemarks(
  tx: Tx,
  kind: RemarkSubject,
  ids: readonly string[],
): Promise<RemarkRow[]> {
  if (ids.length === 0) return []
  return tx
    .selectFrom('plan_remark')
    .select(columns)
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', oneOf(ids))
    .orderBy('at')
    .orderBy('id')
    .execute()
}
