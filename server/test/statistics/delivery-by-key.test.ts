import { randomUUID } from 'node:crypto'
import { auditContract } from '@wstc/domain/audit/contract'
import { identityContract } from '@wstc/domain/identity/contract'
import type { Role } from '@wstc/domain/identity/roles'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anonymous } from '../../src/platform/actor.ts'
import { refusalOf } from '../setup/browser.ts'
import type { SignedIn } from '../setup/world.ts'
import { fxFile, fxRow, openSourcesWorld, type SourcesWorld } from './sources-world.ts'

let world: SourcesWorld
let head: SignedIn
let exchange: string
let customs: string
let strangers: string

const codeOf = (secret: string): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() })
const bodyOf = ({ person }: SignedIn, source: string, more: object = {}) => ({
  name: '外汇局系统',
  scope: 'deliveries' as const,
  source,
  until: '2018-12-31',
  password: person.password,
  ...(person.totp ? { code: codeOf(person.totp) } : {}),
  ...more,
})
/** A key that a head of statistics makes; each head has a code of its own. */
async function make(source: string, maker?: SignedIn): Promise<string> {
  const who = maker ?? (await world.as('statistics-head', 'statistics'))
  const client = who.client(identityContract)
  return (await client.createApiKey({ body: bodyOf(who, source) })).key
}

