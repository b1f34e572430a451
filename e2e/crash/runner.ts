import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Product, startProduct } from '../harness/product.ts'
import { between, type Chance, shuffled } from './chance.ts'
import { killPostgres, killWarehouse } from './killer.ts'

export const victims = ['server', 'PostgreSQL', 'warehouse', 'all at once'] as const
export type Victim = (typeof victims)[number]

/** The product on one data directory, started again whenever its server was killed. */
export interface Running {
  readonly origin: string
  readonly dataDir: string
  product(): Product
  /** False where there was nothing to kill. */
  kill(victim: Victim): Promise<boolean>
  /** Starts it where it was stopped; answers when. */
  start(): Promise<number>
  stop(): Promise<void>
  /** Ends it whatever state it is in, and deletes its data. */
  remove(): Promise<void>
}

/** A new folder below the system's temporary one, open to PostgreSQL's own account. */
export function makeDataDir(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'wstc-crash-'))
  chmodSync(dataDir, 0o755)
  return dataDir
}

export async function startRunning(dataDir: string, port: number): Promise<Running> {
  const start = (): Promise<Product> =>
    startProduct({
      dataDir,
      port,
      env: { LOG_LEVEL: 'fatal', RATE_PER_MINUTE: '1000000', AUDIT_HEAD_MINUTES: '1' },
    })
  let product = await start()
  let stopped = false
  return {
    origin: product.origin,
    dataDir,
    product: () => product,
    kill: async (victim) => {
      if (victim === 'warehouse') return killWarehouse(dataDir) > 0
      if (victim === 'PostgreSQL') return killPostgres(dataDir) > 0
      if (victim === 'all at once') {
        killPostgres(dataDir)
        killWarehouse(dataDir)
      }
      await product.kill()
      product = await start()
      return true
    },
    start: async () => {
      const begun = Date.now()
      if (stopped) product = await start()
      stopped = false
      return begun
    },
    stop: async () => {
      await product.stop()
      stopped = true
    },
    remove: async () => {
      await product.stop().catch(() => killPostgres(dataDir))
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Whether the product answers again; waits for it. */
export async function untilReady(origin: string): Promise<void> {
  for (;;) {
    const ready = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(5000) }).then(
      (reply) => reply.ok,
      () => false,
    )
    if (ready) return
    await sleep(100)
  }
}

interface Killing {
  readonly chance: Chance
  /** Acts that were acknowledged so far. */
  progress(): number
  /** Whether so many kills are enough. */
  enough(kills: number): boolean
  say(line: string): void
}

/**
 * Kills at random moments, everything in turn in an order of chance; answers what was killed how
 * often. Mostly some acts are acknowledged between two kills, or nothing would ever be done; now
 * and then the next kill meets the product while it recovers.
 */
export async function killAround(
  running: Running,
  { chance, progress, enough, say }: Killing,
): Promise<Record<Victim, number>> {
  const kills = { server: 0, PostgreSQL: 0, warehouse: 0, 'all at once': 0 }
  for (let count = 0; ; ) {
    for (const victim of shuffled(chance, victims)) {
      const wanted = progress() + (chance() < 0.2 ? 0 : between(chance, 5, 25))
      while (progress() < wanted && !enough(count)) await sleep(20)
      await sleep(between(chance, 0, 300))
      if (enough(count)) return kills
      // What died a moment ago comes back by itself, the warehouse with growing pauses.
      while (!(await running.kill(victim))) {
        if (enough(count)) return kills
        await sleep(250)
      }
      kills[victim] += 1
      count += 1
      say(`killed after ${progress()} acts: ${victim}`)
    }
  }
}
