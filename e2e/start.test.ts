import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { root } from '../scripts/paths.mjs'
import { type Product, removeData, startProduct } from './harness/product.ts'
import { totp, totpStep } from './harness/totp.ts'

const folders: string[] = []
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'wstc-start-'))
  folders.push(made)
  return made
}
afterAll(() => {
  for (const one of folders) removeData(one)
})

/** A caller that keeps its cookies, without a browser. */
function openCaller({ origin }: Product) {
  const cookies = new Map<string, string>()
  return async (method: string, path: string, body?: unknown) => {
    const reply = await fetch(`${origin}/api/v1${path}`, {
      method,
      headers: {
        'x-requested-with': 'wstc',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(method === 'PUT' ? { 'if-match': '"0"' } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    for (const line of reply.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0]!.split('=') as [string, string]
      cookies.set(name, value)
    }
    return { status: reply.status, body: reply.status === 204 ? undefined : await reply.json() }
  }
}

async function signIn(product: Product, role: string) {
  const account = product.accounts.find((one) => one.role === role)!
  const call = openCaller(product)
  await call('POST', '/sign-in', { login: account.user, password: account.password })
  if (account.totp)
    await call('POST', '/sign-in/second-factor', { code: totp(account.totp, totpStep(new Date())) })
  return call
}

/** Starts the server where it is expected to refuse. */
const refuse = (env: Record<string, string>) =>
  spawnSync(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', VITEST: '', ...env },
    encoding: 'utf8',
    timeout: 60_000,
  })

describe('the server', () => {
  it('killed under way starts again with what it acknowledged, the same accounts and the same clock', async () => {
    const dataDir = folder()
    const first = await startProduct({ dataDir })
    const call = await signIn(first, 'enterprise-admin')
    const draft = { formVersion: '1', values: { note: '没有丢失' } }
    expect((await call('PUT', '/desk/drafts/kept', draft)).status).toBe(200)
    const printed = first.accounts.map((one) => one.password)
    await first.kill()

    const second = await startProduct({ dataDir })
    try {
      expect(second.accounts.map((one) => one.password)).toEqual(printed)
      expect(second.output()).not.toContain(printed[0])
      const again = await signIn(second, 'enterprise-admin')
      expect((await again('GET', '/desk/drafts/kept')).body).toMatchObject({
        draft: { values: draft.values },
      })
      const { body } = await again('GET', '/plan/summary')
      expect(body.asOf >= '2018-04-16').toBe(true)
      expect(body.counts.tasks).toBe(40)
    } finally {
      await second.stop()
    }
  })

  it('writes what must stay secret for its owner only, and no secret into its log', async () => {
    const dataDir = folder()
    const product = await startProduct({ dataDir, env: { LOG_LEVEL: 'debug' } })
    try {
      expect(statSync(join(dataDir, 'demo-accounts.json')).mode & 0o077).toBe(0)
      expect(statSync(join(dataDir, 'postgres.secret')).mode & 0o077).toBe(0)
      const call = await signIn(product, 'leader')
      expect((await call('GET', '/session')).body.person).not.toBeNull()
      const secret = readFileSync(join(dataDir, 'postgres.secret'), 'utf8').trim()
      expect(product.output()).not.toContain(secret)
      const later = product.output().split('ready after')[1] ?? ''
      for (const { password, totp: seed } of product.accounts) {
        expect(later).not.toContain(password)
        if (seed) expect(later).not.toContain(seed)
      }
      const second = refuse({ DATA_DIR: dataDir, PORT: '0' })
      expect(second.status).toBe(2)
      expect(second.stderr).toContain('is in use by the server')
      const taken = refuse({ DATA_DIR: folder(), PORT: new URL(product.origin).port })
      expect(taken.status).toBe(1)
      expect(taken.stderr).toContain('set PORT to a free one')
    } finally {
      await product.stop()
    }
  })

  it('without the demo begins empty, with three administrators and the real clock', async () => {
    const product = await startProduct({ env: { DEMO: 'off' } })
    try {
      expect(product.accounts).toEqual([])
      for (const role of ['system-admin', 'security-admin', 'audit-admin']) {
        expect(product.output()).toContain(role)
      }
      const call = openCaller(product)
      const { body } = await call('GET', '/session')
      expect(body.demo.on).toBe(false)
      expect(Math.abs(Date.parse(body.demo.today) - Date.now())).toBeLessThan(2 * 86_400_000)
      const summary = (await call('GET', '/plan/summary')).body
      expect(summary.counts.tasks).toBe(40)
      expect(summary.synthetic).toBe(false)
    } finally {
      await product.stop()
    }
  })

  it.each([
    [{ PORT: 'http' }, 'PORT="http"'],
    [{ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }, 'ECONNREFUSED'],
    [{ CITY: 'atlantis' }, 'atlantis'],
  ])('with %o ends with a line that says what is wrong', (env, words) => {
    const reply = refuse({ DATA_DIR: folder(), ...env })
    expect(reply.status).toBeGreaterThan(0)
    expect(reply.stderr).toContain(words)
    expect(reply.stderr.trim().split('\n').length).toBeLessThan(4)
  })
})
