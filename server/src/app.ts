import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { workOf } from './contexts.ts'
import { administratorWords, demoWords } from './first-words.ts'
import {
  checkSecondFactorKey,
  loadDemoPeople,
  makeAdministrators,
  syncDepartments,
} from './identity/index.ts'
import { makeServer } from './make-server.ts'
import { loadCity } from './plan/city/load.ts'
import { cityRule } from './plan/city/rule.ts'
import { loadDemoProjects } from './plan/projects/demo.ts'
import { registerPlanProjects } from './plan/projects/sync.ts'
import { loadDemoObservations } from './plan/targets/demo.ts'
import { loadDemoProgress } from './plan/tasks/demo.ts'
import { system } from './platform/actor.ts'
import { readCity } from './platform/city.ts'
import { type Clock, makeClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { lockDataDir } from './platform/data-lock.ts'
import { type Database, openDatabase } from './platform/database.ts'
import { startEmbeddedPostgres } from './platform/embedded-postgres.ts'
import { recallFact } from './platform/facts.ts'
import { makeLog } from './platform/log.ts'
import { openMailer } from './platform/mail.ts'
import { ensureServerLogin, migrate } from './platform/migrations.ts'
import type { Platform } from './platform/platform.ts'
import { startWorker } from './platform/worker.ts'

export interface App {
  readonly platform: Platform
  readonly server: FastifyInstance
  stop(): Promise<void>
}

type Cleanup = () => void | Promise<void>

/** The database this installation works on: its own, or the one the settings name. */
async function openRecords(
  config: Config,
  say: (line: string) => void,
  undo: Cleanup[],
): Promise<Database> {
  if (config.databaseUrl) {
    await migrate(config.migrationUrl ?? config.databaseUrl, say)
    return openDatabase(config.databaseUrl, config.databaseConnections)
  }
  const cluster = await startEmbeddedPostgres(config.dataDir, say)
  undo.push(() => cluster.stop())
  await migrate(cluster.url, say)
  const login = await ensureServerLogin(cluster.url, randomBytes(24).toString('base64url'))
  return openDatabase(login, config.databaseConnections)
}

const noon = (day: string): number => Date.parse(`${day}T09:00:00+08:00`)

/** In the demo the clock begins on its day at the first start and runs on from there. */
async function openClock(config: Config, database: Database): Promise<Clock> {
  if (!config.demo) return makeClock()
  const offset = await database.inTransaction(system, (tx) =>
    recallFact(tx, 'demo-clock-offset', () => noon(config.demoDay) - Date.now()),
  )
  return makeClock(offset)
}

/**
 * Brings city, people and, in the demo, a believable history into a database that lacks them.
 * Servers that start together on one database take turns.
 */
const loadContents = (platform: Platform, ended?: AbortSignal): Promise<readonly string[]> =>
  platform.database.takeTurns(() => loadMissing(platform, ended))

async function loadMissing(platform: Platform, ended?: AbortSignal): Promise<readonly string[]> {
  await checkSecondFactorKey(platform)
  await platform.database.inTransaction(system, (tx) =>
    syncDepartments(tx, platform.city, platform.clock.now()),
  )
  await loadCity(platform)
  await registerPlanProjects(platform)
  if (!platform.config.demo) return administratorWords(await makeAdministrators(platform))
  const accounts = await loadDemoPeople(platform)
  ended?.throwIfAborted()
  await loadDemoObservations(platform)
  ended?.throwIfAborted()
  await loadDemoProgress(platform)
  ended?.throwIfAborted()
  await loadDemoProjects(platform)
  return demoWords(platform, accounts)
}

/**
 * Builds everything by hand, in the order in which it depends on one another, and listens.
 * @throws the reason of `ended` when that comes first, with nothing left running
 */
export async function startApp(
  config: Config,
  say: (line: string) => void,
  ended?: AbortSignal,
): Promise<App> {
  const undo: Cleanup[] = []
  const stop = async (): Promise<void> => {
    for (const cleanup of undo.splice(0).reverse()) await cleanup()
  }
  try {
    undo.push(lockDataDir(config.dataDir))
    const city = await readCity(config.city, cityRule)
    const database = await openRecords(config, say, undo)
    undo.push(() => database.close())
    ended?.throwIfAborted()
    const clock = await openClock(config, database)
    const platform: Platform = { config, log: makeLog(config.logLevel), clock, database, city }
    const words = await loadContents(platform, ended)
    ended?.throwIfAborted()
    const mailer = openMailer(config)
    undo.push(() => mailer.close())
    if (config.jobs) {
      const worker = startWorker(platform, workOf(mailer))
      undo.push(() => worker.stop())
    }
    const server = await makeServer(platform, { pages: true })
    undo.push(() => server.close())
    await server.listen({ host: config.host, port: config.port })
    for (const line of words) say(line)
    return { platform, server, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
