import type { Insertable, Selectable, Updateable } from 'kysely'
import { oneOf, type Tx } from '../../../platform/database.ts'
import type { PlanTasksTables } from '../tables.ts'
import { inBatches } from './batches.ts'

type Tables = Pick<PlanTasksTables, 'plan_question' | 'plan_decision' | 'plan_milestone'>
export type QuestionRow = Selectable<Tables['plan_question']>
export type DecisionRow = Selectable<Tables['plan_decision']>
export type MilestoneRow = Selectable<Tables['plan_milestone']>

export async function insertQuestions(
  tx: Tx,
  rows: readonly Insertable<Tables['plan_question']>[],
): Promise<void> {
  for (const batch of inBatches(rows)) await tx.insertInto('plan_question').values(batch).execute()
}

export async function insertDecisions(
  tx: Tx,
  rows: readonly Insertable<Tables['plan_decision']>[],
): Promise<void> {
  for (const batch of inBatches(rows)) await tx.insertInto('plan_decision').values(batch).execute()
}

export async function insertMilestones(
  tx: Tx,
  rows: readonly Insertable<Tables['plan_milestone']>[],
): Promise<void> {
  for (const batch of inBatches(rows)) await tx.insertInto('plan_milestone').values(batch).execute()
}

/** Each by name: the plan of `select *` is not kept. */
const questionColumns = [
  'id',
  'task',
  'text',
  'stage',
  'due_day',
  'by_person',
  'by_department',
  'asked_at',
  'revision',
  'synthetic',
] as const
const decisionColumns = [
  'id',
  'task',
  'text',
  'basis',
  'departments',
  'decided_on',
  'due_day',
  'stage',
  'by_person',
  'by_department',
  'decided_at',
  'revision',
  'synthetic',
] as const
const milestoneColumns = [
  'id',
  'task',
  'department',
  'title',
  'planned_day',
  'actual_day',
  'stage',
  'by_person',
  'created_at',
  'revision',
  'synthetic',
] as const

interface Filter<Stage> {
  readonly id?: string | undefined
  readonly tasks?: readonly number[] | undefined
  readonly stages?: readonly Stage[] | undefined
}

export async function selectQuestions(
  tx: Tx,
  f: Filter<QuestionRow['stage']>,
): Promise<QuestionRow[]> {
  let query = tx.selectFrom('plan_question').select(questionColumns)
  if (f.id !== undefined) query = query.where('id', '=', f.id)
  if (f.tasks) query = query.where('task', '=', oneOf(f.tasks))
  if (f.stages) query = query.where('stage', '=', oneOf(f.stages))
  return query.orderBy('id').execute()
}

export async function selectDecisions(
  tx: Tx,
  f: Filter<DecisionRow['stage']>,
): Promise<DecisionRow[]> {
  let query = tx.selectFrom('plan_decision').select(decisionColumns)
  if (f.id !== undefined) query = query.where('id', '=', f.id)
  if (f.tasks) query = query.where('task', '=', oneOf(f.tasks))
  if (f.stages) query = query.where('stage', '=', oneOf(f.stages))
  return query.orderBy('id').execute()
}

export async function selectMilestones(
  tx: Tx,
  f: Filter<MilestoneRow['stage']>,
): Promise<MilestoneRow[]> {
  let query = tx.selectFrom('plan_milestone').select(milestoneColumns)
  if (f.id !== undefined) query = query.where('id', '=', f.id)
  if (f.tasks) query = query.where('task', '=', oneOf(f.tasks))
  if (f.stages) query = query.where('stage', '=', oneOf(f.stages))
  return query.orderBy('planned_day').orderBy('id').execute()
}

type Changes = {
  [T in keyof Tables]: Updateable<Tables[T]>
}

/** Changes one row if it is still at `revision`; answers whether it was. */
export async function updateTopic<T extends keyof Tables>(
  tx: Tx,
  table: T,
  id: string,
  revision: number,
  values: Changes[T],
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable(table as 'plan_question')
    .set({ ...(values as Changes['plan_question']), revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
