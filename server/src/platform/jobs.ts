import { sql } from 'kysely'
import type { Actor } from './actor.ts'
import type { Tx } from './database.ts'
import { newId } from './ids.ts'
import type { Platform } from './platform.ts'

/** A job on its way through its handler. */
export interface Job {
  readonly id: string
  readonly kind: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly owner: string | undefined
  /** 1 for the first attempt. */
  readonly attempt: number
  readonly now: Date
  readonly platform: Platform
  /** Fires when the server stops or the lease is lost; what is not finished runs again later. */
  readonly signal: AbortSignal
  /** Steps done of steps in all, as the owner's page shows them. Renews the lease. */
  report(done: number, total?: number): Promise<void>
  /** A transaction of the platform, or of `actor`. */
  inTransaction<T>(work: (tx: Tx) => Promise<T>, actor?: Actor): Promise<T>
  /**
   * Does the last of the work and marks the job done in one transaction, so that its effect
   * happens exactly once even if the server dies in between. What `work` answers is the result.
   */
  finishIn(work: (tx: Tx) => Promise<unknown>): Promise<void>
}

export interface JobHandler {
  readonly kind: string
  /** Whether this server can do it now; while it cannot, the job is left to another or waits. */
  readonly ready?: () => boolean
  /** What it answers is kept as the job's result, unless `finishIn` already did. Must bear being run twice. */
  run(job: Job): Promise<unknown>
}

/** Work by the clock in Asia/Shanghai: one job per slot, whichever server comes first. */
export interface Schedule {
  readonly kind: string
  readonly every: 'minute' | 'hour' | `day-at-${number}${number}:${number}${number}`
  readonly payload?: Readonly<Record<string, unknown>>
}

/** Who wants to know of `topic`. `name` is `context.what-it-does` and never changes. */
export interface Subscriber {
  readonly topic: string
  readonly name: string
  run(job: Job): Promise<unknown>
}

export interface NewJob {
  readonly kind: string
  readonly payload?: Readonly<Record<string, unknown>>
  readonly runAt?: Date
  /** At most one job per key, ever; a second one is dropped without a word. */
  readonly key?: string
  /** Person whose page shows it; must be the actor's own id. */
  readonly owner?: string | undefined
  readonly totalSteps?: number
  readonly maxAttempts?: number
}

type QueueCall = { readonly tx: Tx; readonly now: Date }

const listeners = new Set<() => void>()

/** Calls `wake` after each job queued in this process; answers how to stop that. */
export function onQueued(wake: () => void): () => void {
  listeners.add(wake)
  return () => listeners.delete(wake)
}

/** Queues a job in the caller's transaction and answers its id. */
export async function enqueue(call: QueueCall, job: NewJob): Promise<string> {
  const id = newId(call.now)
  // No conflict target and nothing returned: both would need the right to read the row.
  await call.tx
    .insertInto('platform_job')
    .values({
      id,
      kind: job.kind,
      payload: JSON.stringify(job.payload ?? {}),
      state: 'queued',
      key: job.key ?? null,
      run_at: job.runAt ?? call.now,
      locked_until: null,
      total_steps: job.totalSteps ?? null,
      ...(job.maxAttempts ? { max_attempts: job.maxAttempts } : {}),
      result: null,
      error: null,
      owner_person: job.owner ?? null,
      created_at: call.now,
      finished_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  for (const wake of listeners) wake()
  return id
}

export const fanOutKind = 'platform.fan-out'

/**
 * Says that something happened, in the transaction in which it did. Each subscriber of `topic`
 * gets a job of its own; the key of event and subscriber makes that once.
 */
export async function emit(
  call: QueueCall,
  topic: string,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> {
  await enqueue(call, { kind: fanOutKind, payload: { topic, event: newId(call.now), payload } })
}

const subscriberKind = (name: string): string => `event:${name}`

/** The handlers that deliver events to `subscribers`. */
export function handlersOf(subscribers: readonly Subscriber[]): JobHandler[] {
  const fanOut: JobHandler = {
    kind: fanOutKind,
    run: (job) =>
      job.finishIn(async (tx) => {
        const { topic, event, payload } = job.payload as {
          topic: string
          event: string
          payload: Record<string, unknown>
        }
        for (const { name } of subscribers.filter((one) => one.topic === topic)) {
          await enqueue(
            { tx, now: job.now },
            { kind: subscriberKind(name), payload, key: `${event}:${name}` },
          )
        }
      }),
  }
  return [fanOut, ...subscribers.map((one) => ({ kind: subscriberKind(one.name), run: one.run }))]
}

/** Removes jobs done before `day30` and clock slots done before `day2`; failed ones stay. */
export async function pruneJobs(tx: Tx, day2: Date, day30: Date): Promise<void> {
  await sql`delete from platform_job where state = 'done'
    and (finished_at < ${day30} or (finished_at < ${day2} and key like 'clock:%'))`.execute(tx)
}

/** Whether a job of the kind waits or is at work. */
export async function isPending(tx: Tx, kind: string): Promise<boolean> {
  const found = await tx
    .selectFrom('platform_job')
    .select('id')
    .where('kind', '=', kind)
    .where('state', 'in', ['queued', 'running'])
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
