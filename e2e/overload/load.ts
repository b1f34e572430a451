import { setTimeout as sleep } from 'node:timers/promises'
import { type Connection, openConnection, type Reply } from './connection.ts'

/** What the measuring process asks of this one; it runs beside the server, not in it. */
export interface Order {
  readonly port: number
  /** Whole requests, taken in turn. */
  readonly requests: readonly string[]
  readonly seconds: number
  /** Closed: so many ask, each again when answered. Open: so many a second, answered or not. */
  readonly asking?: number
  readonly perSecond?: number
}

export interface Result {
  readonly offered: number
  readonly good: number
  readonly refused: number
  readonly lost: number
  readonly other: number
  /** Arrivals for which no connection was free. */
  readonly unsent: number
  readonly goodPerSecond: readonly number[]
  readonly goodMs: Quantiles
  readonly refusedMs: Quantiles
}

export interface Quantiles {
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

const quantiles = (times: number[]): Quantiles => {
  times.sort((a, b) => a - b)
  const at = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))]
  return { p50: at(0.5) ?? 0, p95: at(0.95) ?? 0, p99: at(0.99) ?? 0 }
}

const openAtOnce = 400

async function run({ port, requests, seconds, asking, perSecond }: Order): Promise<Result> {
  const begun = performance.now()
  const end = begun + seconds * 1000
  const counts = { offered: 0, good: 0, refused: 0, lost: 0, other: 0, unsent: 0 }
  const goodPerSecond = Array.from({ length: Math.ceil(seconds) }, () => 0)
  const goodMs: number[] = []
  const refusedMs: number[] = []
  const count = ({ status, ms }: Reply): void => {
    const now = performance.now()
    if (now > end) return
    if (status >= 200 && status < 300) {
      counts.good += 1
      goodPerSecond[Math.floor((now - begun) / 1000)]! += 1
      goodMs.push(ms)
    } else if (status === 503 || status === 429) {
      counts.refused += 1
      refusedMs.push(ms)
    } else counts[status === 0 ? 'lost' : 'other'] += 1
  }
  const size = asking ?? openAtOnce
  const all = Array.from({ length: size }, () => openConnection(port))
  let turn = 0
  const next = (): string => requests[turn++ % requests.length]!
  if (asking) {
    const again = (one: Connection): void => {
      if (performance.now() >= end) return
      counts.offered += 1
      one.ask(next(), (reply) => {
        count(reply)
        // Who is refused comes again as it was told, not at once.
        if (reply.status === 0 || reply.status === 503) setTimeout(() => again(one), 1000)
        else again(one)
      })
    }
    for (const one of all) again(one)
    await sleep(end - performance.now())
  } else {
    const free = [...all]
    while (performance.now() < end) {
      const due = ((performance.now() - begun) / 1000) * perSecond!
      for (; counts.offered < due; counts.offered += 1) {
        const one = free.pop()
        if (!one) counts.unsent += 1
        else
          one.ask(next(), (reply) => {
            count(reply)
            free.push(one)
          })
      }
      await sleep(2)
    }
  }
  for (const one of all) one.close()
  return { ...counts, goodPerSecond, goodMs: quantiles(goodMs), refusedMs: quantiles(refusedMs) }
}

process.on('message', (order: Order) => {
  run(order).then((result) => process.send?.(result))
})
