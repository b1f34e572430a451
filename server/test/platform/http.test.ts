import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type SignedIn, type World } from '../setup/world.ts'

let world: World
let officer: SignedIn
beforeAll(async () => {
  world = await openWorld()
  officer = await world.as('department-officer', 'commerce')
})
afterAll(() => world.close())

const draft = '/api/v1/desk/drafts/http-test'
const save = (headers: Record<string, string>) =>
  officer.inject({
    method: 'PUT',
    url: draft,
    headers: { 'if-match': '"0"', ...headers },
    payload: { formVersion: '1', values: {} },
  })

describe('answers', () => {
  it('carry the strict policy with a nonce of their own', async () => {
    const [one, two] = await Promise.all(
      [1, 2].map(() => world.server.inject({ url: '/api/v1/plan/summary' })),
    )
    const policy = String(one!.headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toContain('unsafe')
    expect(policy).toMatch(/style-src 'self' 'nonce-[A-Za-z0-9+/=]{20,}'/)
    expect(policy).not.toBe(two!.headers['content-security-policy'])
    expect(one!.headers['x-content-type-options']).toBe('nosniff')
    expect(one!.headers['x-frame-options']).toBe('DENY')
    expect(one!.headers['x-request-id']).toBeTruthy()
  })

  it('of what is private are never kept by a cache', async () => {
    const reply = await officer.inject({ url: '/api/v1/session' })
    expect(reply.headers['cache-control']).toBe('no-store')
  })

  it('speak the reader’s language in problems, and name the field', async () => {
    const ask = (language: string) =>
      world.server.inject({
        method: 'POST',
        url: '/api/v1/sign-in',
        headers: { 'accept-language': language },
        payload: { login: 'x', extra: 1 },
      })
    const zh = await ask('zh-CN')
    expect(zh.statusCode).toBe(400)
    expect(zh.headers['content-type']).toContain('application/problem+json')
    expect(zh.json()).toMatchObject({ code: 'request/invalid', status: 400 })
    const fields = zh.json().fields as { path: string; code: string; message: string }[]
    expect(fields).toContainEqual({ path: 'password', code: 'field/required', message: '此项必填' })
    expect(fields.map((one) => one.code)).toContain('field/unknown')
    expect((await ask('en-GB')).json().fields[0].message).toBe('This is required')
  })

  it.each([
    ['broken JSON', { payload: '{', headers: { 'content-type': 'application/json' } }, 400],
    ['another type', { payload: 'a=b', headers: { 'content-type': 'text/xml' } }, 415],
    ['a body above the limit', { payload: { login: 'x'.repeat(1_100_000), password: 'x' } }, 413],
  ])('to %s are a plain refusal without a trace of the inside', async (_, options, status) => {
    const reply = await world.server.inject({ method: 'POST', url: '/api/v1/sign-in', ...options })
    expect(reply.statusCode).toBe(status)
    expect(reply.headers['content-type']).toContain('application/problem+json')
    expect(reply.body).not.toMatch(/at \w+ \(|node_modules|SyntaxError/)
  })

  it.each([
    ['/api/v1/no-such-thing', 404],
    ['/api/v1/plan/tasks/%00', 400],
    ['/api/v1/plan/tasks/999999999999', 400],
    ['/api/v1/plan/tasks?light=purple', 400],
    ['/api/v1/plan/tasks?unknown=1', 400],
    ['/api/v1/plan/targets?asOf=2018-02-30', 400],
    ['/api/v1/%E0%A4%A', 400],
  ])('to %s are %i', async (url, status) => {
    const reply = await world.server.inject({ url })
    expect(reply.statusCode).toBe(status)
    expect(reply.json()).toMatchObject({ status })
  })
})

describe('compression', () => {
  const ask = (url: string, encoding: string, person = false) =>
    (person ? officer : world.server).inject({ url, headers: { 'accept-encoding': encoding } })

  it('makes open data small without changing it', async () => {
    const plain = await ask('/api/v1/plan/tasks', 'identity')
    expect(plain.headers['content-encoding']).toBeUndefined()
    const br = await ask('/api/v1/plan/tasks', 'gzip, br')
    expect(br.headers['content-encoding']).toBe('br')
    expect(br.headers.vary).toContain('accept-encoding')
    expect(brotliDecompressSync(br.rawPayload).toString()).toBe(plain.body)
    expect(br.rawPayload.length).toBeLessThan(plain.rawPayload.length / 3)
    const gz = await ask('/api/v1/plan/tasks', 'gzip, br;q=0')
    expect(gunzipSync(gz.rawPayload).toString()).toBe(plain.body)
  })

  it('keeps off the replies of signed-in people, whose length would tell', async () => {
    const own = await ask('/api/v1/plan/tasks', 'br', true)
    expect(own.statusCode).toBe(200)
    expect(own.headers['content-encoding']).toBeUndefined()
  })
})

describe('writes', () => {
  it('pass from the own pages', async () => {
    expect((await save({})).statusCode).toBeLessThan(300)
  })

  it.each([
    ['without the header that forms cannot set', { 'x-requested-with': '' }],
    ['from another origin', { origin: 'https://evil.example' }],
    ['that the browser calls cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['from an origin that is no address', { origin: 'null' }],
  ])('%s are refused', async (_, headers) => {
    const reply = await save(headers)
    expect(reply.statusCode).toBe(403)
    expect(reply.json().code).toBe('request/cross-site')
  })
})

describe('limits', () => {
  it('hold per person: one caller’s haste does not stop another', async () => {
    const small = await openWorld({ env: { RATE_PER_MINUTE: '5' } })
    try {
      const [hasty, other] = [await small.as('leader'), await small.as('leader')]
      const codes = []
      for (let n = 0; n < 7; n += 1)
        codes.push((await hasty.inject({ url: '/api/v1/notices/count' })).statusCode)
      expect(codes).toEqual([200, 200, 200, 200, 200, 429, 429])
      const refused = await hasty.inject({ url: '/api/v1/notices/count' })
      expect(refused.json().code).toBe('request/rate-limited')
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
      expect((await other.inject({ url: '/api/v1/notices/count' })).statusCode).toBe(200)
    } finally {
      await small.close()
    }
  })
})

describe('the machine’s own addresses', () => {
  it('metrics are for this machine, or for the holder of the token, and for nobody else', async () => {
    const from = (remoteAddress: string, headers = {}) =>
      world.server.inject({ url: '/metrics', remoteAddress, headers })
    expect((await from('127.0.0.1')).body).toContain('wstc_request_seconds')
    expect((await from('10.1.2.3')).statusCode).toBe(404)
    expect((await from('127.0.0.1', { 'x-forwarded-for': '10.1.2.3' })).statusCode).toBe(404)
    const token = 'a-token-of-the-tests'
    const guarded = await openWorld({ env: { METRICS_TOKEN: token } })
    try {
      const ask = (authorization?: string) =>
        guarded.server.inject({ url: '/metrics', headers: authorization ? { authorization } : {} })
      expect((await ask()).statusCode).toBe(404)
      expect((await ask('Bearer wrong')).statusCode).toBe(404)
      expect((await ask(`Bearer ${token}`)).statusCode).toBe(200)
    } finally {
      await guarded.close()
    }
  })

  it('health and readiness answer without sign-in', async () => {
    expect((await world.server.inject({ url: '/healthz' })).statusCode).toBe(200)
    expect((await world.server.inject({ url: '/readyz' })).json()).toMatchObject({ status: 'ok' })
  })
})
