import { contracts } from '@wstc/domain/contracts'
import type { Contract } from '@wstc/domain/kernel/endpoint'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type SignedIn, type World } from '../setup/world.ts'

let world: World
let officer: SignedIn
beforeAll(async () => {
  world = await openWorld({ env: { PUBLIC_URL: 'http://localhost:3000' } })
  officer = await world.as('department-officer', 'commerce')
})
afterAll(() => world?.close())

const operations = Object.values(contracts).flatMap((contract) =>
  Object.values(contract as Contract),
)
const writes = operations.filter(({ method }) => method !== 'GET')
const addressOf = (path: string): string => `/api/v1${path.replace(/:\w+/g, '1')}`

const disguises: readonly Readonly<Record<string, string>>[] = [
  { 'x-requested-with': '' },
  { 'x-requested-with': 'XMLHttpRequest' },
  { origin: 'https://elsewhere.example' },
  { origin: 'http://localhost:3001' },
  { origin: 'http://localhost:3000.elsewhere.example' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site', origin: 'http://other.localhost:3000' },
]

describe('another site', () => {
  it.each(disguises)(
    'can make a signed-in browser write nothing, dressed as %j',
    async (headers) => {
      const let_in: string[] = []
      for (const { method, path } of writes) {
        const reply = await officer.inject({
          method: method as 'POST',
          url: addressOf(path),
          headers: { host: 'localhost:3000', ...headers },
        })
        const code = reply.statusCode === 403 ? reply.json().code : reply.statusCode
        if (code !== 'request/cross-site') let_in.push(`${method} ${path}: ${code}`)
      }
      expect(writes.length).toBeGreaterThan(40)
      expect(let_in).toEqual([])
    },
  )

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'cannot sign a browser in to an account of its own with a form of %s',
    async (type) => {
      const { login, password } = await world.person('expert')
      const reply = await world.server.inject({
        method: 'POST',
        url: '/api/v1/sign-in',
        headers: { 'content-type': type, origin: 'https://elsewhere.example' },
        payload: JSON.stringify({ login, password }),
      })
      expect(reply.statusCode).toBeGreaterThanOrEqual(400)
      expect(reply.cookies).toEqual([])
    },
  )

  it('is allowed to read nothing: no reply opens itself to other origins, and no reading writes', async () => {
    for (const { method, path } of operations) {
      const reply = await officer.inject({
        method: 'OPTIONS',
        url: addressOf(path),
        headers: { origin: 'https://elsewhere.example', 'access-control-request-method': method },
      })
      const allowed = Object.keys(reply.headers).filter((name) => /^access-control/.test(name))
      expect(allowed, path).toEqual([])
      expect(reply.statusCode, path).toBe(404)
    }
  })
})

describe('a session', () => {
  it('is never one that was put into the browser beforehand', async () => {
    const person = await world.person('expert')
    const planted = 'AttackerChosenTokenAttackerChosenTokenAttack'
    const browser = world.browser()
    browser.cookies.set('__Host-wstc', planted)
    const payload = { login: person.login, password: person.password }
    await browser.inject({ method: 'POST', url: '/api/v1/sign-in', payload })
    const given = browser.cookies.get('__Host-wstc')
    expect(given).toBeTruthy()
    expect(given).not.toBe(planted)
    const thief = world.browser()
    thief.cookies.set('__Host-wstc', planted)
    expect((await thief.inject({ url: '/api/v1/session' })).json().person).toBeNull()
    await browser.inject({ method: 'POST', url: '/api/v1/sign-in', payload })
    thief.cookies.set('__Host-wstc', given!)
    expect((await thief.inject({ url: '/api/v1/session' })).json().person).toBeNull()
  })
})

describe('what a request says of its host', () => {
  const lies = {
    host: 'evil.example',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'javascript',
    forwarded: 'host=evil.example',
    'x-original-url': '/evil.example',
  }

  it('never becomes a link in a mail', async () => {
    const { login } = await world.person('expert')
    await world.server.inject({
      method: 'POST',
      url: '/api/v1/password-resets',
      headers: lies,
      payload: { login },
    })
    const mails = await world.asSystem((tx) => tx.selectFrom('notices_mail').selectAll().execute())
    const text = JSON.stringify(mails)
    expect(text).toContain('http://localhost:3000/app/reset-password#')
    expect(text).not.toContain('evil.example')
  })

  it('nor what it says of itself changes a reply that a shared cache keeps', async () => {
    const shared = operations.filter(
      ({ cacheSeconds, path }) => cacheSeconds && !path.includes(':'),
    )
    expect(shared.length).toBeGreaterThan(5)
    const variants = [lies, { 'x-language': 'en' }, { cookie: 'wstc_lang=en; wstc_theme=dark' }]
    for (const { path, file } of shared) {
      const url = addressOf(path)
      const plain = await world.server.inject(url)
      expect(plain.headers['cache-control'], path).toMatch(/^public, max-age=/)
      expect(plain.headers['set-cookie'], path).toBeUndefined()
      if (file) continue
      for (const headers of variants) {
        const { body } = await world.server.inject({ url, headers })
        expect(body === plain.body, `${path} ${JSON.stringify(headers)}`).toBe(true)
      }
      expect((await officer.inject({ url })).body === plain.body, path).toBe(true)
      const refused = await world.server.inject(`${url}?limit=%00&unknown=1`)
      if (refused.statusCode >= 400) expect(refused.headers['cache-control']).toBe('no-store')
    }
  })
})
