import { parseArgs } from 'node:util'
import { freePort } from '../harness/product.ts'
import type { Outcome } from './model.ts'
import { crash, openStage, type Verdict } from './run.ts'
import { killAround, makeDataDir, startRunning } from './runner.ts'

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

function readNumber(name: string, text: string): number {
  const value = Number(text)
  if (value > 0) return value
  throw new Error(`--${name} takes a number above 0, not "${text}"`)
}

function readOptions(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: 'string', default: '10' },
      clients: { type: 'string', default: '12' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      port: { type: 'string' },
    },
  })
  return {
    minutes: readNumber('minutes', values.minutes),
    clients: readNumber('clients', values.clients),
    seed: values.seed,
    port: values.port === undefined ? undefined : readNumber('port', values.port),
  }
}

function tell({ acts, troubles, heard, findings }: Verdict, seed: string): void {
  const of = (outcome: Outcome): number => acts.filter((one) => one.outcome === outcome).length
  const kinds = new Map<string, number>()
  for (const { kind } of acts) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  const list = (counts: Iterable<[string, number]>): string =>
    [...counts].map(([name, count]) => `${name} ${count}`).join(', ')
  say(`\nacts   ${acts.length}: ${list(kinds)}`)
  say(
    `       acknowledged ${of('acknowledged')}, refused ${of('refused')}, unknown ${of('unknown')}`,
  )
  say(`kills  ${list(Object.entries(troubles))}`)
  say(`heard  ${list(Object.entries(heard))}`)
  for (const { fault, act, why } of findings.slice(0, 50)) say(`✗ ${fault}: ${act ?? ''} ${why}`)
  if (findings.length > 50) say(`… ${findings.length} in all`)
  say(
    findings.length === 0
      ? `✓ nothing acknowledged was lost, doubled, changed or half done (seed ${seed})`
      : `✗ ${findings.length} findings (seed ${seed})`,
  )
}

/** Kills for some minutes and says what came of it; answers the exit code. */
export async function crashFor(args: readonly string[]): Promise<number> {
  const { minutes, clients, seed, port } = readOptions(args)
  const begun = Date.now()
  const timed = (line: string): void =>
    say(`${((Date.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${line}`)
  say(`seed ${seed}, ${clients} clients, ${minutes} minutes`)
  const running = await startRunning(makeDataDir(), port ?? (await freePort()))
  let sound = false
  try {
    const stage = await openStage(running, seed, clients)
    timed('everybody is signed in')
    const end = Date.now() + minutes * 60_000
    const verdict = await crash(
      stage,
      seed,
      (chance, progress) =>
        killAround(running, { chance, progress, enough: () => Date.now() > end, say: timed }),
      timed,
    )
    tell(verdict, seed)
    sound = verdict.findings.length === 0
    return sound ? 0 : 1
  } finally {
    // What was found wrong is left to be looked at.
    if (sound) await running.remove()
    else say(`the data stay in ${running.dataDir}`)
    if (!sound) await running.stop().catch(() => {})
  }
}
