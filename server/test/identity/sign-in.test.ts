import { identityContract } from '@wstc/domain/identity/contract'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveIdentity } from '../../src/identity/routes.ts'
import { type Browser, refusalOf } from '../setup/browser.ts'
import { openWorld, type TestPerson, type World } from '../setup/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ register: serveIdentity })
})
afterAll(() => world.close())

let addresses = 0
const freshAddress = () => {
  addresses += 1
  return `10.0.0.${addresses}`
}
const clientOf = (browser: Browser) => browser.client(identityContract)
const codeOf = (person: TestPerson, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(person.totp!) }).generate({
    timestamp: Date.now() + steps * 30_000,
  })
const right = ({ login, password }: TestPerson) => ({ body: { login, password } })
const wrong = ({ login }: { login: string }) => ({ body: { login, password: 'not the password' } })
const cookieOf = (browser: Browser) => browser.cookies.get('__Host-wstc')

async function signInFully(browser: Browser, person: TestPerson, steps = 0) {
  const first = await clientOf(browser).signIn(right(person))
  if (first.step !== 'second-factor') return first
  return clientOf(browser).verifySecondFactor({ body: { code: codeOf(person, steps) } })
}

test('an enterprise signs in with a password, and sees who it is', async () => {
  const person = await world.person('enterprise-admin')
  const browser = world.browser(freshAddress())
  expect(await clientOf(browser).signIn(right(person))).toEqual({ step: 'done' })
  const session = await clientOf(browser).getSession()
  expect(session).toMatchObject({
    step: 'done',
    person: { id: person.id },
    organisation: { id: person.organisation, kind: 'enterprise' },
    audience: 'enterprise',
    roles: ['enterprise-admin'],
  })
  expect(session.permissions).toContain('identity.people.manage')
})

test('the login does not depend on case', async () => {
  const person = await world.person('enterprise-admin')
  const browser = world.browser(freshAddress())
  const body = { login: person.login.toUpperCase(), password: person.password }
  expect(await clientOf(browser).signIn({ body })).toEqual({ step: 'done' })
})

test('a password alone opens nothing where a second factor is enrolled', async () => {
  const person = await world.person('department-officer', 'commerce')
  const browser = world.browser(freshAddress())
  expect(await clientOf(browser).signIn(right(person))).toEqual({ step: 'second-factor' })
  expect(cookieOf(browser)).toBeUndefined()
  expect((await clientOf(browser).getSession()).person).toBeNull()
  const code = codeOf(person)
  expect(await clientOf(browser).verifySecondFactor({ body: { code } })).toEqual({ step: 'done' })
  expect((await clientOf(browser).getSession()).audience).toBe('officer')
})

test('a code that was seen once cannot be replayed', async () => {
  const person = await world.person('leader')
  const code = codeOf(person)
  const first = world.browser(freshAddress())
  await clientOf(first).signIn(right(person))
  await clientOf(first).verifySecondFactor({ body: { code } })
  const thief = world.browser(freshAddress())
  await clientOf(thief).signIn(right(person))
  expect(await refusalOf(clientOf(thief).verifySecondFactor({ body: { code } }))).toBe(
    'identity/second-factor-failed',
  )
})

test('guessing codes is slowed down', async () => {
  const person = await world.person('bank-officer')
  const browser = world.browser(freshAddress())
  await clientOf(browser).signIn(right(person))
  const code = codeOf(person) === '000000' ? '000001' : '000000'
  const guess = () => refusalOf(clientOf(browser).verifySecondFactor({ body: { code } }))
  for (let n = 0; n < 5; n += 1) expect(await guess()).toBe('identity/second-factor-failed')
  expect(await guess()).toBe('identity/locked')
})

test('an unknown login and a wrong password answer alike, so nobody can list accounts', async () => {
  const person = await world.person('enterprise-admin')
  const [known, unknown] = [world.browser(freshAddress()), world.browser(freshAddress())]
  const answers: string[][] = [[], []]
  for (let n = 0; n < 7; n += 1) {
    const pairs = [
      [known, person.login],
      [unknown, 'nobody-of-this-name'],
    ] as const
    for (const [place, [browser, login]] of pairs.entries()) {
      const reply = await browser.inject({
        method: 'POST',
        url: '/api/v1/sign-in',
        payload: wrong({ login }).body,
      })
      const { instance: _, ...body } = reply.json()
      answers[place]!.push(JSON.stringify([reply.statusCode, body, reply.cookies]))
    }
  }
  expect(answers[0]).toEqual(answers[1])
})

test('a stranger’s failures do not lock the owner out, here or on a known device', async () => {
  const person = await world.person('enterprise-admin')
  const home = world.browser(freshAddress())
  await signInFully(home, person)
  await clientOf(home).signOut()
  const stranger = world.browser(freshAddress())
  for (let n = 0; n < 5; n += 1) await refusalOf(clientOf(stranger).signIn(wrong(person)))
  expect(await refusalOf(clientOf(stranger).signIn(right(person)))).toBe('identity/locked')
  const elsewhere = world.browser(freshAddress())
  expect(await clientOf(elsewhere).signIn(right(person))).toEqual({ step: 'done' })
  for (let n = 0; n < 25; n += 1) {
    await refusalOf(clientOf(world.browser(freshAddress())).signIn(wrong(person)))
  }
  const fresh = world.browser(freshAddress())
  expect(await refusalOf(clientOf(fresh).signIn(right(person)))).toBe('identity/locked')
  expect(await clientOf(home).signIn(right(person))).toEqual({ step: 'done' })
})

test('a lock ends by itself within a quarter of an hour, and at once by the administrator', async () => {
  const person = await world.person('enterprise-admin')
  const browser = world.browser(freshAddress())
  for (let n = 0; n < 30; n += 1) {
    await refusalOf(clientOf(world.browser(freshAddress())).signIn(wrong(person)))
  }
  expect(await refusalOf(clientOf(browser).signIn(right(person)))).toBe('identity/locked')
  world.advance(15 * 60_000 + 1000)
  expect(await clientOf(browser).signIn(right(person))).toEqual({ step: 'done' })

  const other = await world.person('enterprise-admin')
  for (let n = 0; n < 30; n += 1) {
    await refusalOf(clientOf(world.browser(freshAddress())).signIn(wrong(other)))
  }
  const admin = await world.as('system-admin')
  await clientOf(admin).unlockAccount({ params: { person: other.id } })
  const next = world.browser(freshAddress())
  expect(await clientOf(next).signIn(right(other))).toEqual({ step: 'done' })
})

test('guesses sent side by side are counted as well', async () => {
  const person = await world.person('enterprise-admin')
  const browser = world.browser(freshAddress())
  const codes = await Promise.all(
    Array.from({ length: 12 }, () => refusalOf(clientOf(browser).signIn(wrong(person)))),
  )
  const tried = codes.filter((code) => code === 'identity/sign-in-failed').length
  expect(tried).toBe(5)
  expect(await refusalOf(clientOf(browser).signIn(right(person)))).toBe('identity/locked')
})

test('an account or organisation out of use cannot sign in, and its sessions end', async () => {
  const manager = await world.as('enterprise-admin')
  const person = await world.person('enterprise-reporter', manager.person.organisation)
  const session = await world.session(person)
  await clientOf(manager).deactivatePerson({
    params: { person: person.id },
    body: { reason: '离职' },
  })
  expect((await clientOf(session).getSession()).person).toBeNull()
  expect(await refusalOf(clientOf(world.browser(freshAddress())).signIn(right(person)))).toBe(
    'identity/sign-in-failed',
  )
})
