import { identityContract } from '@wstc/domain/identity/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveIdentity } from '../../src/identity/routes.ts'
import { type Browser, refusalOf } from '../setup/browser.ts'
import { openWorld, type World } from '../setup/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ register: serveIdentity })
})
afterAll(() => world.close())

const cookie = '__Host-wstc'
const clientOf = (browser: Browser) => browser.client(identityContract)
const isIn = async (browser: Browser) => (await clientOf(browser).getSession()).person !== null
const minute = 60_000

test('a session ends after thirty idle minutes', async () => {
  const browser = await world.as('enterprise-admin')
  world.advance(29 * minute)
  expect(await isIn(browser)).toBe(true)
  world.advance(29 * minute)
  expect(await isIn(browser)).toBe(true)
  world.advance(31 * minute)
  expect(await isIn(browser)).toBe(false)
})

test('a session ends after twelve hours, however busy', async () => {
  const browser = await world.as('enterprise-admin')
  for (let n = 0; n < 35; n += 1) {
    world.advance(20 * minute)
    expect(await isIn(browser)).toBe(true)
  }
  world.advance(21 * minute)
  expect(await isIn(browser)).toBe(false)
})

test('a planted or former session token is worth nothing after sign-in', async () => {
  const attacker = await world.as('enterprise-reporter')
  const planted = attacker.cookies.get(cookie)!
  const victim = await world.person('enterprise-admin')
  const browser = world.browser()
  browser.cookies.set(cookie, planted)
  const { login, password } = victim
  await clientOf(browser).signIn({ body: { login, password } })
  expect(browser.cookies.get(cookie)).not.toBe(planted)
  expect(await isIn(attacker)).toBe(false)
})

test('the session cookie cannot be read by scripts, sent in clear or to other hosts', async () => {
  const { login, password } = await world.person('enterprise-admin')
  const reply = await world
    .browser()
    .inject({ method: 'POST', url: '/api/v1/sign-in', payload: { login, password } })
  const text = ([] as string[])
    .concat(reply.headers['set-cookie'] ?? [])
    .find((one) => one.startsWith(`${cookie}=`))
  for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(text).toContain(part)
  expect(text).not.toContain('Domain')
})

test('the database holds no token that would open a session', async () => {
  const browser = await world.as('enterprise-admin')
  const rows = await world.asSystem((tx) =>
    tx.selectFrom('identity_session').select('token_hash').execute(),
  )
  expect(rows.map((row) => row.token_hash)).not.toContain(browser.cookies.get(cookie))
})

test('people see and end their own sessions only', async () => {
  const person = await world.person('enterprise-admin')
  const [here, there] = [await world.session(person), await world.session(person)]
  const stranger = await world.as('enterprise-admin')
  const { items } = await clientOf(here).listSessions()
  expect(items).toHaveLength(2)
  const other = items.find((one) => !one.current)!
  expect(await refusalOf(clientOf(stranger).revokeSession({ params: { session: other.id } }))).toBe(
    'request/not-found',
  )
  expect(await isIn(there)).toBe(true)
  await clientOf(here).revokeSession({ params: { session: other.id } })
  expect(await isIn(there)).toBe(false)
  expect(await isIn(here)).toBe(true)
})

test('a changed password ends every other session, and a weak one is refused', async () => {
  const person = await world.person('enterprise-admin')
  const [here, there] = [await world.session(person), await world.session(person)]
  const change = (password: string) =>
    clientOf(here).changePassword({ body: { current: person.password, password } })
  expect(await refusalOf(change('password1234'))).toBe('identity/weak-password')
  expect(await refusalOf(change(person.password))).toBe('identity/weak-password')
  await change('three quiet lakes at dawn')
  expect(await isIn(here)).toBe(true)
  expect(await isIn(there)).toBe(false)
})

test('signing out ends the session on the server, not only in the browser', async () => {
  const browser = await world.as('enterprise-admin')
  const token = browser.cookies.get(cookie)!
  await clientOf(browser).signOut()
  const copy = world.browser()
  copy.cookies.set(cookie, token)
  expect(await isIn(copy)).toBe(false)
})

test('before the second factor is enrolled nothing but the account itself opens', async () => {
  const person = await world.person('department-officer', 'commerce')
  await world.asSystem((tx) =>
    tx
      .updateTable('identity_credential')
      .set({ totp_secret: null, totp_confirmed_at: null })
      .where('person_id', '=', person.id)
      .execute(),
  )
  const browser = await world.session(person)
  const session = await clientOf(browser).getSession()
  expect(session.step).toBe('enrol')
  expect(session.permissions).toEqual([])
  expect(await refusalOf(clientOf(browser).listPeople())).toBe('identity/finish-setup')
  const { secret } = await clientOf(browser).startSecondFactor({
    body: { password: person.password },
  })
  const { Secret, TOTP } = await import('otpauth')
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate()
  const { recoveryCodes } = await clientOf(browser).confirmSecondFactor({ body: { code } })
  expect(recoveryCodes).toHaveLength(10)
  expect((await clientOf(browser).listPeople()).items.length).toBeGreaterThan(0)

  const lost = world.browser('10.9.9.9')
  const { login, password } = person
  await clientOf(lost).signIn({ body: { login, password } })
  const body = { code: recoveryCodes[0]! }
  expect(await clientOf(lost).verifySecondFactor({ body })).toEqual({ step: 'done' })
  const again = world.browser('10.9.9.8')
  await clientOf(again).signIn({ body: { login, password } })
  expect(await refusalOf(clientOf(again).verifySecondFactor({ body }))).toBe(
    'identity/second-factor-failed',
  )
})

test('a second factor cannot be read from a copy of the database', async () => {
  const person = await world.person('leader')
  const rows = await world.asSystem((tx) =>
    tx.selectFrom('identity_credential').select('totp_secret').execute(),
  )
  expect(JSON.stringify(rows)).not.toContain(person.totp)
})

test('with the demo off, invented people of an earlier demo cannot act', async () => {
  const real = await openWorld({ register: serveIdentity, env: { DEMO: 'off' } })
  try {
    const [invented, own] = [await real.as('enterprise-admin'), await real.as('enterprise-admin')]
    expect(await isIn(invented)).toBe(true)
    await real.asSystem((tx) =>
      tx
        .updateTable('identity_person')
        .set({ synthetic: true })
        .where('id', '=', invented.person.id)
        .execute(),
    )
    expect(await isIn(invented)).toBe(false)
    expect(await isIn(own)).toBe(true)
  } finally {
    await real.close()
  }
})
