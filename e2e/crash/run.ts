import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { SignedHead } from '@wstc/domain/audit/model/proof'
import { between, type Chance, chanceOf, pick } from './chance.ts'
import { openClient } from './client.ts'
import { type Crew, openCrews } from './crew.ts'
import { findShown, readRecords } from './facts/api.ts'
import { type Behind, openBehind } from './facts/database.ts'
import { settle } from './facts/settle.ts'
import { findTraces } from './facts/traces.ts'
import { checkWarehouse, readRecorded } from './facts/warehouse.ts'
import { checkAudit, checkWhole } from './facts/whole.ts'
import { openJournal, readJournal } from './journal.ts'
import { type Act, actions, type Facts, type Finding } from './model.ts'
import { reconcile } from './reconcile.ts'
import { type Running, untilReady } from './runner.ts'
import { openVoice, type Voice } from './voice.ts'

export interface Stage {
  readonly running: Running
  readonly crews: readonly Crew[]
  readonly voices: ReadonlyMap<string, Voice>
  readonly office: Voice
  readonly auditor: Voice
  /** A signed head of the audit from before the first kill. */
  readonly head: SignedHead | undefined
}

/** Signs everybody in, and keeps a head of the audit as a department would. */
export async function openStage(running: Running, seed: string, clients: number): Promise<Stage> {
  const { accounts } = running.product()
  const crews = await openCrews(running.origin, accounts, chanceOf(`${seed} crews`), clients)
  const voices = new Map(crews.flatMap((one) => one.voices.map((voice) => [voice.login, voice])))
  const open = async (user: string): Promise<Voice> =>
    voices.get(user) ?? openVoice(running.origin, accounts.find((one) => one.user === user)!)
  const auditor = await open('demo-audit-admin')
  const { head } = await auditor.audit.getLatestHead()
  return {
    running,
    crews,
    voices,
    auditor,
    office: await open('demo-plan-office'),
    head: head ?? undefined,
  }
}

export interface Verdict {
  readonly acts: readonly Act[]
  /** What was done to the product, and how often. */
  readonly troubles: Readonly<Record<string, number>>
  /** What clients heard besides acknowledgements, and how often. */
  readonly heard: Readonly<Record<string, number>>
  readonly findings: readonly Finding[]
}

/** Audit entries of the clients' people by person and action. */
async function countEntries(behind: Behind, voices: Stage['voices']): Promise<Map<string, number>> {
  const logins = new Map([...voices.values()].map((voice) => [voice.id, voice.login]))
  const rows = await behind.rows<{ person: string; action: string; count: string }>(
    `select person, action, count(*) from audit_entry
     where kind = 'act' and person = any ($1) and action = any ($2) group by person, action`,
    [[...logins.keys()], Object.values(actions)],
  )
  return new Map(
    rows.map(({ person, action, count }) => [`${logins.get(person)} ${action}`, Number(count)]),
  )
}

const less = (all: Map<string, number>, before: Map<string, number>): Map<string, number> =>
  new Map([...all].map(([of, count]) => [of, count - (before.get(of) ?? 0)]))

/** Lets the clients act until `ended`; answers their journals' acts when the last one is quiet. */
function letAct({ crews }: Stage, seed: string, run: string, folder: string) {
  const stop = new AbortController()
  let ending = false
  let acknowledged = 0
  const heard: Record<string, number> = {}
  const hear = (code: string): void => {
    heard[code] = (heard[code] ?? 0) + 1
  }
  const files = crews.map((_, n) => join(folder, `${n}.jsonl`))
  const loops = crews.map(async ({ steps }, n) => {
    const chance = chanceOf(`${seed} client ${n}`)
    const journal = openJournal(files[n]!, () => {
      acknowledged += 1
    })
    const options = { name: String(n), run, chance, journal, heard: hear, stop: stop.signal }
    const client = openClient(options)
    while (!ending) {
      await pick(chance, steps)!(client)
      await sleep(between(chance, 0, 40))
    }
  })
  const working = Promise.all(loops)
  working.catch(() => {})
  return {
    /** Rejects when a client met something that no product should answer. */
    working,
    heard,
    progress: () => acknowledged,
    end: async (): Promise<Act[]> => {
      ending = true
      const impatience = setTimeout(() => stop.abort(), 60_000)
      await working.finally(() => clearTimeout(impatience))
      return files.flatMap(readJournal)
    },
    /** Ends without waiting for what is on its way. */
    leave: async (): Promise<Act[]> => {
      ending = true
      stop.abort()
      await working
      return files.flatMap(readJournal)
    },
  }
}

