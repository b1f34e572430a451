import { setTimeout as sleep } from 'node:timers/promises'
import { system } from '../actor.ts'
import type { Tx } from '../database.ts'
import type { JobHandler, Schedule } from '../jobs.ts'
import { setWarehouseGauges } from '../metrics.ts'
import type { Platform } from '../platform.ts'
import { type OpenWarehouse, WarehouseAway } from '../warehouse.ts'
import { migrateWarehouse } from './migrate.ts'
import {
  acknowledge,
  countWaiting,
  type Feed,
  pruneOutbox,
  readBatch,
  readFeed,
  takeBatch,
} from './outbox.ts'
import { type Report, rebuildWarehouse, type WarehouseSource } from './rebuild.ts'

export interface Feeder {
  /** One look: connects, feeds what waits, takes note of the state. */
  tick(): Promise<void>
  /** Whether this server reaches a warehouse now. */
  reaches(): boolean
  /** Builds everything anew; undefined where someone else has the turn of feeding. */
  rebuild(report?: Report): Promise<number | undefined>
  stop(): Promise<void>
}

const turn = 'wstc.warehouse-feed'
const day = 86_400_000
/** Between two looks whether the turn of feeding is free. */
const turnMs = 200

/**
 * Feeds the warehouse from the outbox. Every server has a feeder and one at a time has the turn. A
 * batch is fixed before it is sent and keeps its token, so that sending it again after a lost
 * acknowledgement is without effect; nothing here has to happen only once.
 * @param idleMs between looks; 0 leaves looking to the caller
 */
export function startFeeder(
  platform: Platform,
  warehouse: OpenWarehouse,
  sources: readonly WarehouseSource[],
  idleMs = 1000,
): Feeder {
  const { database, clock, log, config } = platform
  const asSystem = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    database.inTransaction(system, work)
  /** Connection whose tables have been brought up to date and compared with what was fed. */
  let checked: number | undefined
  /** The warehouse that this connection leads to, as its mark says. */
  let mine: string | undefined

  const note = async (): Promise<Feed> => {
    const { feed, waiting } = await asSystem(async (tx) => ({
      feed: await readFeed(tx),
      waiting: await countWaiting(tx),
    }))
    const now = clock.now()
    const connection = warehouse.connection()
    const available = connection !== undefined && connection === checked && feed.warehouse !== null
    const before = warehouse.state().asOf
    const fedTo = feed.fed_to ?? undefined
    warehouse.note({
      available,
      waiting: waiting.rows,
      lagSeconds: waiting.oldest
        ? Math.max(0, Math.round((now.getTime() - waiting.oldest.getTime()) / 1000))
        : 0,
      asOf: available && waiting.rows === 0 ? now : (later(before, fedTo) ?? fedTo),
    })
    setWarehouseGauges(warehouse.state())
    return feed
  }

  /** Brings the tables up to date, and builds them anew where they are not what was fed. */
  const check = async (connection: number): Promise<void> => {
    const ready = await database.ifFirst(turn, async () => {
      await migrateWarehouse(warehouse, config.clickhouseCluster)
      if (!(await isFed())) {
        log.info('the warehouse is built from the records')
        await rebuilding(() => rebuildWarehouse(platform, warehouse, sources))
        await isFed()
      }
      return true
    })
    if (ready || (await isFed().catch(() => false))) checked = connection
  }

  const isFed = async (): Promise<boolean> => {
    const feed = await asSystem(readFeed)
    const [mark] = await warehouse.read(
      'select warehouse, toString(batch) as batch, token from feed_mark final',
    )
    if (!mark || feed.warehouse === null || mark.warehouse !== feed.warehouse) return false
    mine = feed.warehouse
    // One ahead: the batch arrived and its acknowledgement was lost.
    return mark.batch === feed.fed || (mark.batch === feed.batch && mark.token === feed.token)
  }

  const rebuilding = async <T>(work: () => Promise<T>): Promise<T> => {
    warehouse.note({ rebuilding: true })
    return work().finally(() => warehouse.note({ rebuilding: false }))
  }

  const feedAll = (): Promise<unknown> =>
    database.ifFirst(turn, async () => {
      for (;;) {
        const now = clock.now()
        const taken = await asSystem((tx) => takeBatch(tx, now))
        if (!taken || stopping) return
        const { batch, token } = taken
        const { tables, feed } = await asSystem(async (tx) => ({
          tables: await readBatch(tx, batch),
          feed: await readFeed(tx),
        }))
        if (mine === undefined || feed.warehouse !== mine) {
          checked = undefined
          return
        }
        for (const [table, rows] of tables) {
          await warehouse.insert(table, rows, `${token}:${table}`)
        }
        const mark = { one: 1, warehouse: mine, batch, token }
        await warehouse.insert('feed_mark', [mark], `${token}:mark`)
        await asSystem((tx) => acknowledge(tx, batch))
      }
    })

  let told: string | undefined
  const tick = async (): Promise<void> => {
    try {
      const connection = warehouse.connection()
      if (connection !== undefined && connection !== checked) await check(connection)
      const feed = await note()
      if (connection === undefined || connection !== checked) return
      if (feed.warehouse !== mine) {
        checked = undefined
        return
      }
      if (warehouse.state().waiting === 0) return void (await alive())
      await feedAll()
      await note()
      told = undefined
    } catch (error) {
      warehouse.note({ available: false })
      if (!(error instanceof WarehouseAway)) checked = undefined
      const { message } = error as Error
      if (told !== message) log.warn({ err: error }, 'warehouse not fed')
      told = message
      await note().catch(() => {})
    }
  }
  /** A look that finds nothing to feed still finds out when the warehouse has gone. */
  const alive = (): Promise<unknown> => warehouse.read('select 1')

  let stopping = false
  let wake = (): void => {}
  const looping = (async () => {
    while (idleMs > 0 && !stopping) {
      await tick()
      if (stopping) break
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, idleMs)
        timer.unref()
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  })()

  return {
    tick,
    reaches: () => warehouse.connection() !== undefined,
    rebuild: (report) =>
      database.ifFirst(turn, async () => {
        const count = await rebuilding(() => rebuildWarehouse(platform, warehouse, sources, report))
        await isFed()
        checked = warehouse.connection()
        return count
      }),
    stop: async () => {
      stopping = true
      wake()
      // A statement under way is not waited for: it is sent again at the next start.
      await Promise.race([looping, sleep(5000, undefined, { ref: false })])
    },
  }
}

const later = (a: Date | undefined, b: Date | undefined): Date | undefined =>
  a && b ? (a > b ? a : b) : (a ?? b)

export const rebuildKind = 'warehouse.rebuild'

/** Work on the warehouse by queue and clock. */
export function warehouseJobs(feeder: Feeder): {
  readonly handlers: readonly JobHandler[]
  readonly schedules: readonly Schedule[]
} {
  const rebuild: JobHandler = {
    kind: rebuildKind,
    ready: feeder.reaches,
    run: async (job) => {
      for (;;) {
        const rows = await feeder.rebuild((done, total) => job.report(done, total))
        if (rows !== undefined) return { rows }
        await sleep(turnMs, undefined, { signal: job.signal })
      }
    },
  }
  const prune: JobHandler = {
    kind: 'warehouse.prune',
    run: (job) =>
      job.inTransaction((tx) =>
        pruneOutbox(
          tx,
          new Date(job.now.getTime() - 7 * day),
          new Date(job.now.getTime() - 30 * day),
        ),
      ),
  }
  return {
    handlers: [rebuild, prune],
    schedules: [{ kind: prune.kind, every: 'day-at-03:50' }],
  }
}
