import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from '../../scripts/paths.mjs'
import { fillPrepared } from './prepared.ts'
import { expectNoProcess } from './processes.ts'

export interface DemoAccount {
  readonly audience: string
  readonly role: string
  readonly user: string
  readonly password: string
  /** Base32 secret; absent where the account needs no second factor. */
  readonly totp?: string | null
}

export interface Product {
  readonly origin: string
  readonly dataDir: string
  readonly accounts: readonly DemoAccount[]
  /** Milliseconds from the command to the first ready answer. */
  readonly startMs: number
  /** What the server has printed so far. */
  output(): string
  /** Kills the server as a power cut would, and leaves its data. */
  kill(): Promise<void>
  /** Stops it as Ctrl-C would, and checks that nothing stays behind. */
  stop(): Promise<void>
}

export interface ProductOptions {
  readonly env?: Readonly<Record<string, string>>
  /** Data of an earlier start; a fresh folder otherwise. `stop` keeps a given folder. */
  readonly dataDir?: string
  /** A free port is taken otherwise. */
  readonly port?: number
}

/**
 * Starts the real product as `./start` does, on a free port, and waits until it is ready. Without a
 * folder, and with the usual demo, it begins with that demo whole.
 */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'wstc-journey-'))
  const usual = !Object.keys(options.env ?? {}).some((name) => name.startsWith('DEMO'))
  if (options.dataDir === undefined && usual) {
    await fillPrepared(dataDir, (made) => startProduct({ dataDir: made }))
  }
  const port = options.port ?? (await freePort())
  const origin = `http://127.0.0.1:${port}`
  const begun = Date.now()
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: {
      ...withoutVitest(),
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: origin,
      DATA_DIR: dataDir,
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const keep = (part: Buffer) => {
    output += part.toString()
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)

  const kill = () => end(child, 'SIGKILL')
  try {
    await ready(origin, child, () => output)
  } catch (error) {
    await end(child, 'SIGTERM').catch(() => undefined)
    throw error
  }
  return {
    origin,
    dataDir,
    accounts: readAccounts(dataDir),
    startMs: Date.now() - begun,
    output: () => output,
    kill,
    async stop() {
      await end(child, 'SIGTERM')
      if (child.exitCode !== 0) {
        throw new Error(`the server ended with ${child.exitCode ?? child.signalCode}\n${output}`)
      }
      await expectNoProcess(dataDir)
      if (options.dataDir === undefined) removeData(dataDir)
    },
  }
}

/** Deletes a data directory, and its PostgreSQL where that lies elsewhere. */
export function removeData(dataDir: string): void {
  const cluster = join(dataDir, 'postgres')
  if (existsSync(cluster)) rmSync(realpathSync(cluster), { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
}

/** Builds the pages as a start does, unless they are built; for a server inside the test. */
export function buildPages(): void {
  const script = `import { ensureBuilt } from './scripts/build.mjs'; await ensureBuilt(process.cwd())`
  execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    env: withoutVitest() as NodeJS.ProcessEnv,
    stdio: 'ignore',
  })
}

/** The environment without what the test runner put there, which a server must not see. */
function withoutVitest(): Record<string, string | undefined> {
  const { VITEST: _vitest, NODE_ENV: _env, NODE_OPTIONS: _options, ...rest } = process.env
  return rest
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit').then(() => true)
  child.kill(signal)
  const inTime = await Promise.race([exited, sleep(20_000, false, { ref: false })])
  if (inTime) return
  child.kill('SIGKILL')
  throw new Error('the server did not stop within 20 seconds')
}

async function ready(origin: string, child: ChildProcess, output: () => string): Promise<void> {
  const limit = Date.now() + 120_000
  while (Date.now() < limit) {
    if (child.exitCode !== null) {
      throw new Error(`the server ended with ${child.exitCode} before it was ready\n${output()}`)
    }
    const answer = await fetch(`${origin}/readyz`).catch(() => undefined)
    await answer?.body?.cancel()
    if (answer?.ok) return
    await sleep(100)
  }
  throw new Error(`the server was not ready within 120 seconds\n${output()}`)
}

function readAccounts(dataDir: string): DemoAccount[] {
  try {
    return JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** A port that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
