import { randomBytes } from 'node:crypto'
import { checkPack } from '@wstc/domain/plan/pack-rules'
import type { FastifyInstance } from 'fastify'
import { system } from './platform/actor.ts'
import { readCity } from './platform/city.ts'
import { type Clock, makeClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { lockDataDir } from './platform/data-lock.ts'
import { type Database, openDatabase } from './platform/database.ts'
import { startEmbeddedPostgres } from './platform/embedded-postgres.ts'
import { recallFact } from './platform/facts.ts'
import { serveHealth } from './platform/health.ts'
import { buildServer } from './platform/http.ts'
import { makeLog } from './platform/log.ts'
import { serveMetrics } from './platform/metrics.ts'
import { ensureServerLogin, migrate } from './platform/migrations.ts'
import { serveOpenApi } from './platform/openapi.ts'
import { servePages } from './platform/pages.ts'
import type { Platform } from './platform/platform.ts'

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

/** Registers the routes of every context. */
export async function registerContexts(
  _server: FastifyInstance,
  _platform: Platform,
): Promise<void> {}

/** Builds everything by hand, in the order in which it depends on one another, and listens. */
export async function startApp(config: Config, say: (line: string) => void): Promise<App> {
  const undo: Cleanup[] = []
  const stop = async (): Promise<void> => {
    for (const cleanup of undo.splice(0).reverse()) await cleanup()
  }
  try {
    undo.push(lockDataDir(config.dataDir))
    const city = await readCity(config.city, checkPack)
    const database = await openRecords(config, say, undo)
    undo.push(() => database.close())
    const clock = await openClock(config, database)
    const platform: Platform = { config, log: makeLog(config.logLevel), clock, database, city }
    const server = await buildServer(platform, {
      authenticate: async (_platform, request) => request.actor,
      register: async (instance) => {
        serveHealth(instance, platform)
        serveMetrics(instance, config.metricsToken)
        await registerContexts(instance, platform)
        serveOpenApi(instance, config.publicUrl)
        await servePages(instance, platform)
      },
    })
    undo.push(() => server.close())
    await server.listen({ host: config.host, port: config.port })
    return { platform, server, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
