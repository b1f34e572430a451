import { join } from 'node:path'
import { readConfig } from '../server/src/platform/config.ts'
import { makeCrypto } from '../server/src/platform/crypto/provider.ts'
import { openDatabase } from '../server/src/platform/database.ts'
import { startEmbeddedPostgres } from '../server/src/platform/embedded-postgres.ts'
import { ensureServerLogin, migrate } from '../server/src/platform/migrations.ts'
import { openClock } from '../server/src/platform/open-clock.ts'
import type { Desk } from './desk.ts'
import type { Effort } from './effort.ts'
import { makeFolder, removeFolder } from './folder.ts'
import { seedAudit } from './seed/audit.ts'
import { seedProgress } from './seed/progress.ts'
import { openSessions, type Sessions } from './seed/sessions.ts'
import { type ServerProcess, startServer } from './server-process.ts'
import { openSql, type Sql } from './sql.ts'
import { seconds, timed } from './statistics.ts'

/** A city with its demo and a long past, the product running on it, and a bare way around it. */
export interface Ground {
  readonly server: ServerProcess
  readonly sql: Sql
  /** Superuser's address of the database. */
  readonly url: string
  readonly sessions: Sessions
  readonly desk: Desk
  readonly folder: string
  /** Milliseconds that giving the seeded entries their places in the log took. */
  readonly sequenced: number
  close(): Promise<void>
}

/** Seeds `rows` records of progress and as many entries of the audit. */
export async function openGround({ rows, say }: Effort): Promise<Ground> {
  const folder = makeFolder()
  const undo: (() => void | Promise<void>)[] = [() => removeFolder(folder)]
  const close = async (): Promise<void> => {
    for (const cleanup of undo.splice(0).reverse()) await cleanup()
  }
  try {
    const cluster = await startEmbeddedPostgres(folder, () => {})
    undo.push(() => cluster.stop())
    await migrate(cluster.url, () => {})
    const login = await ensureServerLogin(cluster.url, 'bench-only-password')
    const dataDir = join(folder, 'data')
    const env = { DATA_DIR: dataDir, DATABASE_URL: login, MIGRATION_DATABASE_URL: cluster.url }
    // The start loads the city and its demo: living tasks are as the product makes them.
    const server = await startServer({ ...env, JOBS: 'off' })
    undo.push(() => server.stop())
    const sql = await openSql(cluster.url)
    undo.push(() => sql.close())
    const config = readConfig(env)
    const database = openDatabase(login, 4)
    undo.push(() => database.close())
    const clock = await openClock(config, database)
    const desk: Desk = { config, database, clock, crypto: makeCrypto(config) }

    const progress = await timed(() => seedProgress(sql, rows))
    say(`  ${progress.value.toLocaleString('en')} records of progress in ${seconds(progress.took)}`)
    const { sequenced, ...audit } = await seedAudit(desk, sql, rows)
    say(`  ${rows.toLocaleString('en')} entries of the audit in ${seconds(audit.written)}`)
    const sessions = await openSessions(desk, sql)
    await sql.query('vacuum analyze')
    await sql.query('checkpoint')
    return { server, sql, url: cluster.url, sessions, desk, folder, sequenced, close }
  } catch (error) {
    await close()
    throw error
  }
}
