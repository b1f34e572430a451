import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, link, open, readdir, readFile, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ConfigError } from '../config.ts'
import { type DumpReader, openDump } from '../database-copy.ts'
import { pathOfContent } from '../files.ts'
import { syncFolder } from '../mail.ts'
import { checkArchive } from './check.ts'
import { type Part, pack } from './container.ts'
import type { BackupHead, Manifest, Opening } from './manifest.ts'
import { summing } from './sums.ts'

/** Rows that would open doors again that were closed since: after a restore all sign in anew. */
const leftOut = ['identity_challenge', 'identity_device', 'identity_session', 'identity_token']

export interface BackupOrder {
  /** Address of the database for somebody who may read every row. */
  readonly url: string
  readonly dataDir: string
  readonly city: string
  readonly at: Date
  readonly file: string
  readonly passphrase: string | undefined
  readonly withKeys: boolean
  /** Called when the moment of the backup is fixed; what commits later is not in it. */
  readonly fixed?: () => Promise<void>
}

const migrationsQuery = 'select name, checksum from migration order by name'

async function openingOf(dump: DumpReader, order: BackupOrder): Promise<Opening> {
  const [version] = await dump.rows<{ server_version: string }>('show server_version')
  return {
    format: 1,
    at: order.at.toISOString(),
    city: order.city,
    postgres: version!.server_version,
    migrations: await dump.rows(migrationsQuery),
  }
}

async function auditOf(dump: DumpReader): Promise<Manifest['audit']> {
  const [counts] = await dump.rows<{ entries: string; leaves: string }>(
    `select (select count(*) from audit_entry) as entries,
       (select count(*) from audit_leaf) as leaves`,
  )
  const [head] = await dump.rows<BackupHead>(
    `select number::text, log, size::text, root, key, signature
     from audit_head order by number desc limit 1`,
  )
  return {
    entries: Number(counts!.entries),
    leaves: Number(counts!.leaves),
    head: head ?? null,
  }
}

async function keyFiles(dataDir: string): Promise<string[]> {
  const names = await readdir(join(dataDir, 'keys')).catch(() => [])
  const demo = await access(join(dataDir, 'demo-accounts.json')).then(
    () => ['demo-accounts.json'],
    () => [],
  )
  return [...names.filter((name) => name.endsWith('.key')).map((name) => `keys/${name}`), ...demo]
}

const jsonPart = (name: string, value: unknown): Part => ({
  name,
  data: (async function* () {
    yield Buffer.from(JSON.stringify(value))
  })(),
})

async function* partsOf(order: BackupOrder, dump: DumpReader): AsyncGenerator<Part> {
  const opening = await openingOf(dump, order)
  await order.fixed?.()
  yield jsonPart('opening', opening)
  const tables: Manifest['tables'] = {}
  for (const table of dump.tables) {
    if (leftOut.includes(table.name)) continue
    const { data, sum, lines } = summing(dump.copy(table))
    yield { name: `table/${table.name}`, data }
    tables[table.name] = { ...sum(), rows: lines() }
  }
  const hashes = await dump.rows<{ hash: string }>(
    'select distinct hash collate "C" as hash from desk_file order by 1',
  )
  const missing: string[] = []
  const list = createHash('sha256')
  let count = 0
  let bytes = 0
  for (const { hash } of hashes) {
    const path = pathOfContent(order.dataDir, hash)
    const handle = await open(path, 'r').catch(() => undefined)
    if (!handle) {
      missing.push(hash)
      continue
    }
    const { data, sum } = summing(createReadStream('', { fd: handle, autoClose: true }))
    yield { name: `file/${hash}`, data }
    if (sum().sha256 !== hash) throw new ConfigError(`The disk has changed the file ${path}`)
    list.update(`${hash}\n`)
    count += 1
    bytes += sum().bytes
  }
  const keys: Manifest['keys'] = {}
  if (order.withKeys) {
    for (const name of await keyFiles(order.dataDir)) {
      const content = await readFile(join(order.dataDir, name))
      const { data, sum } = summing(
        (async function* () {
          yield content
        })(),
      )
      yield { name: `key/${name}`, data }
      keys[name] = sum()
    }
  }
  const manifest: Manifest = {
    ...opening,
    tables,
    leftOut,
    sequences: await dump.sequences(),
    files: { count, bytes, sha256: list.digest('hex') },
    missing,
    ...(order.withKeys ? { keys } : {}),
    audit: await auditOf(dump),
  }
  yield jsonPart('manifest', manifest)
}

async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.sync().finally(() => handle.close())
}

/**
 * Writes a backup of one moment while the server goes on, and reads it back before it gets its
 * name. A backup that fails leaves no file.
 * @throws ConfigError where the file exists
 */
export async function writeBackup(order: BackupOrder): Promise<Manifest> {
  const file = resolve(order.file)
  const taken = await access(file).then(
    () => true,
    () => false,
  )
  if (taken) throw new ConfigError(`${file} exists: name another file`)
  const part = join(dirname(file), `.${basename(file)}.${process.pid}.part`)
  const dump = await openDump(order.url)
  try {
    await pipeline(
      pack(partsOf(order, dump), order.passphrase),
      createWriteStream(part, { mode: 0o600, flags: 'wx' }),
    )
    await syncFile(part)
    const { manifest } = await checkArchive(part, order.passphrase)
    // `link` refuses a name that somebody took meanwhile; `rename` would replace it.
    await link(part, file)
    await rm(part)
    await syncFolder(dirname(file))
    return manifest
  } finally {
    await dump.close()
    await rm(part, { force: true })
  }
}
