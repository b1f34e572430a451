import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

const home = fileURLToPath(new URL('..', import.meta.url))
const deadline = 180_000

/** Ports that others on the machine are unlikely to use; `BENCH_PORT` moves them. */
let next = Number(process.env.BENCH_PORT ?? 4200)

/** A port nobody listens on. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = next
    next += 1
    const free = await new Promise<boolean>((resolve) => {
      const probe = createServer()
      probe.once('error', () => resolve(false))
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
    })
    if (free) return port
  }
}

export interface ServerProcess {
  readonly origin: string
  /** Milliseconds from the start of the process to the first page. */
  readonly startedIn: number
  /** Bytes of memory it holds now. */
  memory(): number
  stop(): Promise<void>
}

const residentOf = (pid: number): number => {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return line ? Number(line[1]) * 1024 : Number.NaN
}

/** Ends a process of ours and waits until it is gone. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  await gone
}

async function untilAnswered(url: string, child: ChildProcess, said: () => string): Promise<void> {
  const until = performance.now() + deadline
  while (performance.now() < until) {
    if (child.exitCode !== null)
      throw new Error(`The server ended with ${child.exitCode}\n${said()}`)
    const reply = await fetch(url).catch(() => undefined)
    await reply?.arrayBuffer()
    if (reply?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error(`${url} did not answer\n${said()}`)
}

/**
 * The product as a process of its own, as `./start` runs it; resolves with its first page.
 * @param page what counts as the first page
 */
export async function startServer(
  env: Readonly<Record<string, string>>,
  page = '/api/v1/plan/summary',
): Promise<ServerProcess> {
  const port = await freePort()
  const begun = performance.now()
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/src/main.ts'], {
    cwd: home,
    env: {
      PATH: process.env.PATH ?? '',
      PORT: String(port),
      PUBLIC_URL: `http://localhost:${port}`,
      LOG_LEVEL: 'error',
      WAREHOUSE: 'off',
      RATE_PER_MINUTE: '1000000000',
      // Requests may come from as many addresses as a figure needs.
      TRUST_PROXY: '1',
      ...env,
    },
    // Over the channel it notices when this process is gone, and stops.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let text = ''
  const hear = (part: Buffer): void => {
    text = (text + part.toString()).slice(-4000)
  }
  child.stdout!.on('data', hear)
  child.stderr!.on('data', hear)
  const origin = `http://127.0.0.1:${port}`
  try {
    await untilAnswered(`${origin}${page}`, child, () => text)
  } catch (error) {
    await end(child)
    throw error
  }
  return {
    origin,
    startedIn: performance.now() - begun,
    memory: () => residentOf(child.pid!),
    stop: () => end(child),
  }
}
