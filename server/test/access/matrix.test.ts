import { contracts } from '@wstc/domain/contracts'
import { type Role, roleNames } from '@wstc/domain/identity/roles'
import type { Contract, Endpoint } from '@wstc/domain/kernel/endpoint'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from '../setup/browser.ts'
import { openWorld, type World } from '../setup/world.ts'
import { policy } from './policy.ts'

let world: World
const browsers = new Map<Role | 'anonymous', Browser>()

beforeAll(async () => {
  world = await openWorld()
  for (const role of roleNames) browsers.set(role, await world.as(role))
  browsers.set('anonymous', world.browser())
})
afterAll(() => world.close())

const operations = Object.entries(contracts).flatMap(([context, contract]) =>
  Object.entries(contract as Contract).map(
    ([name, endpoint]) => [`${context}.${name}`, endpoint] as const,
  ),
)

/** Acts that would end the session or lock the account that the rest of the row needs. */
const endsSession = new Set(['identity.signOut', 'identity.revokeOtherSessions'])

/** An address whose parts exist nowhere, so that nothing is changed by asking. */
const nowhere = (endpoint: Endpoint): string =>
  `/api/v1${endpoint.path.replace(/:(\w+)/g, (_, name) => (/^(number|task|version)$/.test(name) ? '9999' : 'nowhere'))}`

async function refusalOf(browser: Browser, endpoint: Endpoint): Promise<string | undefined> {
  const reply = await browser.inject({
    method: endpoint.method,
    url: nowhere(endpoint),
    ...(endpoint.body ? { payload: {} } : {}),
  })
  expect(reply.statusCode, `${endpoint.method} ${endpoint.path}`).toBeLessThan(500)
  const json = String(reply.headers['content-type']).includes('problem+json')
  return json ? (reply.json() as { code: string }).code : undefined
}

const closed = ['request/forbidden', 'request/sign-in-required']

describe('who may call what', () => {
  it('the policy names every operation that is served, and no other', () => {
    const served = world.server.served.map((one) => one.name).sort()
    expect(Object.keys(policy).sort()).toEqual(served)
    expect(operations.map(([name]) => name).sort()).toEqual(served)
  })

  it.each(operations)('%s', async (name, endpoint) => {
    const callers = policy[name]!
    const wrong: string[] = []
    for (const [role, browser] of browsers) {
      if (endsSession.has(name) && role !== 'anonymous') continue
      const refusal = await refusalOf(browser, endpoint)
      const isOpen = !refusal || !closed.includes(refusal)
      const shouldBe =
        callers === 'anyone' ||
        (role !== 'anonymous' && (callers === 'signed-in' || callers.includes(role)))
      if (isOpen !== shouldBe) wrong.push(`${role}: ${refusal ?? 'let in'}`)
      if (!shouldBe && role === 'anonymous' && refusal !== 'request/sign-in-required') {
        wrong.push(`anonymous: ${refusal}`)
      }
    }
    expect(wrong).toEqual([])
  })
})
