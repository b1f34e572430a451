import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  type Account,
  accountForPostgres,
  clusterFolder,
  reachableBinaries,
} from './postgres-home.ts'

export interface EmbeddedCluster {
  /** Address with superuser rights, for bootstrap and migrations. */
  readonly url: string
  /** Ends it when what is under way has ended; resolves when the process is gone. */
  stop(): Promise<void>
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A server killed hard leaves its PostgreSQL behind; that one is asked to stop before a new start. */
async function stopOrphan(dir: string): Promise<void> {
  const text = await readFile(join(dir, 'postmaster.pid'), 'utf8').catch(() => undefined)
  const pid = Number(text?.split('\n')[0])
  if (!pid || !isAlive(pid)) return
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => 'postgres')
  if (!command.includes('postgres')) return
  process.kill(pid, 'SIGINT')
  for (let waited = 0; waited < 100 && isAlive(pid); waited += 1) await sleep(100)
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })

async function secretOf(file: string): Promise<string> {
  const known = await readFile(file, 'utf8').catch(() => undefined)
  if (known) return known.trim()
  const fresh = randomBytes(24).toString('base64url')
  await writeFile(file, `${fresh}\n`, { mode: 0o600 })
  return fresh
}

interface Start {
  readonly program: string
  readonly account: Account | undefined
  readonly arguments: readonly string[]
}

function launch(start: Start): { child: ChildProcess; said: () => string } {
  const child = spawn(start.program, start.arguments, {
    ...start.account,
    cwd: '/',
    // A group of its own: Ctrl-C reaches the server first, which then stops PostgreSQL in order.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'Asia/Shanghai' },
  })
  let text = ''
  const hear = (chunk: Buffer): void => {
    text = (text + chunk.toString()).slice(-4000)
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  return { child, said: () => text }
}

async function initialise(
  initdb: string,
  dir: string,
  password: string,
  account: Account | undefined,
) {
  await rm(dir, { recursive: true, force: true })
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const secret = join(dir, '..', `.initdb-${randomBytes(6).toString('hex')}`)
  await writeFile(secret, `${password}\n`, { mode: 0o600 })
  if (account) {
    await chown(dir, account.uid, account.gid)
    await chown(secret, account.uid, account.gid)
  }
  const { child, said } = launch({
    program: initdb,
    account,
    arguments: [
      `--pgdata=${dir}`,
      '--username=postgres',
      `--pwfile=${secret}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=icu',
      '--icu-locale=zh-Hans-CN',
    ],
  })
  try {
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code) =>
        code === 0 ? resolve() : reject(new Error(`initdb ended with ${code}\n${said()}`)),
      )
    })
  } finally {
    await rm(secret, { force: true })
  }
}

const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'timezone=Asia/Shanghai',
  'max_connections=120',
  'shared_buffers=256MB',
  'log_min_messages=warning',
]

/**
 * Starts the PostgreSQL that lives below `dataDir`, initialising it on first use. It listens on
 * 127.0.0.1 only, with fsync on. As root it runs under the account `postgres`.
 * @throws with PostgreSQL's own last words when it does not start.
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  log: (line: string) => void,
  extra: readonly string[] = [],
): Promise<EmbeddedCluster> {
  await mkdir(dataDir, { recursive: true })
  const account = await accountForPostgres()
  const { initdb, postgres } = await reachableBinaries(account)
  const dir = clusterFolder(dataDir, account)
  const password = await secretOf(join(dataDir, 'postgres.secret'))
  await stopOrphan(dir)
  if (!(await readFile(join(dir, 'PG_VERSION')).catch(() => undefined))) {
    await initialise(initdb, dir, password, account)
  }
  const port = await freePort()
  const server = await keepRunning({
    program: postgres,
    account,
    arguments: [
      '-D',
      dir,
      '-p',
      String(port),
      ...[...settings, ...extra].flatMap((one) => ['-c', one]),
    ],
  })
  log(`PostgreSQL of its own in ${dir}, port ${port}`)
  return {
    url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
    stop: server.stop,
  }
}

/** Starts the program and resolves when it takes connections. */
async function startOnce(start: Start): Promise<{ child: ChildProcess; gone: Promise<void> }> {
  const { child, said } = launch(start)
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    const fail = (why: unknown): void =>
      reject(new Error(`PostgreSQL did not start: ${why}\n${said()}`))
    child.once('error', fail)
    child.once('close', fail)
    const ready = (): void => {
      if (said().includes('ready to accept connections')) resolve()
    }
    child.stderr?.on('data', ready)
  })
  return { child, gone }
}

/** Milliseconds between tries to bring a PostgreSQL back that died under way. */
const retryMs = 250

/**
 * Starts the program, and starts it again on the same port when it dies under way: it recovers
 * by itself what was committed. Its remaining processes may hold the data for a moment, so one
 * failed try is followed by the next. The first start fails plainly.
 */
async function keepRunning(start: Start): Promise<{ stop(): Promise<void> }> {
  let stopping = false
  let running = await startOnce(start)
  const watch = async (): Promise<void> => {
    for (;;) {
      await running.gone
      while (!stopping) {
        const next = await startOnce(start).catch(() => undefined)
        if (next) {
          running = next
          break
        }
        await sleep(retryMs)
      }
      if (stopping) return
    }
  }
  const watching = watch()
  // If this process ends without stopping in order, PostgreSQL is still asked to end.
  const last = (): void => void running.child.kill('SIGINT')
  process.once('exit', last)
  return {
    stop: async () => {
      stopping = true
      process.removeListener('exit', last)
      running.child.kill('SIGINT')
      await watching
      running.child.kill('SIGINT')
      await running.gone
    },
  }
}
