import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from '../../scripts/paths.mjs'
import { type DemoAccount, removeData } from '../harness/product.ts'
import { totp, totpStep } from '../harness/totp.ts'

export interface MeasuredServer {
  readonly origin: string
  readonly port: number
  /** Resident memory of its process in megabytes; none where the system does not tell. */
  memory(): number
  /** Seconds of processor time that its process has used; 0 where the system does not tell. */
  processor(): number
  /** A session of the demo account with this role, as the value of a `cookie` header. */
  signIn(role: string): Promise<string>
  stop(): Promise<void>
}

/** Waits for the jobs that make the demo: their work would be counted as the load's. */
async function untilCalm(origin: string): Promise<void> {
  for (let calm = 0; calm < 3; await sleep(1000)) {
    const metrics = await fetch(`${origin}/metrics`).then((reply) => reply.text())
    calm = metrics.includes('\nwstc_jobs_at_work 0\n') ? calm + 1 : 0
  }
}

/** The product in a process of its own, with its own database, without pages and warehouse. */
export async function startMeasured(
  port: number,
  prefix: readonly string[],
): Promise<MeasuredServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'wstc-overload-'))
  const origin = `http://127.0.0.1:${port}`
  const command = [...prefix, process.execPath, '--import', 'tsx', 'server/src/main.ts']
  const child = spawn(command[0]!, command.slice(1), {
    cwd: root,
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: origin,
      DATA_DIR: dataDir,
      WAREHOUSE: 'off',
      LOG_LEVEL: 'error',
      DEMO_ENTERPRISES: '120',
      DEMO_MONTHS: '14',
      // The limit for each caller is not what is measured; all callers here are a few people.
      RATE_PER_MINUTE: '100000000',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const stop = async (): Promise<void> => {
    if (child.exitCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    removeData(dataDir)
  }
  for (let left = 1200; ; left -= 1) {
    const answer = await fetch(`${origin}/readyz`).catch(() => undefined)
    await answer?.body?.cancel()
    if (answer?.ok) break
    if (child.exitCode !== null || left === 0) {
      await stop()
      throw new Error('The server did not start')
    }
    await sleep(100)
  }
  await untilCalm(origin)
  const accounts = JSON.parse(
    readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8'),
  ) as DemoAccount[]
  const post = async (path: string, body: object, cookie = '') => {
    const reply = await fetch(`${origin}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-requested-with': 'wstc', cookie },
      body: JSON.stringify(body),
    })
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
    return reply.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ')
  }
  return {
    origin,
    port,
    memory: () => {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
        return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
      } catch {
        return 0
      }
    },
    processor: () => {
      try {
        const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
        return (Number(fields[11]) + Number(fields[12])) / 100
      } catch {
        return 0
      }
    },
    signIn: async (role) => {
      const account = accounts.find((one) => one.role === role)
      if (!account) throw new Error(`No demo account with the role ${role}`)
      const first = await post('/sign-in', { login: account.user, password: account.password })
      if (!account.totp) return first
      const code = totp(account.totp, totpStep(new Date()))
      return post('/sign-in/second-factor', { code }, first)
    },
    stop,
  }
}
