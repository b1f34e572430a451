import { identityContract } from '@wstc/domain/identity/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveIdentity } from '../../src/identity/routes.ts'
import type { Browser } from '../setup/browser.ts'
import { openWorld, type World } from '../setup/world.ts'
import { clientId, clientSecret, startProvider, type TestProvider } from './provider.ts'

const callback = 'http://localhost:3000/api/v1/sign-in/oidc/callback'
let provider: TestProvider
let world: World
beforeAll(async () => {
  provider = await startProvider(callback)
  world = await openWorld({
    register: serveIdentity,
    env: {
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: clientId,
      OIDC_CLIENT_SECRET: clientSecret,
    },
  })
})
afterAll(async () => {
  await world.close()
  await provider.close()
})

async function begin(browser: Browser, back = '/plan'): Promise<string> {
  const url = `/api/v1/sign-in/oidc/start?${new URLSearchParams({ back })}`
  const reply = await browser.inject({ method: 'GET', url })
  return String(reply.headers.location)
}
async function comeBack(browser: Browser, location: string): Promise<string> {
  const reply = await browser.inject({
    method: 'GET',
    url: location.slice('http://localhost:3000'.length),
  })
  return String(reply.headers.location)
}
const walk = async (browser: Browser, account: string, back?: string) =>
  comeBack(browser, await provider.signIn(await begin(browser, back), account))
/** The page of the app that tells why. */
const refusedAs = (why: string) => `/app/sign-in?problem=identity%2Foidc-${why}`
const whoIs = async (browser: Browser) =>
  (await browser.client(identityContract).getSession()).person?.id

test('a person known by a verified mail address signs in through the city, and comes back', async () => {
  const person = await world.person('enterprise-admin')
  const browser = world.browser()
  expect(await walk(browser, person.email, '/plan/tasks?x=1')).toBe('/plan/tasks?x=1')
  expect(await whoIs(browser)).toBe(person.id)
  expect((await browser.client(identityContract).getSession()).roles).toEqual(['enterprise-admin'])
})

test('the stored subject still finds the person when the mail address has changed', async () => {
  const person = await world.person('enterprise-admin')
  await walk(world.browser(), person.email)
  await world.asSystem((tx) =>
    tx
      .updateTable('identity_person')
      .set({ email: 'changed@example.test' })
      .where('id', '=', person.id)
      .execute(),
  )
  const browser = world.browser()
  await walk(browser, person.email)
  expect(await whoIs(browser)).toBe(person.id)
})

test('a role that needs a second factor is still asked for it', async () => {
  const person = await world.person('department-head', 'commerce')
  const browser = world.browser()
  expect(await walk(browser, person.email)).toBe('/app/sign-in?step=second-factor&back=%2Fplan')
  expect(await whoIs(browser)).toBeUndefined()
})

test('the provider makes no account and gives no right', async () => {
  const browser = world.browser()
  expect(await walk(browser, 'stranger@example.test')).toBe(refusedAs('unknown'))
  expect(await whoIs(browser)).toBeUndefined()
})

test('an unverified mail address takes over nobody’s account', async () => {
  const person = await world.person('enterprise-admin')
  const email = `unverified-${person.login}@example.test`
  await world.asSystem((tx) =>
    tx.updateTable('identity_person').set({ email }).where('id', '=', person.id).execute(),
  )
  const browser = world.browser()
  expect(await walk(browser, email)).toBe(refusedAs('unknown'))
})

test('an answer that another browser asked for, or that comes twice, is refused', async () => {
  const person = await world.person('enterprise-admin')
  const attacker = world.browser()
  const location = await provider.signIn(await begin(attacker), person.email)
  const victim = world.browser()
  await begin(victim)
  expect(await comeBack(victim, location)).toBe(refusedAs('failed'))
  expect(await whoIs(victim)).toBeUndefined()
  await comeBack(attacker, location)
  expect(await comeBack(attacker, location)).toBe(refusedAs('failed'))
})

test('the way back never leaves this site', async () => {
  for (const back of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:1',
  ]) {
    const person = await world.person('enterprise-admin')
    expect(await walk(world.browser(), person.email, back)).toBe('/')
  }
})
