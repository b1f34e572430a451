import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Secret, TOTP } from 'otpauth'
import { inject } from 'vitest'
import type { TestPerson, World } from './world.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

export interface Reply {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: any reply of the API
  readonly body: any
}

/** A whole server in a process of its own, on the database, keys and files of a world. */
export interface ChildServer {
  readonly name: string
  /** One bare request as the web would send it. */
  ask(
    method: string,
    path: string,
    options?: { cookie?: string; body?: unknown; headers?: Record<string, string> },
  ): Promise<Reply>
  /** Signs in, with the second factor where the person has one; answers the cookies. */
  signIn(person: TestPerson): Promise<string>
  /** What it has printed so far. */
  output(): string
  /** Its own folder, there until it is stopped. */
  readonly dataDir: string
  readonly origin: string
  kill(): Promise<void>
  /** Ends it where it lives, and removes its folder. */
  stop(): Promise<void>
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

/** Starts one from the program in `from`; its connections carry `name` as their application. */
export async function startChild(
  world: World,
  name: string,
  env: Readonly<Record<string, string>> = {},
  from = root,
): Promise<ChildServer> {
  const shared = world.platform.config.dataDir
  const dataDir = mkdtempSync(join(tmpdir(), `wstc-${name}-`))
  for (const folder of ['keys', 'files']) {
    mkdirSync(join(shared, folder), { recursive: true, mode: 0o700 })
    symlinkSync(join(shared, folder), join(dataDir, folder))
  }
  const url = new URL(world.platform.config.databaseUrl!)
  const owner = new URL(inject('cluster').adminUrl)
  owner.pathname = url.pathname
  url.searchParams.set('application_name', name)
  const port = await freePort()
  const { VITEST: _vitest, NODE_ENV: _env, NODE_OPTIONS: _options, ...rest } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/src/main.ts'], {
    cwd: from,
    env: {
      ...rest,
      PORT: String(port),
      DATA_DIR: dataDir,
      DATABASE_URL: url.href,
      MIGRATION_DATABASE_URL: owner.href,
      PUBLIC_URL: 'http://localhost:3000',
      DEMO: 'off',
      WAREHOUSE: 'off',
      LOG_LEVEL: 'error',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => {
      output += part
    })
  }
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const exited = once(child, 'exit')
      child.kill(signal)
      await exited
    }
  }
  for (;;) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined)
    await ready?.body?.cancel()
    if (ready?.ok) break
    if (child.exitCode !== null) throw new Error(`The server ${name} did not start\n${output}`)
    await sleep(50)
  }
  const ask: ChildServer['ask'] = async (method, path, { cookie = '', body, headers } = {}) => {
    const reply = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
      method,
      headers: {
        'x-requested-with': 'wstc',
        cookie,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await reply.text()
    return { status: reply.status, headers: reply.headers, body: text ? JSON.parse(text) : null }
  }
  const cookiesOf = (reply: Reply): string =>
    reply.headers
      .getSetCookie()
      .map((one) => one.split(';')[0]!)
      .join('; ')
  return {
    name,
    ask,
    output: () => output,
    dataDir,
    origin: `http://127.0.0.1:${port}`,
    signIn: async ({ login, password, totp }) => {
      const first = await ask('POST', '/sign-in', { body: { login, password } })
      if (first.status !== 200) throw new Error(`${login}: ${JSON.stringify(first.body)}`)
      if (!totp) return cookiesOf(first)
      const code = new TOTP({ secret: Secret.fromBase32(totp) }).generate()
      const second = await ask('POST', '/sign-in/second-factor', {
        cookie: cookiesOf(first),
        body: { code },
      })
      if (second.status !== 200) throw new Error(`${login}: ${JSON.stringify(second.body)}`)
      return cookiesOf(second)
    },
    kill: () => end('SIGKILL'),
    stop: async () => {
      await end('SIGTERM')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
