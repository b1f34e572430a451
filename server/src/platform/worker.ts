import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { system } from './actor.ts'
import type { Tx } from './database.ts'
import { pruneRequests } from './idempotency.ts'
import {
  enqueue,
  handlersOf,
  type Job,
  type JobHandler,
  onQueued,
  pruneJobs,
  type Schedule,
  type Subscriber,
} from './jobs.ts'
import { plainMessage } from './log.ts'
import { showJobs } from './metrics.ts'
import type { Platform } from './platform.ts'
import { slotAt, slotKey } from './schedules.ts'

export interface WorkerParts {
  readonly handlers: readonly JobHandler[]
  readonly schedules: readonly Schedule[]
  readonly subscribers: readonly Subscriber[]
  /** Jobs at the same time in this process. */
  readonly concurrency?: number
  /** Milliseconds between looks at the queue while nothing happens. */
  readonly idleMs?: number
  /** Milliseconds a claim holds without a sign of life. */
  readonly leaseMs?: number
}

export interface Worker {
  /** Runs whatever is due until nothing is left; for tests and for the last moments of a stop. */
  drain(): Promise<void>
  /** Takes no more, gives running jobs `graceMs` to finish and hands the rest back. */
  stop(graceMs?: number): Promise<void>
}

interface Claimed {
  id: string
  kind: string
  payload: Record<string, unknown>
  attempts: number
  max_attempts: number
  owner_person: string | null
}

class LeaseLost extends Error {}

/** Seconds until the attempt after `attempts`: 5, 20, 80, … at most an hour. */
const backoffSeconds = (attempts: number): number => Math.min(3600, 5 * 4 ** (attempts - 1))

const day = 86_400_000

const prune: JobHandler = {
  kind: 'platform.prune-jobs',
  run: (job) =>
    job.inTransaction(async (tx) => {
      const day2 = new Date(job.now.getTime() - 2 * day)
      await pruneJobs(tx, day2, new Date(job.now.getTime() - 30 * day))
      await pruneRequests(tx, day2)
    }),
}

/**
 * Starts working on the queue. Any number of servers may do so on one database: claims skip what
 * others hold, leases expire by the platform's clock, and a claim is checked by its attempt
 * number before anything of it is written.
 */
