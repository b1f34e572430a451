import { createWriteStream } from 'node:fs'
import { mkdir, open, readdir, realpath, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ConfigError } from '../config.ts'
import { lockDataDir, restoreMark } from '../data-lock.ts'
import { type DumpWriter, openDump, openFill } from '../database-copy.ts'
import { startEmbeddedPostgres } from '../embedded-postgres.ts'
import { pathOfContent } from '../files.ts'
import { syncFolder } from '../mail.ts'
import { listMigrations, migrate } from '../migrations.ts'
import { checkArchive, readArchive } from './check.ts'
import { ArchiveFault } from './fault.ts'
import type { Manifest } from './manifest.ts'
import { sameSum, sumOf } from './sums.ts'

export interface RestoreOrder {
  readonly file: string
  readonly dataDir: string
  readonly city: string
  readonly passphrase: string | undefined
  readonly log: (line: string) => void
  /** Checks by those who know what the tables mean; throws where something is wrong. */
  readonly examine: (url: string, manifest: Manifest) => Promise<void>
}

async function refuseFull(dataDir: string): Promise<void> {
  const names = await readdir(dataDir).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return []
    throw new ConfigError(`DATA_DIR=${dataDir} cannot be read: ${error.message}`)
  })
  if (names.length === 0) return
  throw new ConfigError(
    names.includes(restoreMark)
      ? `DATA_DIR=${dataDir} holds a restore that was cut off: delete the folder and restore again`
      : `DATA_DIR=${dataDir} is not empty: a backup is restored into a new folder only`,
  )
}

/** Names of the migrations the archive stands on; the product must know each of them unchanged. */
async function migrationsOf(manifest: Manifest): Promise<Set<string>> {
  const known = new Map((await listMigrations()).map(({ name, checksum }) => [name, checksum]))
  for (const { name, checksum } of manifest.migrations) {
    if (known.get(name) !== checksum) {
      throw new ConfigError(
        known.has(name)
          ? `The archive was made with another ${name}: restore it with the version that made it`
          : `The archive was made by a newer version: it knows ${name}`,
      )
    }
  }
  return new Set(manifest.migrations.map(({ name }) => name))
}

async function keep(path: string, data: AsyncIterable<Buffer>): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await pipeline(data, createWriteStream(path, { mode: 0o600, flags: 'wx', flush: true }))
  await syncFolder(dirname(path))
}

async function fill(order: RestoreOrder, writer: DumpWriter): Promise<void> {
  const { dataDir } = order
  const tables = new Map(writer.tables.map((table) => [table.name, table]))
  const manifest = await readArchive(order.file, order.passphrase, {
    opening: async () => {},
    table: (name, data) => {
      const table = tables.get(name)
      if (!table) throw new ArchiveFault(`The archive holds an unknown table ${name}`)
      return writer.copy(table, data)
    },
    file: (hash, data) => keep(pathOfContent(dataDir, hash), data),
    key: (name, data) => keep(join(dataDir, name), data),
  })
  await writer.finish(manifest.sequences)
}

/** Reads the restored tables the way they were read for the backup, and compares. */
async function compare(url: string, manifest: Manifest): Promise<void> {
  const dump = await openDump(url)
  try {
    for (const table of dump.tables) {
      if (manifest.leftOut.includes(table.name)) continue
      const found = await sumOf(dump.copy(table))
      const wanted = manifest.tables[table.name]
      if (!sameSum(wanted, found) || wanted?.rows !== found.rows) {
        throw new ArchiveFault(`Table ${table.name} did not come back as it was`)
      }
    }
  } finally {
    await dump.close()
  }
}

/** Deletes what a failed restore has made; the folder itself stays. */
async function clear(dataDir: string): Promise<void> {
  const cluster = await realpath(join(dataDir, 'postgres')).catch(() => undefined)
  if (cluster) await rm(cluster, { recursive: true, force: true })
  const names = await readdir(dataDir)
  const last = (name: string): number => (name === restoreMark ? 1 : 0)
  for (const name of names.sort((one, other) => last(one) - last(other))) {
    await rm(join(dataDir, name), { recursive: true, force: true })
  }
}

async function fillFolder(order: RestoreOrder, only: ReadonlySet<string>, manifest: Manifest) {
  const { dataDir, log } = order
  const cluster = await startEmbeddedPostgres(dataDir, () => {})
  try {
    await migrate(cluster.url, () => {}, only)
    const writer = await openFill(cluster.url)
    await fill(order, writer).finally(() => writer.close())
    log(`${Object.keys(manifest.tables).length} tables and ${manifest.files.count} files are back`)
    await compare(cluster.url, manifest)
    await order.examine(cluster.url, manifest)
    const newer = await migrate(cluster.url, log)
    if (newer > 0) log(`${newer} newer migrations applied`)
  } finally {
    await cluster.stop()
  }
}

/**
 * Restores an archive into an empty data directory: reads it through first, fills, reads
 * everything back, and only then takes the mark away without which no server starts there.
 * @throws ConfigError or ArchiveFault, with the folder empty again
 */
export async function restoreBackup(order: RestoreOrder): Promise<Manifest> {
  const dataDir = resolve(order.dataDir)
  await refuseFull(dataDir)
  const { manifest } = await checkArchive(order.file, order.passphrase)
  if (manifest.city !== order.city) {
    throw new ConfigError(`The archive is of CITY=${manifest.city}, this is CITY=${order.city}`)
  }
  const only = await migrationsOf(manifest)
  order.log(`the archive of ${manifest.at} is whole`)
  const unlock = lockDataDir(dataDir)
  try {
    const mark = await open(join(dataDir, restoreMark), 'wx', 0o600)
    await mark.sync().finally(() => mark.close())
    await syncFolder(dataDir)
    await fillFolder({ ...order, dataDir }, only, manifest)
    await rm(join(dataDir, restoreMark))
    await syncFolder(dataDir)
    return manifest
  } catch (error) {
    await clear(dataDir)
    throw error
  } finally {
    unlock()
  }
}
