import { setTimeout as sleep } from 'node:timers/promises'
import type { Behind } from './database.ts'
import { countWaiting } from './warehouse.ts'

const leaseMs = 60_000
const longestMs = 120_000

/** The time of the product, which in the demo stands beside that of the machine. */
export async function productTime(behind: Behind, at: number): Promise<Date> {
  const [row] = await behind.rows<{ offset: number }>(
    `select (value)::text::bigint::float8 as offset from platform_fact where name = 'demo-clock-offset'`,
  )
  return new Date(at + row!.offset)
}

/**
 * Waits until everything that follows from the acts has followed: messages are given, the warehouse
 * is fed. What killed servers had begun, or failed at, is brought forward instead of waited for.
 * @param begun when the server that now runs was started, by the machine's clock
 * @returns what still has not happened
 */
export async function settle(behind: Behind, begun: number): Promise<string[]> {
  const dead = new Date((await productTime(behind, begun)).getTime() + leaseMs)
  for (const end = Date.now() + longestMs; ; ) {
    const now = await productTime(behind, Date.now())
    await behind.rows(
      `update platform_job set locked_until = $1
       where kind = 'plan.tell' and state = 'running' and locked_until < $2`,
      [now, dead],
    )
    await behind.rows(
      `update platform_job set run_at = $1
       where kind = 'plan.tell' and state = 'queued' and run_at > $1`,
      [now],
    )
    const [jobs] = await behind.rows<{ count: string }>(
      `select count(*) from platform_job where kind = 'plan.tell' and state in ('queued', 'running')`,
    )
    const waiting = await countWaiting(behind)
    if (waiting === 0 && jobs!.count === '0') return []
    if (Date.now() > end) {
      return [`${waiting} rows wait for the warehouse and ${jobs!.count} messages to be given`]
    }
    await sleep(300)
  }
}
