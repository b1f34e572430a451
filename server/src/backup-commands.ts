import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { recordAct } from './audit/index.ts'
import { examineLog } from './audit/service/examine.ts'
import { system } from './platform/actor.ts'
import { attachDatabase } from './platform/attach.ts'
import { checkArchive } from './platform/backup/check.ts'
import { ArchiveFault } from './platform/backup/fault.ts'
import type { Manifest } from './platform/backup/manifest.ts'
import { restoreBackup } from './platform/backup/restore.ts'
import { writeBackup } from './platform/backup/write.ts'
import { makeClock } from './platform/clock.ts'
import { type Config, ConfigError } from './platform/config.ts'
import { makeCrypto } from './platform/crypto/provider.ts'
import { openDatabase } from './platform/database.ts'
import { openClock } from './platform/open-clock.ts'

export interface BackupInput {
  readonly words: readonly string[]
  readonly flag: (name: string) => string | undefined
  readonly has: (name: string) => boolean
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const leastLetters = 12

/** From a file or, as `-`, from standard input: what is in arguments or settings, others can read. */
async function passphraseOf({ flag, has }: BackupInput): Promise<string | undefined> {
  if (!has('passphrase-file')) return undefined
  const file = flag('passphrase-file')
  if (!file) throw new ConfigError('--passphrase-file names a file, or - for standard input')
  const given = await (file === '-' ? text(process.stdin) : readFile(file, 'utf8')).catch(
    (error: Error) => {
      throw new ConfigError(`The passphrase cannot be read: ${error.message}`)
    },
  )
  const passphrase = given.replace(/\r?\n$/, '')
  if (passphrase.length >= leastLetters) return passphrase
  throw new ConfigError(`A passphrase needs ${leastLetters} characters`)
}

function embeddedOnly({ databaseUrl }: Config): void {
  if (!databaseUrl) return
  throw new ConfigError(
    'DATABASE_URL is set: a PostgreSQL of your own is backed up by its own means (docs/how-to/backup.md)',
  )
}

function summary({ at, city, tables, files, keys, audit, missing }: Manifest): string[] {
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0)
  const { head } = audit
  return [
    `${at}, ${city}: ${Object.keys(tables).length} tables with ${rows} rows, ${files.count} files of ${files.bytes} bytes, ${keys ? `${Object.keys(keys).length} keys` : 'no keys'}`,
    head
      ? `audit: ${audit.entries} entries; head ${head.number} of log ${head.log}, size ${head.size}, root ${head.root}`
      : `audit: ${audit.entries} entries, no signed head yet`,
    ...missing.map((hash) => `MISSING: the records name a file that the disk has lost: ${hash}`),
  ]
}

async function check(file: string, passphrase: string | undefined): Promise<Manifest> {
  const { manifest } = await checkArchive(file, passphrase)
  say(`✓ ${file} is whole`)
  return manifest
}

async function make(config: Config, file: string, input: BackupInput, passphrase?: string) {
  embeddedOnly(config)
  const { url, database, close } = await attachDatabase(config)
  try {
    const now = (await openClock(config, database)).now()
    await database.inTransaction(system, (tx) =>
      recordAct(
        { tx, now, actor: system, requestId: 'command', address: '-' },
        {
          action: 'platform.backup.make',
          subject: { kind: 'installation', id: config.city },
          details: { encrypted: passphrase !== undefined },
        },
      ),
    )
    return await writeBackup({
      url,
      dataDir: config.dataDir,
      city: config.city,
      at: makeClock().now(),
      file,
      passphrase,
      withKeys: passphrase !== undefined || input.has('with-keys'),
    })
  } finally {
    await close()
  }
}

async function backup(config: Config, input: BackupInput): Promise<number> {
  const [file] = input.words
  if (!file) throw new ConfigError('wstc backup <file>, or wstc backup --check <file>')
  const passphrase = await passphraseOf(input)
  const manifest = input.has('check')
    ? await check(file, passphrase)
    : await make(config, file, input, passphrase)
  for (const line of summary(manifest)) say(line)
  return manifest.missing.length > 0 ? 1 : 0
}

/** The audit must come back with the head it left with; what was wrong before is said, and stays. */
export async function examineRestored(
  config: Config,
  url: string,
  { audit }: Manifest,
): Promise<void> {
  const database = openDatabase(url, 2)
  try {
    const crypto = makeCrypto(config)
    const { report, head } = await examineLog({ database, clock: makeClock(), crypto })
    const back =
      head?.root === audit.head?.root &&
      head?.signature === audit.head?.signature &&
      String(head?.size) === String(audit.head?.size)
    if (!back || report.leaves !== audit.leaves) {
      throw new ArchiveFault('The audit did not come back with the head it left with')
    }
    if (report.ok) say(`✓ audit: ${report.leaves} entries, signed heads cover ${report.covered}`)
    else say(`The audit came back as it was, and was not sound then: ${report.found} findings`)
  } finally {
    await database.close()
  }
}

async function restore(config: Config, input: BackupInput): Promise<number> {
  const [file] = input.words
  if (!file) throw new ConfigError('wstc restore <file>')
  embeddedOnly(config)
  const manifest = await restoreBackup({
    file,
    dataDir: config.dataDir,
    city: config.city,
    passphrase: await passphraseOf(input),
    log: say,
    examine: (url, wanted) => examineRestored(config, url, wanted),
  })
  for (const line of summary(manifest)) say(line)
  if (!manifest.keys) {
    say(`The archive has no keys: put the folder keys into ${config.dataDir} before the start`)
  }
  say(`✓ restored into ${config.dataDir}; everybody signs in anew, the warehouse is built anew`)
  return 0
}

/** Commands that open the database themselves, or none. They answer how they ended (0, 1). */
export const backupCommands: Readonly<
  Record<string, (config: Config, input: BackupInput) => Promise<number>>
> = { backup, restore }
