import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

interface Started {
  readonly origin: string
  stop(): Promise<void>
}
type Start = (dataDir: string) => Promise<Started>

/** Where the run keeps its prepared data; set for the workers by `setup`. */
const place = 'WSTC_PREPARED'
const patienceMs = 300_000
/** PostgreSQL runs as an account of its own and keeps its data here only where it gets in. */
const open = 0o755

/** The folder of a run of journeys in which the first of them leaves data for the others. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'wstc-prepared-'))
  chmodSync(folder, open)
  process.env[place] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}

/** Keeps owners and rights, which PostgreSQL insists on. */
const copy = (from: string, to: string): void => void execFileSync('cp', ['-a', `${from}/.`, to])

/** Waits for the jobs that make the demo, and those that follow from it. */
async function untilCalm(origin: string): Promise<void> {
  const end = Date.now() + patienceMs
  for (let calm = 0; calm < 2; await sleep(500)) {
    const metrics = await fetch(`${origin}/metrics`).then((reply) => reply.text())
    calm = metrics.includes('\nwstc_jobs_at_work 0\n') ? calm + 1 : 0
    if (Date.now() > end) throw new Error('the jobs of the demo did not end')
  }
}

/** Only one worker makes the data; the others wait for it. */
async function prepare(folder: string, start: Start) {
  const [made, ready] = [join(folder, 'data'), join(folder, 'ready')]
  try {
    mkdirSync(made)
  } catch {
    for (const end = Date.now() + patienceMs; !existsSync(ready); await sleep(200)) {
      if (Date.now() > end) throw new Error('the prepared data were not made')
    }
    return made
  }
  const product = await start(made)
  await untilCalm(product.origin)
  await product.stop()
  mkdirSync(ready)
  return made
}

/**
 * Data of a product that was started once, made its demo and was stopped: what a journey begins
 * with. Nothing where the journeys are not run together.
 */
export async function fillPrepared(dataDir: string, start: Start): Promise<void> {
  const folder = process.env[place]
  if (folder === undefined) return
  const made = await prepare(folder, start)
  copy(made, dataDir)
  chmodSync(dataDir, open)
}