async function ask(key: string, method: string, path: string, body?: object, headers = {}) {
  const reply = await world.server.inject({
    method: method as 'GET',
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${key}`, ...headers },
    ...(body ? { payload: body } : {}),
  })
  return { status: reply.statusCode, body: reply.json(), headers: reply.headers }
}
const row = (period: string, more: object = {}) => ({
  reference: randomUUID(),
  unitName: '武汉某某有限公司',
  flow: '收入',
  code: '227020',
  period,
  currency: 'USD',
  amount: '1000',
  ...more,
})
const fresh = () => ({ 'idempotency-key': randomUUID() })
const send = (key: string, period: string, more: object = {}, headers: object = fresh()) =>
  ask(
    key,
    'POST',
    '/statistics/deliveries/rows',
    { source: 'foreign-exchange', period, rows: [row(period)], ...more },
    headers,
  )
function upload(key: string, content: string, query: object, headers: object = fresh()) {
  const mark = randomUUID()
  const asked = new URLSearchParams({ source: 'foreign-exchange', ...query })
  const payload = [
    `--${mark}`,
    'content-disposition: form-data; name="file"; filename="fx.csv"',
    '',
    content,
    `--${mark}--`,
    '',
  ].join('\r\n')
  const type = { 'content-type': `multipart/form-data; boundary=${mark}` }
  return ask(key, 'POST', `/statistics/deliveries?${asked}`, payload as never, {
    ...type,
    ...headers,
  })
}

beforeAll(async () => {
  world = await openSourcesWorld()
  head = await world.as('statistics-head', 'statistics')
  exchange = await make('foreign-exchange', head)
  customs = await make('customs')
  const clerk = await world.clerk()
  strangers = (await clerk.upload(fxFile(fxRow({ period: '2017-01' })), { period: '2017-01' })).id
})
afterAll(() => world?.close())

test('an office’s system sends rows or a file, and reads what came of it', async () => {
  const sent = await send(exchange, '2018-01')
  expect(sent.status).toBe(200)
  expect(sent.body).toMatchObject({
    source: 'foreign-exchange',
    state: 'accepted',
    via: 'api',
    by: null,
    unmatched: null,
  })
  const file = await upload(exchange, fxFile(fxRow({ period: '2018-02' })), { period: '2018-02' })
  expect(file.body).toMatchObject({ state: 'accepted', via: 'api', file: 'fx.csv' })
  const { items } = (await ask(exchange, 'GET', '/statistics/deliveries')).body
  expect(items.map((one: { id: string }) => one.id)).toEqual([file.body.id, sent.body.id])
  const { body } = await ask(exchange, 'GET', `/statistics/deliveries/${sent.body.id}`)
  expect(body).toEqual(sent.body)
})

test('the statistics people see what a system sent, and that it was matched like any other', async () => {
  const clerk = await world.clerk()
  const { items } = await clerk.listDeliveries({ query: { source: 'foreign-exchange' } })
  const sent = items.find((one) => one.period === '2018-01')!
  expect(sent).toMatchObject({ via: 'api', unmatched: 1, by: head.person.name })
  const parties = await clerk.listParties({ query: { q: '武汉某某' } })
  expect(parties.items.length).toBeGreaterThan(0)
})

test('a faulty delivery is held, and its faults are told to the system that sent it', async () => {
  const rows = [row('2017-12', { amount: '?' })]
  const held = await send(exchange, '2017-12', { rows })
  expect(held.body).toMatchObject({ state: 'held', faults: 1 })
  const faults = `/statistics/deliveries/${held.body.id}/faults`
  const told = (await ask(exchange, 'GET', faults)).body
  expect(told.items[0]).toMatchObject({ line: 1, column: 'amount', given: '?' })
  expect((await send(exchange, '2017-12')).body).toMatchObject({ state: 'accepted', version: 2 })
})

test('a delivery needs a key for its repetition and is taken in once, each system apart', async () => {
  const bare = await send(exchange, '2017-11', {}, {})
  expect(bare.body.fields[0]).toMatchObject({ path: 'Idempotency-Key' })
  const headers = { 'idempotency-key': 'november-2017' }
  const rows = [row('2017-11')]
  const first = await send(exchange, '2017-11', { rows }, headers)
  const again = await send(exchange, '2017-11', { rows }, headers)
  expect(again.body).toEqual(first.body)
  expect(again.headers['idempotency-replayed']).toBe('true')
  const other = await make('foreign-exchange')
  const apart = await send(other, '2017-11', { rows, reason: '更正' }, headers)
  expect(apart.body).toMatchObject({ version: 2, state: 'accepted' })
  const clerk = await world.clerk()
  const { items } = await clerk.listDeliveries({ query: { limit: 200 } })
  expect(items.filter((one) => one.period === '2017-11')).toHaveLength(2)
  const late = await upload(exchange, fxFile(fxRow()), { period: '2018-03' }, {})
  expect(late.body.fields[0]).toMatchObject({ path: 'Idempotency-Key' })
})

test('a key hands over, lists and opens nothing of another source', async () => {
  expect((await send(customs, '2017-10')).body.code).toBe('request/not-found')
  const file = await upload(customs, fxFile(fxRow()), { period: '2017-10' })
  expect(file.body.code).toBe('request/not-found')
  for (const query of ['', '?source=foreign-exchange']) {
    const { body } = await ask(customs, 'GET', `/statistics/deliveries${query}`)
    expect(body.items).toEqual([])
  }
  const { items } = (await ask(exchange, 'GET', '/statistics/deliveries')).body
  for (const path of ['', '/faults']) {
    const reply = await ask(customs, 'GET', `/statistics/deliveries/${items[0].id}${path}`)
    expect(reply.body.code).toBe('request/not-found')
  }
  const layouts = (await ask(customs, 'GET', '/statistics/sources')).body.items
  expect(layouts.map((one: { id: string }) => one.id)).toEqual(['customs'])
})

test('what the statistics people uploaded of the same source stays hidden from its key', async () => {
  const { items } = (await ask(exchange, 'GET', '/statistics/deliveries?limit=200')).body
  expect(items.map((one: { id: string }) => one.id)).not.toContain(strangers)
  for (const path of ['', '/faults']) {
    const reply = await ask(exchange, 'GET', `/statistics/deliveries/${strangers}${path}`)
    expect(reply.body.code).toBe('request/not-found')
  }
})

test('the key of an office reaches nothing else: no figures, no rows, no matching, no return', async () => {
  const open = new Set<string>()
  for (const { name, endpoint } of world.server.served) {
    if (endpoint.access === 'public') continue
    const path = endpoint.path.replace(/:\w+/g, 'x')
    const { status } = await ask(
      exchange,
      endpoint.method,
      path,
      endpoint.method === 'GET' ? undefined : {},
    )
    if (status !== 401) open.add(name)
  }
  expect([...open].sort()).toEqual([
    'statistics.getDelivery',
    'statistics.listDeliveries',
    'statistics.listDeliveryFaults',
    'statistics.listSources',
    'statistics.sendDelivery',
    'statistics.uploadDelivery',
  ])
})

test('with the rights of a key a bare query finds no row, sum, unit or note', async () => {
  const key = { id: 'any', scope: 'deliveries' as const, source: 'foreign-exchange' }
  const permissions = new Set(['statistics.source.deliver' as const])
  const actor = {
    ...anonymous,
    kind: 'person' as const,
    personId: head.person.id,
    permissions,
    key,
  }
  const tables = [
    'statistics_admin_row',
    'statistics_admin_total',
    'statistics_party',
    'statistics_gap_note',
  ] as const
  for (const table of tables) {
    const held = await world.asSystem((tx) => tx.selectFrom(table).selectAll().execute())
    const seen = await world.platform.database.inTransaction(actor, (tx) =>
      tx.selectFrom(table).selectAll().execute(),
    )
    expect([table, held.length > 0 || table === 'statistics_gap_note', seen]).toEqual([
      table,
      true,
      [],
    ])
  }
})

test('the key of a firm opens none of the addresses of offices', async () => {
  const admin = await world.as('enterprise-admin')
  const { key } = await admin.client(identityContract).createApiKey({
    body: {
      name: 'ERP',
      scope: 'returns',
      until: '2018-12-31',
      password: admin.person.password,
    },
  })
  expect((await ask(key, 'GET', '/statistics/deliveries')).status).toBe(401)
  expect((await send(key, '2017-09')).status).toBe(401)
})

test('only a head of statistics makes such a key, for one source that there is', async () => {
  const refused = async (role: Role, source: string | undefined, more: object = {}) => {
    const who = await world.as(role, role === 'enterprise-admin' ? undefined : 'statistics')
    const { source: _, ...plain } = bodyOf(who, '', more)
    const body = source === undefined ? plain : { ...plain, source }
    return refusalOf(who.client(identityContract).createApiKey({ body }))
  }
  expect(await refused('statistics-officer', 'customs')).toBe('request/forbidden')
  expect(await refused('enterprise-admin', 'customs')).toBe('request/invalid')
  expect(await refused('statistics-head', 'nowhere')).toBe('request/invalid')
  expect(await refused('statistics-head', undefined)).toBe('request/invalid')
  expect(await refused('statistics-head', undefined, { scope: 'returns' })).toBe('request/invalid')
  expect(await refused('enterprise-admin', 'customs', { scope: 'returns' })).toBe('request/invalid')
})

test('a revoked key sends nothing more; what it did is on the record with its id', async () => {
  const client = head.client(identityContract)
  const { items } = await client.listApiKeys()
  const made = items.find((one) => one.ending === exchange.slice(-4))!
  expect(made).toMatchObject({ source: 'foreign-exchange', works: true })
  await client.revokeApiKey({ params: { key: made.id } })
  expect((await send(exchange, '2017-08')).status).toBe(401)
  const auditor = await world.as('audit-admin')
  const acts = await auditor
    .client(auditContract)
    .listEntries({ query: { action: 'statistics.delivery.accept', limit: 50 } })
  expect(acts.items.some((one) => one.details.through === made.id)).toBe(true)
})
