import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Config, ConfigError } from './config.ts'
import { lockDataDir } from './data-lock.ts'
import { type Database, openDatabase } from './database.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'

export interface Attached {
  readonly url: string
  readonly database: Database
  close(): Promise<void>
}

const few = 3

/** Address of the embedded PostgreSQL where a server has it running. */
async function findRunning(dataDir: string): Promise<string | undefined> {
  const pid = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')
  const [number, , , port] = pid.split('\n')
  if (!number || !port) return undefined
  try {
    process.kill(Number(number), 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined
  }
  const secret = (await readFile(join(dataDir, 'postgres.secret'), 'utf8')).trim()
  return `postgresql://postgres:${secret}@127.0.0.1:${port}/postgres`
}

/**
 * The database of an installation, for commands beside the server: that of the settings, the
 * embedded one of a running server, or the embedded one started for as long as the command runs.
 * @throws ConfigError where the data directory holds no installation
 */
export async function attachDatabase(config: Config): Promise<Attached> {
  const { dataDir, databaseUrl } = config
  const url = databaseUrl ?? (await findRunning(dataDir))
  if (url) {
    const database = openDatabase(url, few)
    return { url, database, close: () => database.close() }
  }
  await readFile(join(dataDir, 'postgres', 'PG_VERSION')).catch(() => {
    throw new ConfigError(
      `DATA_DIR=${dataDir} holds no installation: set DATA_DIR or DATABASE_URL as for the server`,
    )
  })
  const unlock = lockDataDir(dataDir)
  const cluster = await startEmbeddedPostgres(dataDir, () => {}).catch((error: Error) => {
    unlock()
    throw error
  })
  const database = openDatabase(cluster.url, few)
  return {
    url: cluster.url,
    database,
    close: async () => {
      await database.close()
      await cluster.stop()
      unlock()
    },
  }
}
