import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import { oneOf, type Tx } from '../../../platform/database.ts'
import type { PlanTasksTables } from '../tables.ts'
import { inBatches } from './batches.ts'

export type EvidenceRow = Selectable<PlanTasksTables['plan_evidence']>
export type NewEvidenceRow = Insertable<PlanTasksTables['plan_evidence']>
export type AnswerRow = Selectable<PlanTasksTables['plan_answer']>
export type NewAnswer = Insertable<PlanTasksTables['plan_answer']>

export async function insertEvidence(tx: Tx, rows: readonly NewEvidenceRow[]): Promise<void> {
  for (const batch of inBatches(rows)) await tx.insertInto('plan_evidence').values(batch).execute()
}

/** Each by name: the plan of `select *` is not kept. */
const columns = [
  'id',
  'task',
  'requirement',
  'department',
  'kind',
  'title',
  'file',
  'link',
  'value',
  'unit',
  'day',
  'source',
  'answer',
  'publicity',
  'stage',
  'submitted_by',
  'submitted_at',
  'judged_by',
  'judged_department',
  'judged_at',
  'revision',
  'synthetic',
] as const

export interface EvidenceFilter {
  readonly id?: string | undefined
  readonly task?: number | undefined
  readonly stage?: EvidenceRow['stage'] | undefined
  readonly department?: string | undefined
  /** Submitted at this instant or later. */
  readonly from?: Date | undefined
  /** Submitted before this instant. */
  readonly until?: Date | undefined
  readonly after?: string | undefined
  readonly limit?: number | undefined
}

/** Newest first. */
export async function selectEvidence(tx: Tx, f: EvidenceFilter): Promise<EvidenceRow[]> {
  let query = tx.selectFrom('plan_evidence').select(columns)
  const equal = [
    ['id', f.id],
    ['task', f.task],
    ['stage', f.stage],
    ['department', f.department],
  ] as const
  for (const [column, value] of equal) {
    if (value !== undefined) query = query.where(column, '=', value)
  }
  if (f.from) query = query.where('submitted_at', '>=', f.from)
  if (f.until) query = query.where('submitted_at', '<', f.until)
  if (f.after) query = query.where('id', '<', f.after)
  if (f.limit) query = query.limit(f.limit)
  return query.orderBy('id', 'desc').execute()
}

/** Changes the evidence if it is still at `revision`; answers whether it was. */
export async function updateEvidence(
  tx: Tx,
  id: string,
  revision: number,
  values: Updateable<PlanTasksTables['plan_evidence']>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('plan_evidence')
    .set({ ...values, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function selectAccepted(tx: Tx, tasks?: readonly number[]) {
  let query = tx
    .selectFrom('plan_evidence')
    .select(['task', 'requirement', 'judged_at', 'synthetic'])
    .where('stage', '=', 'accepted')
  if (tasks) query = query.where('task', '=', oneOf(tasks))
  return query.orderBy('judged_at').execute()
}

/** Which of `asked` have at least one piece at one of `stages`, each as `task/requirement`. */
export async function selectMet(
  tx: Tx,
  asked: readonly { readonly task: number; readonly requirement: string }[],
  stages: readonly EvidenceRow['stage'][] = ['accepted'],
): Promise<Set<string>> {
  const tasks = asked.map((one) => one.task)
  const requirements = asked.map((one) => one.requirement)
  const { rows } = await sql<{ met: string }>`
    select asked.task || '/' || asked.requirement as met
    from unnest(${tasks}::int[], ${requirements}::text[]) asked(task, requirement)
    where exists (select from plan_evidence e where e.task = asked.task
      and e.requirement = asked.requirement and e.stage = any(${stages}))`.execute(tx)
  return new Set(rows.map((row) => row.met))
}

export async function insertAnswers(tx: Tx, rows: readonly NewAnswer[]): Promise<void> {
  for (const batch of inBatches(rows)) await tx.insertInto('plan_answer').values(batch).execute()
}

export interface AnswerFilter {
  readonly ids?: readonly string[] | undefined
  readonly task?: number | undefined
  readonly requirement?: string | undefined
  readonly after?: string | undefined
  readonly limit?: number | undefined
}

/** Newest first. */
export async function selectAnswers(tx: Tx, f: AnswerFilter): Promise<AnswerRow[]> {
  if (f.ids?.length === 0) return []
  let query = tx.selectFrom('plan_answer').selectAll()
  if (f.ids) query = query.where('id', 'in', [...f.ids])
  if (f.task !== undefined) query = query.where('task', '=', f.task)
  if (f.requirement !== undefined) query = query.where('requirement', '=', f.requirement)
  if (f.after) query = query.where('id', '<', f.after)
  if (f.limit) query = query.limit(f.limit)
  return query.orderBy('id', 'desc').execute()
}

/** The newest answer to each requirement of `task`. */
export async function selectLatestAnswers(tx: Tx, task: number): Promise<AnswerRow[]> {
  return tx
    .selectFrom('plan_answer')
    .selectAll()
    .distinctOn('requirement')
    .where('task', '=', task)
    .orderBy('requirement')
    .orderBy('id', 'desc')
    .execute()
}

/** Pieces by stage, of one task or of all. */
export async function countEvidence(tx: Tx, task?: number) {
  let query = tx.selectFrom('plan_evidence')
  if (task !== undefined) query = query.where('task', '=', task)
  return query
    .select(({ fn }) => ['stage', fn.countAll<string>().as('count')])
    .groupBy('stage')
    .execute()
}
