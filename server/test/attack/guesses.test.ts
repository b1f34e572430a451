import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { openWorld, type TestPerson, type World } from '../setup/world.ts'

const verified: string[] = []
// Counts the slow comparisons and does them; the time of a machine under test tells nothing.
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>()
  return {
    ...real,
    verify: (known: string, typed: string) => {
      verified.push(typed)
      return real.verify(known, typed)
    },
  }
})

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.close())
afterEach(() => vi.restoreAllMocks())

const signIn = (
  login: string,
  password: string,
  more: Record<string, string> = {},
  address = '10.1.1.1',
) =>
  world.server.inject({
    method: 'POST',
    url: '/api/v1/sign-in',
    headers: more,
    remoteAddress: address,
    payload: { login, password },
  })

const setState = (person: TestPerson, values: object) =>
  world.asSystem((tx) =>
    tx.updateTable('identity_person').set(values).where('id', '=', person.id).execute(),
  )

/** What one request makes the server do: comparisons of secrets, statements to the database. */
async function workOf(ask: () => Promise<{ statusCode: number; body: string }>) {
  await world.asSystem((tx) => tx.deleteFrom('identity_attempt').execute())
  const spy = vi.spyOn(pg.Client.prototype, 'query')
  verified.length = 0
  const reply = await ask()
  const work: { client: unknown; texts: string[] }[] = []
  for (const [index, [first]] of spy.mock.calls.entries()) {
    const text = typeof first === 'string' ? first : ((first as { text?: string })?.text ?? '')
    const said = text.replace(/'[^']*'/g, '?').replace(/\s+/g, ' ')
    const client = spy.mock.contexts[index]
    const open = work.findLast((one) => one.client === client)
    if (open && !said.startsWith('begin')) open.texts.push(said)
    else work.push({ client, texts: [said] })
  }
  // What the server counts by the clock comes whenever it comes.
  const own = work.filter(({ texts }) => !texts.some((text) => text.includes('platform_rate')))
  const statements = own.flatMap(({ texts }) => texts)
  spy.mockRestore()
  const body = reply.body.replace(/"instance":"[^"]*"/, '')
  return { status: reply.statusCode, body, statements, comparisons: verified.length }
}

describe('whether a login exists', () => {
  it('cannot be told from the answer to a sign-in, nor from the work behind it', async () => {
    const known = await world.person('expert')
    const withFactor = await world.person('department-officer', 'commerce')
    const inactive = await world.person('expert')
    await setState(inactive, { state: 'inactive' })
    const invited = await world.person('expert')
    await setState(invited, { state: 'invited' })
    await signIn('warm-up', 'x')
    const device = { cookie: '__Host-wstc-device=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }
    for (const headers of [{}, device]) {
      const nobody = await workOf(() => signIn('nobody-at-all', 'wrong', headers))
      expect(nobody.status).toBe(401)
      expect(nobody.comparisons).toBe(1)
      expect(nobody.statements.length).toBeGreaterThan(3)
      for (const person of [known, withFactor, inactive, invited]) {
        expect(await workOf(() => signIn(person.login, 'wrong', headers))).toEqual(nobody)
      }
    }
    const right = await workOf(() => signIn(inactive.login, inactive.password))
    expect(right.status).toBe(401)
  })

  it('cannot be told from being held up: the same number of guesses is let through', async () => {
    const { login } = await world.person('expert')
    const guesses = async (name: string) => {
      await world.asSystem((tx) => tx.deleteFrom('identity_attempt').execute())
      const statuses: number[] = []
      for (let n = 0; n < 12; n += 1) statuses.push((await signIn(name, `x${n}`)).statusCode)
      return statuses
    }
    const unknown = await guesses('nobody-here')
    expect(unknown).toContain(429)
    expect(await guesses(login)).toEqual(unknown)
    expect(await guesses(login.toUpperCase())).toEqual(unknown)
  })

  it('cannot be told from asking for a new password', async () => {
    const { login } = await world.person('expert')
    const ask = (name: string) =>
      world.server.inject({
        method: 'POST',
        url: '/api/v1/password-resets',
        payload: { login: name },
      })
    const [known, unknown] = [await ask(login), await ask('nobody-at-all')]
    const plain = ({ headers, statusCode, body }: typeof known) => ({
      statusCode,
      body,
      names: Object.keys(headers).sort(),
    })
    expect(plain(known)).toEqual(plain(unknown))
  })
})

/** Guesses that are compared within a day, by somebody who waits exactly as long as told. */
async function guessesOfADay(guess: (n: number) => Promise<{ status: number; wait: number }>) {
  const day = 86_400
  let [passed, compared] = [0, 0]
  for (let n = 0; passed < day && n < 2000; n += 1) {
    const { status, wait } = await guess(n)
    if (status === 429) {
      world.advance(wait * 1000)
      passed += wait
    } else compared += 1
  }
  return compared
}

const outcome = (reply: { statusCode: number; body: string }) => ({
  status: reply.statusCode,
  wait: reply.statusCode === 429 ? (JSON.parse(reply.body).details?.seconds ?? 60) : 0,
})

describe('a patient guesser', () => {
  it('has about a hundred guesses a day at one password, from however many addresses', async () => {
    const { login } = await world.person('expert')
    const one = await guessesOfADay(async (n) =>
      outcome(await signIn(login, `guess ${n}`, {}, `10.2.${n >> 8}.${n & 255}`)),
    )
    expect(one).toBeGreaterThan(3)
    expect(one).toBeLessThan(150)
  }, 120_000)

  it('has about a hundred guesses a day at a code, with the password in hand', async () => {
    const { login, password } = await world.person('department-officer', 'commerce')
    const guesses = await guessesOfADay(async (n) => {
      const remoteAddress = `10.3.${n >> 8}.${n & 255}`
      const first = await signIn(login, password, {}, remoteAddress)
      if (first.statusCode !== 200) return outcome(first)
      const step = first.cookies.find((one) => one.name === '__Host-wstc-step')?.value
      const second = await world.server.inject({
        method: 'POST',
        url: '/api/v1/sign-in/second-factor',
        headers: { cookie: `__Host-wstc-step=${step}` },
        remoteAddress,
        payload: { code: String(100_000 + n) },
      })
      expect(second.statusCode).not.toBe(200)
      return outcome(second)
    })
    expect(guesses).toBeGreaterThan(3)
    expect(guesses).toBeLessThan(150)
  }, 120_000)

  it('finds every wrong link refused in the same words, whatever was wrong with it', async () => {
    const bodies = new Set<string>()
    for (const token of ['a'.repeat(43), 'b'.repeat(43), `${'A'.repeat(20)}`, '0'.repeat(100)]) {
      for (const path of ['invitations/acceptance', 'password-resets/completion']) {
        const reply = await world.server.inject({
          method: 'POST',
          url: `/api/v1/${path}`,
          payload: { token, password: 'a very good password indeed' },
        })
        expect(reply.statusCode).toBe(422)
        bodies.add(reply.body.replace(/"instance":"[^"]*"/, ''))
      }
    }
    expect(bodies.size).toBe(1)
  })
})
