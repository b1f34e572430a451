import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { openLog } from './audit/index.ts'
import { warehouseSources, workOf } from './contexts.ts'
import { queueDemoContracts } from './contracts/demo.ts'
import { administratorWords, demoWords } from './first-words.ts'
import { beginDemoSecrets, type DemoSecrets, loadDemoPeople } from './identity/demo.ts'
import { makeAdministrators } from './identity/first-people.ts'
import { demoAccountsIn, syncDepartments } from './identity/index.ts'
import { checkSecondFactorKey } from './identity/key-check.ts'
import { makeServer } from './make-server.ts'
import { queueDemoAssessments } from './plan/assessment/demo.ts'
import { loadAssessmentSystem } from './plan/assessment/load.ts'
import { loadCity } from './plan/city/load.ts'
import { cityRule } from './plan/city/rule.ts'
import { loadDemoGroup } from './plan/group/demo.ts'
import { loadDemoProjects } from './plan/projects/demo.ts'
import { registerPlanProjects } from './plan/projects/sync.ts'
import { loadDemoObservations } from './plan/targets/demo.ts'
import { loadDemoProgress } from './plan/tasks/demo.ts'
import { acceptQuickly } from './platform/accept-quickly.ts'
import { system } from './platform/actor.ts'
import { readCity } from './platform/city.ts'
import { readAdminSources } from './platform/city-sources.ts'
import { readSurveys } from './platform/city-surveys.ts'
import type { Config } from './platform/config.ts'
import { makeCrypto } from './platform/crypto/provider.ts'
import { lockDataDir } from './platform/data-lock.ts'
import { type Database, openDatabase } from './platform/database.ts'
import { startEmbeddedPostgres } from './platform/embedded-postgres.ts'
import { clearIncoming } from './platform/files.ts'
import { makeLog } from './platform/log.ts'
import { openMailer } from './platform/mail.ts'
import { ensureServerLogin, migrate } from './platform/migrations.ts'
import { openClock } from './platform/open-clock.ts'
import type { Platform } from './platform/platform.ts'
import { keepTelling } from './platform/server-board.ts'
import { startFeeder } from './platform/warehouse/feeder.ts'
import { startOwned } from './platform/warehouse/owner.ts'
import { engineOf, openWarehouse } from './platform/warehouse.ts'
import { startWorker } from './platform/worker.ts'
import { loadDemoRegister } from './registry/demo.ts'
import { syncOffices } from './registry/offices.ts'
import { queueDemoReturns } from './statistics/collection/demo/job.ts'

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

/**
 * Brings city, people and, in the demo, a believable history into a database that lacks them.
 * Servers that start together on one database take turns.
 */
const loadContents = (
  platform: Platform,
  secrets: DemoSecrets | undefined,
  ended?: AbortSignal,
): Promise<readonly string[]> =>
  platform.database.takeTurns(() => loadMissing(platform, secrets, ended))

async function loadMissing(
  platform: Platform,
  secrets: DemoSecrets | undefined,
  ended?: AbortSignal,
): Promise<readonly string[]> {
  await checkSecondFactorKey(platform)
  await openLog(platform)
  await platform.database.inTransaction(system, (tx) =>
    syncDepartments(tx, platform.city, platform.clock.now()),
  )
  await loadCity(platform)
  await loadAssessmentSystem(platform)
  await registerPlanProjects(platform)
  await syncOffices(platform)
  if (!platform.config.demo) return administratorWords(await makeAdministrators(platform))
  const accounts = await loadDemoPeople(platform, secrets)
  ended?.throwIfAborted()
  await loadDemoObservations(platform)
  ended?.throwIfAborted()
  await loadDemoProgress(platform)
  await loadDemoGroup(platform)
  await queueDemoAssessments(platform)
  ended?.throwIfAborted()
  await loadDemoProjects(platform)
  await loadDemoRegister(platform)
  await queueDemoReturns(platform)
  await queueDemoContracts(platform)
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
    await clearIncoming(config.dataDir)
    // While PostgreSQL is made and migrated, the city is read and the demo's passwords are hashed.
    const opening = openRecords(config, say, undo)
    const reading = readCity(config.city, cityRule).then(async (city) => ({
      city,
      surveys: await readSurveys(city),
      adminSources: await readAdminSources(city),
      secrets:
        config.demo && !existsSync(demoAccountsIn(config.dataDir))
          ? beginDemoSecrets(city)
          : undefined,
    }))
    reading.catch(() => {})
    const database = await opening
    undo.push(() => database.close())
    const { city, surveys, adminSources, secrets } = await reading
    ended?.throwIfAborted()
    const clock = await openClock(config, database)
    const log = makeLog(config.logLevel)
    const crypto = makeCrypto(config)
    const warehouse = openWarehouse(engineOf(config, log))
    undo.push(() => warehouse.stop())
    const platform: Platform = {
      config,
      log,
      clock,
      database,
      city,
      surveys,
      adminSources,
      crypto,
      warehouse,
    }
    const words = await loadContents(platform, secrets, ended)
    ended?.throwIfAborted()
    const mailer = openMailer(config)
    undo.push(() => mailer.close())
    const feeder = startFeeder(platform, warehouse, warehouseSources)
    undo.push(() => feeder.stop())
    if (config.jobs) {
      const worker = startWorker(platform, workOf(mailer, feeder))
      undo.push(() => worker.stop())
    }
    const server = await makeServer(platform, { pages: true })
    let doors: Promise<Cleanup> | undefined
    undo.push(async () => {
      const closeDoors = await doors
      await Promise.all([closeDoors?.(), server.close()])
    })
    undo.push(keepTelling(server.board))
    await server.listen({ host: config.host, port: config.port })
    doors = acceptQuickly(server.server).catch((error) => {
      log.warn({ err: error }, 'new connections are taken one at a time')
      return () => {}
    })
    // Pages work without it, so it begins when they are there.
    undo.push(startOwned(warehouse, database, log))
    for (const line of words) say(line)
    return { platform, server, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
