import { contracts } from '@wstc/domain/contracts'
import { identityContract } from '@wstc/domain/identity/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pruneRequests } from '../../src/platform/idempotency.ts'
import { openWorld, type SignedIn, type World } from '../setup/world.ts'

let world: World
let admin: SignedIn
beforeAll(async () => {
  world = await openWorld()
  admin = await world.as('system-admin')
})
afterAll(() => world.close())

let keys = 0
const newKey = () => `key-of-test-${++keys}`
const firm = (id: string) => ({
  id,
  kind: 'enterprise',
  name: { zh: '江城软件', en: 'Jiangcheng Software' },
  short: { zh: '江城', en: 'Jiangcheng' },
})
const post = (who: SignedIn, path: string, payload: object, key: string, more: object = {}) =>
  who.inject({
    method: 'POST',
    url: `/api/v1${path}`,
    payload,
    headers: { 'idempotency-key': key, ...more },
  })
const acts = (action: string) =>
  world.asSystem(async (tx) => {
    const rows = tx.selectFrom('audit_entry').where('action', '=', action).select('id')
    return (await rows.execute()).length
  })

describe('a write sent again with its key', () => {
  it('is done once and answered alike, or a lost answer would make a second organisation', async () => {
    const key = newKey()
    const first = await post(admin, '/organisations', firm('firm-a'), key)
    const again = await post(admin, '/organisations', firm('firm-a'), key)
    expect([first.statusCode, again.statusCode]).toEqual([200, 200])
    expect(again.json()).toEqual(first.json())
    expect(first.headers['idempotency-replayed']).toBeUndefined()
    expect(again.headers['idempotency-replayed']).toBe('true')
    expect(await acts('identity.organisation.created')).toBe(1)
    const anew = await post(admin, '/organisations', firm('firm-a'), newKey())
    expect(anew.json().code).toBe('identity/organisation-exists')
  })

  it('many at once: one does it, the others wait and get its answer', async () => {
    const key = newKey()
    const before = await acts('identity.organisation.created')
    const all = await Promise.all(
      Array.from({ length: 8 }, () => post(admin, '/organisations', firm('firm-b'), key)),
    )
    expect(new Set(all.map((one) => one.body)).size).toBe(1)
    expect(all.filter((one) => one.headers['idempotency-replayed']).length).toBe(7)
    expect(await acts('identity.organisation.created')).toBe(before + 1)
  })

  it('a refusal keeps nothing: corrected, the same key may be used', async () => {
    const key = newKey()
    const refused = await post(admin, '/organisations', firm('firm-a'), key)
    expect(refused.statusCode).toBe(422)
    const corrected = await post(admin, '/organisations', firm('firm-c'), key)
    expect(corrected.statusCode).toBe(200)
  })

  it('another question under the same key is refused, also on another operation', async () => {
    const key = newKey()
    await post(admin, '/organisations', firm('firm-d'), key)
    const other = await post(admin, '/organisations', firm('firm-e'), key)
    expect(other.json()).toMatchObject({ code: 'request/key-reused', status: 422 })
    const elsewhere = await post(admin, '/people', {}, key)
    expect(elsewhere.json().code).toBe('request/invalid')
  })

  it('the key is the sender’s own: another person’s same key does not answer for them', async () => {
    const key = newKey()
    const second = await world.as('system-admin')
    await post(admin, '/organisations', firm('firm-f'), key)
    const theirs = await post(second, '/organisations', firm('firm-f'), key)
    expect(theirs.json().code).toBe('identity/organisation-exists')
    const hidden = await world.asPerson(second.person, (tx) =>
      tx.selectFrom('platform_request').where('key', '=', key).selectAll().execute(),
    )
    expect(hidden).toEqual([])
  })

  it('an act in transactions of its own is done once too, also where the second check would fail', async () => {
    const person = await world.as('enterprise-admin')
    const key = newKey()
    const body = { current: person.person.password, password: 'seven herons over East Lake' }
    const first = await post(person, '/account/password', body, key)
    const again = await post(person, '/account/password', body, key)
    expect([first.statusCode, again.statusCode]).toEqual([204, 204])
    const invited = {
      name: '李四',
      login: 'li.si.once',
      email: 'li.si@example.test',
      roles: [],
    }
    const invitation = newKey()
    const one = await post(person, '/people', invited, invitation)
    const two = await post(person, '/people', invited, invitation)
    expect(two.json()).toEqual(one.json())
    expect(await acts('identity.person.invited')).toBe(1)
  })

  it('a secret of a reply is told once and kept nowhere', async () => {
    const person = await world.as('enterprise-admin')
    const key = newKey()
    const body = { password: person.person.password }
    const first = await post(person, '/account/second-factor', body, key)
    const { secret } = first.json()
    expect(secret).toBeTruthy()
    const kept = await world.asSystem((tx) =>
      sql<{ all: string }>`select coalesce(string_agg(r::text, ''), '') as all
        from platform_request r`.execute(tx),
    )
    expect(kept.rows[0]!.all).not.toContain(secret)
  })

  it('what is no key is refused by name', async () => {
    const reply = await post(admin, '/organisations', firm('firm-g'), 'short')
    expect(reply.json()).toMatchObject({
      code: 'request/invalid',
      fields: [{ path: 'Idempotency-Key' }],
    })
  })

  it('keys are forgotten after their days, and not before', async () => {
    const { clock } = world.platform
    const count = () =>
      world.asSystem(async (tx) => {
        const rows = await tx.selectFrom('platform_request').select('key').execute()
        return rows.length
      })
    const before = await count()
    await world.asSystem((tx) => pruneRequests(tx, new Date(clock.now().getTime() - 86_400_000)))
    expect(await count()).toBe(before)
    await world.asSystem((tx) => pruneRequests(tx, new Date(clock.now().getTime() + 1000)))
    expect(await count()).toBe(0)
  })
})

describe('an edit of what others edit too', () => {
  it('names the revision it saw, or is refused before anything happens', async () => {
    const client = admin.client(identityContract)
    await post(admin, '/organisations', firm('firm-r'), newKey())
    const change = (more: object) =>
      admin.inject({
        method: 'PATCH',
        url: '/api/v1/organisations/firm-r',
        payload: { active: false },
        headers: { ...more },
      })
    expect((await change({})).json()).toMatchObject({
      code: 'request/revision-required',
      status: 428,
    })
    for (const odd of ['1', '*', 'W/"1"', '"1", "2"', '"-1"', '"1e3"']) {
      expect((await change({ 'if-match': odd })).json()).toMatchObject({
        code: 'request/invalid',
        fields: [{ path: 'If-Match' }],
      })
    }
    expect((await change({ 'if-match': '"7"' })).json()).toMatchObject({
      code: 'request/changed-meanwhile',
      status: 412,
    })
    const params = { organisation: 'firm-r' }
    const changed = await client.changeOrganisation({
      params,
      revision: 1,
      body: { active: false },
    })
    expect(changed).toMatchObject({ active: false, revision: 2 })
  })

  it('every operation that replaces or amends a record asks for it, but for one’s own settings', () => {
    const without = Object.entries(contracts).flatMap(([context, contract]) =>
      Object.entries(contract)
        .filter(([, one]) => ['PUT', 'PATCH'].includes(one.method) && !one.ifMatch)
        .map(([name]) => `${context}.${name}`),
    )
    expect(without.sort()).toEqual(['desk.putViews', 'notices.putNoticePreferences'])
  })
})
