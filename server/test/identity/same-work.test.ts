import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { hashToken, newToken } from '../../src/identity/secrets.ts'
import { openWorld, type World } from '../setup/world.ts'

/** Whether a link was ever good is not to be had from what answering takes: work is counted. */
let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.close())

const hour = 3_600_000

async function linkOf(
  person: string,
  purpose: 'invitation' | 'reset',
  values: { used?: boolean; over?: boolean },
): Promise<string> {
  const token = newToken()
  const now = world.platform.clock.now()
  await world.asSystem((tx) =>
    tx
      .insertInto('identity_token')
      .values({
        token_hash: hashToken(token),
        person_id: person,
        purpose,
        created_at: new Date(now.getTime() - 2 * hour),
        created_by: null,
        expires_at: new Date(now.getTime() + (values.over ? -hour : hour)),
        used_at: values.used ? now : null,
      })
      .execute(),
  )
  return token
}

/** The statements that answering `token` takes, and the answer. */
async function workOf(path: string, token: string) {
  const query = vi.spyOn(pg.Client.prototype, 'query')
  try {
    const payload = { token, ...(path.endsWith('lookup') ? {} : { password: 'a river in spring' }) }
    const reply = await world.browser().inject({ method: 'POST', url: `/api/v1${path}`, payload })
    const statements = query.mock.calls.map(([one]) => {
      const text = typeof one === 'string' ? one : (one as unknown as { text: string }).text
      return text.replace(/'[^']*'/g, '?')
    })
    const { requestId: _id, instance: _instance, ...body } = reply.json()
    return { statements, answer: [reply.statusCode, body] }
  } finally {
    query.mockRestore()
  }
}

test.each([
  ['/invitations/lookup', 'invitation'],
  ['/invitations/acceptance', 'invitation'],
  ['/password-resets/completion', 'reset'],
] as const)(
  '%s: a link that is over, used or invented takes the same statements and answers alike',
  async (path, purpose) => {
    const { id } = await world.person('expert')
    const invented = await workOf(path, newToken())
    expect(invented.statements.some((one) => one.includes('identity_token'))).toBe(true)
    expect(await workOf(path, await linkOf(id, purpose, { over: true }))).toEqual(invented)
    expect(await workOf(path, await linkOf(id, purpose, { used: true }))).toEqual(invented)
  },
)
