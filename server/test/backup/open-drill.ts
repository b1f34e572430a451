import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import pg from 'pg'
import { inject } from 'vitest'
import { recordAct } from '../../src/audit/index.ts'
import { examineRestored } from '../../src/backup-commands.ts'
import { system } from '../../src/platform/actor.ts'
import { restoreBackup } from '../../src/platform/backup/restore.ts'
import { type BackupOrder, writeBackup } from '../../src/platform/backup/write.ts'
import { readConfig } from '../../src/platform/config.ts'
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts'
import { storeGenerated } from '../../src/platform/files.ts'
import { newId } from '../../src/platform/ids.ts'
import { enqueue } from '../../src/platform/jobs.ts'
import { auditor, officer, work } from '../audit/log-bench.ts'
import { type Bench, callIn, openBench } from '../platform/open-bench.ts'

export const passphrase = '江汉朝宗 the rivers meet'
export const leftOut = [
  'identity_challenge',
  'identity_device',
  'identity_session',
  'identity_token',
]

export interface Drill {
  readonly bench: Bench
  readonly folder: string
  readonly files: readonly string[]
  /** A record with its file, its audit entry and its job, in one transaction. */
  act(content?: Buffer): Promise<string>
  backUp(name: string, more?: Partial<BackupOrder>): Promise<string>
  /** Restores into a new folder below `folder` and answers it. */
  restore(file: string, into: string, words?: string): Promise<string>
  close(): Promise<void>
}

/** An installation with a signed log and files, and room for its backups. */
export async function openDrill(): Promise<Drill> {
  const bench = await openBench([officer, auditor])
  const folder = await mkdtemp(join(tmpdir(), 'wstc-drill-'))
  const { config } = bench.platform
  const url = Object.assign(new URL(inject('cluster').adminUrl), {
    pathname: `/${bench.owner.database}`,
  }).href
  const files: string[] = []
  const act: Drill['act'] = async (content = randomBytes(2000)) => {
    const stored = await storeGenerated(config.dataDir, Readable.from([content]), 'a.csv', 'csv')
    const now = bench.platform.clock.now()
    const id = newId(now)
    await bench.platform.database.inTransaction(system, async (tx) => {
      const { hash, name, type, media } = stored
      await tx
        .insertInto('desk_file')
        .values({ id, hash, name, type, media, bytes: String(stored.bytes), at: now } as never)
        .execute()
      await recordAct(callIn(bench, tx, system), {
        action: 'desk.file.upload',
        subject: { kind: 'file', id },
      })
      await enqueue({ tx, now }, { kind: 'drill.follow', key: `drill:${id}` })
    })
    files.push(stored.hash)
    return id
  }
  await work(bench, 7)
  // Larger than a chunk of the archive, and nothing that compresses.
  await act(randomBytes(2_500_000))
  for (const text of ['中文\t\\N\n"quoted"', '\\.', 'plain']) await act(Buffer.from(text))
  await work(bench, 9)
  return {
    bench,
    folder,
    files,
    act,
    backUp: async (name, more = {}) => {
      const file = join(folder, name)
      await writeBackup({
        url,
        dataDir: config.dataDir,
        city: config.city,
        at: new Date('2026-01-05T00:00:00Z'),
        file,
        passphrase: undefined,
        withKeys: false,
        ...more,
      })
      return file
    },
    restore: async (file, into, words) => {
      const dataDir = join(folder, into)
      const settings = readConfig({ DATA_DIR: dataDir })
      await restoreBackup({
        file,
        dataDir,
        city: config.city,
        passphrase: words,
        log: () => {},
        examine: (address, manifest) => examineRestored(settings, address, manifest),
      })
      return dataDir
    },
    close: async () => {
      await bench.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Runs `work` on the PostgreSQL of a restored folder. */
export async function onRestored<T>(
  dataDir: string,
  work: (client: pg.Client, url: string) => Promise<T>,
): Promise<T> {
  const cluster = await startEmbeddedPostgres(dataDir, () => {})
  const client = new pg.Client({
    connectionString: cluster.url,
    options: '-c search_path=wstc,public',
  })
  try {
    await client.connect()
    return await work(client, cluster.url)
  } finally {
    await client.end()
    await cluster.stop()
  }
}

/** Rows and a sum of every table, by another way than the backup's own. */
export async function sumsOf(client: pg.Client): Promise<Record<string, string>> {
  const { rows } = await client.query(
    `select relname from pg_class where relnamespace = 'wstc'::regnamespace and relkind = 'r'`,
  )
  const sums: Record<string, string> = {}
  for (const { relname } of rows) {
    const found = await client.query(`select to_jsonb(t)::text as row from ${relname} t`)
    const hash = createHash('sha256')
    for (const row of found.rows.map((one) => one.row).sort()) hash.update(`${row}\n`)
    sums[relname] = `${found.rows.length} ${hash.digest('hex')}`
  }
  return sums
}

export const isEmpty = async (folder: string): Promise<boolean> =>
  (await readdir(folder).catch(() => [])).length === 0
