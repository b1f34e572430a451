import { auditContract } from '@wstc/domain/audit/contract'
import { identityContract } from '@wstc/domain/identity/contract'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusalOf } from '../setup/browser.ts'
import { openWorld, type SignedIn, type TestPerson, type World } from '../setup/world.ts'

let world: World
let organisation: string
let admin: SignedIn
const clientOf = (browser: SignedIn) => browser.client(identityContract)
const until = '2018-12-31'
const bodyOf = ({ password }: TestPerson, more: object = {}) => ({
  name: '财务系统',
  scope: 'returns' as const,
  until,
  password,
  ...more,
})
const make = async (maker: SignedIn) =>
  (await clientOf(maker).createApiKey({ body: bodyOf(maker.person) })).key

/** A request as a system sends it: the key and nothing of a browser. */
const send = (key: string, method: string, url: string, more: object = {}) =>
  world.server.inject({
    method: method as 'GET',
    url: `/api/v1${url}`,
    headers: { authorization: `Bearer ${key}`, ...more },
    ...(method === 'GET' ? {} : { payload: {} }),
  })
/** The code of the present half minute, or of another one nearby. */
const codeOf = (secret: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: Date.now() + steps * 30_000,
  })
const asks = async (key: string) => (await send(key, 'GET', '/statistics/returns')).statusCode

beforeAll(async () => {
  world = await openWorld({ day: '2018-04-02' })
  organisation = await world.organisation('enterprise')
  admin = await world.as('enterprise-admin', organisation)
})
afterAll(() => world.close())

test('a key is shown once, kept as a hash, and told apart by its name and ending', async () => {
  const { key, made } = await clientOf(admin).createApiKey({ body: bodyOf(admin.person) })
  expect(key.startsWith('wstc_')).toBe(true)
  expect(made).toMatchObject({ name: '财务系统', ending: key.slice(-4), works: true })
  const { items } = await clientOf(admin).listApiKeys()
  expect(JSON.stringify(items)).not.toContain(key)
  const rows = await world.asSystem((tx) => tx.selectFrom('identity_api_key').selectAll().execute())
  expect(JSON.stringify(rows)).not.toContain(key)
  expect(await asks(key)).toBe(200)
  expect((await clientOf(admin).listApiKeys()).items[0]?.lastUsed).not.toBeNull()
})

test('no endpoint but those named for keys takes one, alone or beside a session', async () => {
  const key = await make(admin)
  const cookie = [...admin.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  let tried = 0
  for (const { name, endpoint } of world.server.served) {
    if (endpoint.key || endpoint.access === 'public') continue
    const url = endpoint.path.replace(/:\w+/g, 'x')
    for (const more of [{}, { cookie, 'x-requested-with': 'wstc' }]) {
      const reply = await send(key, endpoint.method, url, more)
      expect([name, reply.statusCode]).toEqual([name, 401])
      tried += 1
    }
  }
  expect(tried).toBeGreaterThan(200)
})

test('a key needs no sign of a page, and gives no cookie', async () => {
  const key = await make(admin)
  const reply = await send(key, 'POST', '/statistics/returns/nobody/check')
  expect(reply.json().code).toBe('request/invalid')
  expect(reply.headers['set-cookie']).toBeUndefined()
  const session = await send(key, 'GET', '/session')
  expect(session.json().person).toBeNull()
})

test('a key that is wrong, expired or revoked opens nothing', async () => {
  const key = await make(admin)
  for (const wrong of [`${key}x`, key.slice(0, -1), '', 'wstc_', 'x'.repeat(5000)]) {
    const reply = await send(wrong, 'GET', '/statistics/returns')
    expect(reply.json().code).toBe('request/key-refused')
  }
  const { items } = await clientOf(admin).listApiKeys()
  await clientOf(admin).revokeApiKey({ params: { key: items[0]!.id } })
  expect(await asks(key)).toBe(401)
})

test('a key is not made without the password, nor for longer than a year', async () => {
  const client = clientOf(admin)
  const wrong = bodyOf(admin.person, { password: 'not the password at all' })
  expect(await refusalOf(client.createApiKey({ body: wrong }))).toBe('identity/wrong-password')
  for (const day of ['2018-04-02', '2019-06-01']) {
    const body = bodyOf(admin.person, { until: day })
    expect(await refusalOf(client.createApiKey({ body }))).toBe('request/invalid')
  }
})

test('whoever has enrolled a second factor makes a key with a fresh code only', async () => {
  const careful = await world.as('enterprise-admin', organisation)
  const client = clientOf(careful)
  const { password } = careful.person
  const { secret } = await client.startSecondFactor({ body: { password } })
  await client.confirmSecondFactor({ body: { code: codeOf(secret, -1) } })
  expect(await refusalOf(client.createApiKey({ body: bodyOf(careful.person) }))).toBe(
    'request/invalid',
  )
  const body = bodyOf(careful.person, { code: codeOf(secret) })
  expect((await client.createApiKey({ body })).made.works).toBe(true)
  expect(await refusalOf(client.createApiKey({ body }))).toBe('request/invalid')
})

test('nobody but the organisation’s own administrator sees, makes or revokes its keys', async () => {
  await make(admin)
  const own = (await clientOf(admin).listApiKeys()).items[0]!
  const reporter = await world.as('enterprise-reporter', organisation)
  expect(await refusalOf(clientOf(reporter).listApiKeys())).toBe('request/forbidden')
  const stranger = await world.as('enterprise-admin')
  expect((await clientOf(stranger).listApiKeys()).items).toEqual([])
  expect(await refusalOf(clientOf(stranger).revokeApiKey({ params: { key: own.id } }))).toBe(
    'request/not-found',
  )
})

test('a key dies with its maker’s account, role or organisation', async () => {
  const firm = await world.organisation('enterprise')
  const boss = await world.as('enterprise-admin', firm)
  const maker = await world.as('enterprise-admin', firm)
  const [left, demoted] = [await make(maker), await make(boss)]
  const reason = '离职'
  const person = { person: maker.person.id }
  await clientOf(boss).deactivatePerson({ params: person, body: { reason } })
  expect(await asks(left)).toBe(401)
  await clientOf(boss).reactivatePerson({ params: person })
  expect(await asks(left)).toBe(401)
  expect(await asks(demoted)).toBe(200)
  const again = await world.session(maker.person)
  await clientOf(again).revokeRole({
    params: { person: boss.person.id, role: 'enterprise-admin' },
  })
  expect(await asks(demoted)).toBe(401)
  const whole = await make(again)
  expect(await asks(whole)).toBe(200)
  await world.asSystem((tx) =>
    tx.updateTable('identity_organisation').set({ active: false }).where('id', '=', firm).execute(),
  )
  expect(await asks(whole)).toBe(401)
})

test('making and revoking a key, and what it does, is on the record with the key’s id', async () => {
  const auditor = await world.as('audit-admin')
  const { items } = await auditor
    .client(auditContract)
    .listEntries({ query: { action: 'identity.key.created', limit: 5 } })
  expect(items[0]?.details).toMatchObject({ scope: 'returns', until })
  expect(JSON.stringify(items)).not.toContain('wstc_')
})

test('a key ends with its last day', async () => {
  const { key } = await clientOf(admin).createApiKey({
    body: bodyOf(admin.person, { until: '2018-04-03' }),
  })
  world.advance(24 * 3_600_000)
  expect(await asks(key)).toBe(200)
  world.advance(24 * 3_600_000)
  expect(await asks(key)).toBe(401)
})
