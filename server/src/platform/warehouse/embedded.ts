import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Log } from '../log.ts'
import type { FromChild, Opening } from './child-words.ts'

/** Where statements go, and with which login. */
export interface Address {
  readonly url: string
  readonly username: string
  readonly password: string
  readonly database: string
}

/** What answers statements: a process of our own, or a ClickHouse elsewhere. */
export interface Engine {
  readonly kind: 'embedded' | 'server' | 'off'
  /** Absent while there is nothing to talk to. */
  address(): Address | undefined
  /** Whether it is not installed for this machine, so that it will never answer here. */
  missing(): boolean
  start(): void
  stop(): Promise<void>
}

const program = fileURLToPath(new URL('./child.ts', import.meta.url))
const typescript = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
const longestPauseMs = 30_000

export interface EmbeddedEngine extends Engine {
  /** Process number of the child while one lives; for tests that kill it. */
  pid(): number | undefined
}

/**
 * chdb in a child process of its own: started in the background, started again with growing
 * pauses when it dies, gone when this process is gone. chdb itself locks `folder`, so that two
 * never open it. Where chdb is not installed for this machine it says so once and stays away.
 */
export function embeddedEngine(folder: string, memoryMb: number, log: Log): EmbeddedEngine {
  let child: ChildProcess | undefined
  let address: Address | undefined
  let timer: NodeJS.Timeout | undefined
  let pause = 250
  let ending = false
  let absent = false

  const launch = (): void => {
    const secret = randomBytes(24).toString('base64url')
    const begun = Date.now()
    const one = fork(program, [], {
      execArgv: ['--import', typescript, '--max-old-space-size=256'],
      // A group of its own: Ctrl-C reaches the server first, which then ends the child in order.
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: { PATH: process.env.PATH ?? '', TZ: 'UTC', UV_THREADPOOL_SIZE: '6' },
    })
    child = one
    // Neither the child nor the channel keeps the server alive.
    one.unref()
    one.channel?.unref()
    one.on('message', (raw) => {
      const message = raw as FromChild
      if (message.kind === 'open') {
        address = {
          url: `http://127.0.0.1:${message.port}`,
          username: 'wstc',
          password: secret,
          database: 'wstc',
        }
      } else if (message.kind === 'missing') {
        absent = true
        log.warn({ why: message.why }, 'warehouse away: chdb is not installed for this machine')
      } else log.warn(message, 'warehouse child ends')
    })
    one.on('error', (error) => log.warn({ err: error }, 'warehouse child'))
    one.on('close', (code, signal) => {
      address = undefined
      child = undefined
      if (ending || absent) return
      if (Date.now() - begun > 60_000) pause = 250
      log.warn({ code, signal, againInMs: pause }, 'warehouse child is gone')
      timer = setTimeout(launch, pause)
      timer.unref()
      pause = Math.min(longestPauseMs, pause * 2)
    })
    one.send({ folder, secret, memoryMb } satisfies Opening, () => {})
  }

  return {
    kind: 'embedded',
    address: () => address,
    missing: () => absent,
    pid: () => child?.pid,
    start: () => {
      if (!child && !timer) launch()
    },
    stop: async () => {
      ending = true
      clearTimeout(timer)
      const last = child
      if (!last) return
      const gone = new Promise<void>((resolve) => last.once('close', () => resolve()))
      last.kill('SIGTERM')
      const hard = setTimeout(() => last.kill('SIGKILL'), 5000)
      await gone
      clearTimeout(hard)
    },
  }
}

/** A ClickHouse elsewhere: the address with its login and, as the path, its database. */
export function serverEngine(url: string): Engine {
  const { username, password, pathname, origin } = new URL(url)
  const address: Address = {
    url: origin,
    username: decodeURIComponent(username) || 'default',
    password: decodeURIComponent(password),
    database: pathname.slice(1) || 'wstc',
  }
  return {
    kind: 'server',
    address: () => address,
    missing: () => false,
    start: () => {},
    stop: async () => {},
  }
}

/** No warehouse at all: the product goes on without history in charts. */
export const noEngine: Engine = {
  kind: 'off',
  address: () => undefined,
  missing: () => false,
  start: () => {},
  stop: async () => {},
}