export function startWorker(platform: Platform, parts: WorkerParts): Worker {
  const { database, clock, log } = platform
  const { concurrency = 2, idleMs = 500, leaseMs = 60_000 } = parts
  const handlers = new Map<string, JobHandler>()
  for (const handler of [...parts.handlers, ...handlersOf(parts.subscribers), prune]) {
    if (handlers.has(handler.kind)) throw new Error(`Two handlers of ${handler.kind}`)
    handlers.set(handler.kind, handler)
  }
  const schedules: Schedule[] = [...parts.schedules, { kind: prune.kind, every: 'day-at-03:40' }]
  for (const { kind } of schedules) {
    if (!handlers.has(kind)) throw new Error(`No handler of the schedule ${kind}`)
  }
  const kinds = (): string[] =>
    [...handlers.values()].filter((one) => one.ready?.() ?? true).map((one) => one.kind)
  const asSystem = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    database.inTransaction(system, work)
  const lease = (): Date => new Date(clock.now().getTime() + leaseMs)

  const claim = (): Promise<Claimed | undefined> =>
    asSystem(async (tx) => {
      const { rows } = await sql<Claimed>`
        update platform_job set state = 'running', attempts = attempts + 1, locked_until = ${lease()}
        where id = (
          select id from platform_job
          where state in ('queued', 'running') and run_at <= ${clock.now()}
            and (state = 'queued' or locked_until < ${clock.now()}) and kind = any (${kinds()})
          order by run_at limit 1 for update skip locked)
        returning id, kind, payload, attempts, max_attempts, owner_person`.execute(tx)
      return rows[0]
    })

  /** Changes the claimed job; throws when someone else has taken it over meanwhile. */
  const change = async (tx: Tx, job: Claimed, values: Record<string, unknown>): Promise<void> => {
    const { numUpdatedRows } = await tx
      .updateTable('platform_job')
      .set(values)
      .where('id', '=', job.id)
      .where('state', '=', 'running')
      .where('attempts', '=', job.attempts)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) throw new LeaseLost(`Job ${job.id} was taken over`)
  }
  const done = (tx: Tx, job: Claimed, result: unknown): Promise<void> =>
    change(tx, job, {
      state: 'done',
      locked_until: null,
      error: null,
      finished_at: clock.now(),
      result: result === undefined ? null : JSON.stringify(result),
    })

  const stopping = new AbortController()

  const run = async (claimed: Claimed): Promise<void> => {
    const lost = new AbortController()
    const signal = AbortSignal.any([lost.signal, stopping.signal])
    let finished = false
    const heartbeat = setInterval(() => {
      asSystem((tx) => change(tx, claimed, { locked_until: lease() })).catch((error) => {
        if (error instanceof LeaseLost && !finished) lost.abort(error)
      })
    }, leaseMs / 3)
    const job: Job = {
      id: claimed.id,
      kind: claimed.kind,
      payload: claimed.payload,
      owner: claimed.owner_person ?? undefined,
      attempt: claimed.attempts,
      now: clock.now(),
      platform,
      signal,
      report: (steps, total) =>
        asSystem((tx) =>
          change(tx, claimed, {
            done_steps: steps,
            locked_until: lease(),
            ...(total === undefined ? {} : { total_steps: total }),
          }),
        ),
      inTransaction: (work, actor = system) => database.inTransaction(actor, work),
      finishIn: async (work) => {
        await asSystem(async (tx) => {
          // First the mark: it locks the row, so that no two servers do the work at once.
          await change(tx, claimed, { locked_until: lease() })
          await done(tx, claimed, await work(tx))
        })
        finished = true
      },
    }
    try {
      if (claimed.attempts > claimed.max_attempts)
        throw new Error('Given up: each attempt was cut off')
      const result = await handlers.get(claimed.kind)!.run(job)
      if (!finished) await asSystem((tx) => done(tx, claimed, result))
    } catch (error) {
      if (error instanceof LeaseLost || finished)
        return log.warn({ job: claimed.id, err: error }, 'job lost')
      await fail(claimed, error).catch((err) =>
        log.warn({ job: claimed.id, err }, 'job not marked'),
      )
    } finally {
      clearInterval(heartbeat)
    }
  }

  const fail = async (claimed: Claimed, error: unknown): Promise<void> => {
    const now = clock.now()
    const text = plainMessage(error instanceof Error ? error : new Error(String(error))).slice(
      0,
      500,
    )
    if (stopping.signal.aborted) {
      // Cut off by the stop: not the job's fault, the next server takes it at once.
      const attempts = claimed.attempts - 1
      return asSystem((tx) =>
        change(tx, claimed, { state: 'queued', locked_until: null, attempts }),
      )
    }
    const last = claimed.attempts >= claimed.max_attempts
    const { id: job, kind, attempts: attempt } = claimed
    log[last ? 'error' : 'warn']({ job, kind, attempt, err: error }, 'job failed')
    await asSystem((tx) =>
      change(tx, claimed, {
        state: last ? 'failed' : 'queued',
        locked_until: null,
        error: text,
        run_at: new Date(now.getTime() + backoffSeconds(attempt) * 1000),
        finished_at: last ? now : null,
      }),
    )
  }

  const queued = new Map<Schedule, number>()
  const queueSlots = async (): Promise<void> => {
    const now = clock.now()
    const due = schedules.filter((one) => queued.get(one) !== slotAt(one, now).getTime())
    if (due.length === 0) return
    await asSystem(async (tx) => {
      for (const one of due) {
        const slot = slotAt(one, now)
        const payload = { ...one.payload, slot: slot.toISOString() }
        await enqueue({ tx, now }, { kind: one.kind, payload, key: slotKey(one, slot) })
      }
    })
    for (const one of due) queued.set(one, slotAt(one, now).getTime())
  }

  let wake = (): void => {}
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        // The transaction that queued has yet to commit.
        setTimeout(resolve, 30)
      }
    })
  // A job queued in a transaction of some length would be missed by the one look after 30 ms.
  const stopListening = onQueued(() => {
    wake()
    setTimeout(() => wake(), 150).unref()
  })

  const active = new Set<Promise<void>>()
  /** The loop's own claim while it is under way: another would skip the row that it holds. */
  let claiming: Promise<Claimed | undefined> | undefined
  let closing = false
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted && !closing) {
      try {
        await queueSlots()
        while (active.size < concurrency && !closing) {
          claiming = claim()
          const claimed = await claiming.finally(() => {
            claiming = undefined
          })
          if (!claimed) break
          const running: Promise<void> = run(claimed).finally(() => {
            active.delete(running)
            showJobs(active.size)
            wake()
          })
          active.add(running)
          showJobs(active.size)
        }
      } catch (error) {
        log.warn({ err: error }, 'job queue out of reach')
      }
      if (!closing) await pause(idleMs * (0.75 + 0.5 * Math.random()))
    }
  }
  const looping = loop()

  return {
    drain: async () => {
      for (;;) {
        const claimed = await claim()
        if (claimed) await run(claimed)
        else if (claiming) await claiming.catch(() => undefined)
        else if (active.size > 0) await Promise.all(active)
        else return
      }
    },
    stop: async (graceMs = 8000) => {
      closing = true
      stopListening()
      wake()
      await looping
      const all = Promise.all(active)
      if (active.size > 0) await Promise.race([all, sleep(graceMs, undefined, { ref: false })])
      stopping.abort(new Error('The server stops'))
      // A handler that does not listen keeps its lease until it expires.
      if (active.size > 0) await Promise.race([all, sleep(2000, undefined, { ref: false })])
    },
  }
}