async function factsOf(
  { running, voices, office }: Stage,
  behind: Behind,
  run: string,
  acts: readonly Act[],
  before: Map<string, number>,
  faults: readonly string[],
): Promise<Facts> {
  const people = new Map([...voices.values()].map((voice) => [voice.login, voice.id]))
  const { traces, strangers } = await findTraces(behind, running.dataDir, run, acts, people)
  const shown = await findShown(acts, office, voices)
  for (const [id, trace] of shown) traces.get(id)!.push(trace)
  return {
    traces,
    records: await readRecords(acts, voices),
    entries: less(await countEntries(behind, voices), before),
    faults: [...faults, ...strangers.map((id) => `key of ${id}, which nobody sent`)],
  }
}

const inFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'wstc-crash-journals-'))
  return work(folder).finally(() => rmSync(folder, { recursive: true, force: true }))
}

const withBehind = async <T>(dataDir: string, work: (behind: Behind) => Promise<T>): Promise<T> => {
  const behind = await openBehind(dataDir)
  return work(behind).finally(() => behind.close())
}

/**
 * Makes trouble while the clients act, starts cleanly and compares. The product is stopped at the
 * end.
 * @param trouble what is done to the product until it is enough; answers what, and how often
 */
export const crash = (
  stage: Stage,
  seed: string,
  trouble: (chance: Chance, progress: () => number) => Promise<Record<string, number>>,
  say: (line: string) => void,
): Promise<Verdict> =>
  inFolder(async (folder) => {
    const { running, voices } = stage
    const { dataDir } = running
    const run = `k${Date.now().toString(36)}`
    const before = await withBehind(dataDir, (behind) => countEntries(behind, voices))
    const load = letAct(stage, seed, run, folder)
    const making = trouble(chanceOf(`${seed} trouble`), load.progress)
    const troubles = await Promise.race([making, load.working.then(() => making)])
    await untilReady(running.origin)
    const acts = await load.end()
    say(`${acts.length} acts are meant; starting cleanly and comparing`)
    await running.stop()
    const begun = await running.start()
    const { facts, recorded } = await withBehind(dataDir, async (behind) => {
      const late = await settle(behind, begun)
      const whole = await checkWhole(behind, dataDir)
      const audit = await checkAudit(folder, stage.auditor, stage.head)
      const faults = [...late, ...whole, ...audit]
      return {
        facts: await factsOf(stage, behind, run, acts, before, faults),
        recorded: await readRecorded(behind),
      }
    })
    await running.stop()
    const warehouse = await checkWarehouse(dataDir, recorded)
    const all = { ...facts, faults: [...facts.faults, ...warehouse] }
    return { acts, troubles, heard: load.heard, findings: reconcile(acts, all) }
  })

/**
 * The same with a PostgreSQL that acknowledges before anything is safe: whoever compares must find
 * that acts are lost. The product is left running.
 * @param count acts that are acknowledged before everything of PostgreSQL is killed
 */
export const crashWithoutSafety = (stage: Stage, seed: string, count: number): Promise<Verdict> =>
  inFolder(async (folder) => {
    const { running, voices } = stage
    const { dataDir } = running
    const run = `u${Date.now().toString(36)}`
    const before = await withBehind(dataDir, async (behind) => {
      await behind.rows('alter system set synchronous_commit = off')
      await behind.rows(`alter system set wal_writer_delay = '10s'`)
      await behind.rows(`alter system set wal_writer_flush_after = '1GB'`)
      await behind.rows('select pg_reload_conf()')
      return countEntries(behind, voices)
    })
    const load = letAct(stage, seed, run, folder)
    while (load.progress() < count) await Promise.race([sleep(10), load.working])
    await running.kill('PostgreSQL')
    const acts = await load.leave()
    await untilReady(running.origin)
    const facts = await withBehind(dataDir, (behind) =>
      factsOf(stage, behind, run, acts, before, []),
    )
    const findings = reconcile(acts, facts)
    return { acts, troubles: { PostgreSQL: 1 }, heard: load.heard, findings }
  })
