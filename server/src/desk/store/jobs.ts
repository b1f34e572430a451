import { type Selectable, sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { PlatformTables } from '../../platform/platform-tables.ts'

export type JobRow = Omit<Selectable<PlatformTables['platform_job']>, 'payload'>

const columns = [
  'id',
  'kind',
  'state',
  'key',
  'run_at',
  'locked_until',
  'attempts',
  'max_attempts',
  'done_steps',
  'total_steps',
  'result',
  'error',
  'owner_person',
  'created_at',
  'finished_at',
] as const

export interface JobQuestion {
  readonly owner?: string
  readonly state?: 'failed'
  readonly after?: string | undefined
  readonly limit: number
}

export async function selectJobs(tx: Tx, q: JobQuestion): Promise<JobRow[]> {
  let query = tx.selectFrom('platform_job').select(columns)
  if (q.owner) query = query.where('owner_person', '=', q.owner)
  if (q.state) query = query.where('state', '=', q.state)
  if (q.after) query = query.where('id', '<', q.after)
  return query.orderBy('id', 'desc').limit(q.limit).execute()
}

export async function findOwnJob(tx: Tx, owner: string, id: string): Promise<JobRow | undefined> {
  return tx
    .selectFrom('platform_job')
    .where('id', '=', id)
    .where('owner_person', '=', owner)
    .select(columns)
    .executeTakeFirst()
}

/** The job of this kind that waits or runs, whosever it is. */
export async function findUnderWay(tx: Tx, kind: string): Promise<JobRow | undefined> {
  return tx
    .selectFrom('platform_job')
    .where('kind', '=', kind)
    .where('state', 'in', ['queued', 'running'])
    .select(columns)
    .orderBy('id')
    .executeTakeFirst()
}

/** Lets one transaction at a time ask for a job of this kind. */
export async function lockKind(tx: Tx, kind: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`wstc.job.${kind}`}))`.execute(tx)
}

/** Queues a failed job again with fresh attempts; answers whether it was failed. */
export async function requeueJob(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('platform_job')
    .set({ state: 'queued', attempts: 0, run_at: now, finished_at: null })
    .where('id', '=', id)
    .where('state', '=', 'failed')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
