import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { system } from './actor.ts'
import type { Platform } from './platform.ts'

const mostCallers = 10_000
const every = 1000

interface Count {
  /** Asked here since the count began; `sent` of them are known to the other servers. */
  own: number
  sent: number
  /** Asked elsewhere, as far as is known. */
  others: number
  until: number
}

export interface Rates {
  /** Counts one request of `caller` and answers how many there were, and milliseconds to the end. */
  count(caller: string, windowMs: number): { current: number; ttl: number }
  /** Adds what was counted here to what all servers counted, and hears of the others'. */
  exchange(): Promise<void>
  stop(): void
}

const nameOf = (caller: string): Buffer =>
  createHash('sha256').update(caller).digest().subarray(0, 16)

/**
 * Counts requests of callers over all servers on one database. A request is judged by what this
 * server knows, without asking the database; what the others counted is at most about a second
 * old. While the database is away each server counts for itself.
 */
export function openRates({ database, clock }: Pick<Platform, 'database' | 'clock'>): Rates {
  const counts = new Map<string, Count>()
  const changed = new Set<string>()
  let exchanging: Promise<void> | undefined

  const exchange = async (): Promise<void> => {
    const names = [...changed]
    changed.clear()
    if (names.length === 0) return
    const now = clock.now()
    const news = names.flatMap((caller) => {
      const count = counts.get(caller)
      if (!count || count.own <= count.sent) return []
      const more = count.own - count.sent
      count.sent = count.own
      // In one order for all, so that two servers never wait for each other.
      return [{ caller, name: nameOf(caller), hex: nameOf(caller).toString('hex'), count, more }]
    })
    news.sort((a, b) => (a.hex < b.hex ? -1 : 1))
    const columns = {
      names: news.map((one) => one.name),
      more: news.map((one) => one.more),
      until: news.map((one) => new Date(one.count.until)),
    }
    try {
      const { rows } = await database.inTransaction(system, async (tx) => {
        await sql`set local synchronous_commit = off`.execute(tx)
        await sql`delete from platform_rate where caller in (
          select caller from platform_rate where until <= ${now} limit 1000
          for update skip locked)`.execute(tx)
        return sql<{ caller: Buffer; asked: number; until: Date }>`
          insert into platform_rate as known
          select * from unnest(${columns.names}::bytea[], ${columns.more}::int[], ${columns.until}::timestamptz[])
          on conflict (caller) do update set
            asked = case when known.until <= ${now} then excluded.asked else known.asked + excluded.asked end,
            until = case when known.until <= ${now} then excluded.until else known.until end
          returning caller, asked, until`.execute(tx)
      })
      const told = new Map(rows.map((row) => [row.caller.toString('hex'), row]))
      for (const { hex, count } of news) {
        const row = told.get(hex)!
        count.others = row.asked - count.sent
        count.until = row.until.getTime()
      }
    } catch {
      for (const { caller, count, more } of news) {
        count.sent -= more
        changed.add(caller)
      }
    }
  }
  const inTurn = (): Promise<void> => {
    exchanging ??= exchange().finally(() => {
      exchanging = undefined
    })
    return exchanging
  }
  const timer = setInterval(() => void inTurn(), every).unref()

  return {
    count: (caller, windowMs) => {
      const now = clock.now().getTime()
      let count = counts.get(caller)
      if (!count || count.until <= now) {
        counts.delete(caller)
        if (counts.size >= mostCallers) counts.delete(counts.keys().next().value!)
        count = { own: 0, sent: 0, others: 0, until: now + windowMs }
        counts.set(caller, count)
      }
      count.own += 1
      changed.add(caller)
      return { current: count.own + Math.max(0, count.others), ttl: count.until - now }
    },
    exchange: inTurn,
    stop: () => clearInterval(timer),
  }
}
