import { auditContract } from '@wstc/domain/audit/contract'
import { identityContract } from '@wstc/domain/identity/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld } from '../setup/world.ts'
import { type CollectionWorld, content, openCollection, row } from './collection-world.ts'

const survey = 'services-monthly'
let world: CollectionWorld
let key: string
let own: string
let strangers: string

const ask = async (method: string, url: string, body?: object, headers: object = {}) => {
  const reply = await world.server.inject({
    method: method as 'GET',
    url: `/api/v1${url}`,
    headers: { authorization: `Bearer ${key}`, ...headers },
    ...(body ? { payload: body } : {}),
  })
  return { status: reply.statusCode, body: reply.json(), headers: reply.headers }
}
const revision = (n: number) => ({ 'if-match': `"${n}"` })

beforeAll(async () => {
  world = await openCollection()
  const one = await world.enterprise()
  const other = await world.enterprise()
  const officer = await world.desk('statistics-officer')
  await officer.openRound({ body: { survey, period: '2018-03' } })
  await officer.openRound({ body: { survey, period: '2018-04' } })
  const stranger = await world.desk('enterprise-reporter', other.organisation)
  strangers = (await stranger.listOwnReturns({ query: {} })).items[0]!.id
  const admin = await world.as('enterprise-admin', one.organisation)
  const made = await admin.client(identityContract).createApiKey({
    body: {
      name: 'ERP',
      scope: 'returns',
      until: '2018-12-31',
      password: admin.person.password,
    },
  })
  key = made.key
  const { body } = await ask('GET', '/statistics/returns?period=2018-03')
  own = body.items[0].id
})
afterAll(() => world?.close())

test('a system reads what is owed, the form with its edits, and the codes', async () => {
  const { body } = await ask('GET', `/statistics/returns/${own}`)
  expect(body.line).toMatchObject({ survey, period: '2018-03', takenFrom: '2018-04-01' })
  expect(body.form.edits.length).toBeGreaterThan(5)
  const codes = (await ask('GET', `/statistics/returns/${own}/codes`)).body
  expect(codes.flow.map((one: { code: string }) => one.code)).toEqual(['export', 'import'])
  expect(codes.item.some((one: { code: string }) => one.code === 'SI21')).toBe(true)
})

test('a check says every finding and keeps nothing', async () => {
  const wrong = content([row({ amount: 'abc' })])
  const checked = await ask('POST', `/statistics/returns/${own}/check`, { content: wrong })
  expect(checked.status).toBe(200)
  expect(checked.body.ready).toBe(false)
  expect(checked.body.findings[0].cells).toEqual(['rows.r1.amount'])
  const right = await ask('POST', `/statistics/returns/${own}/check`, {
    content: content([row()], { explanations: checked.body.findings }),
  })
  expect(right.status).toBe(400)
  const { body } = await ask('GET', `/statistics/returns/${own}`)
  expect(body).toMatchObject({ draftRevision: 0, line: { version: 0, state: 'due' } })
})

test('a draft of a system is the draft that people see', async () => {
  const path = `/statistics/returns/${own}/draft`
  const saved = await ask('PUT', path, { content: content([row()]) }, revision(0))
  expect(saved.body.draftRevision).toBe(1)
  const late = await ask('PUT', path, { content: content([row()]) }, revision(0))
  expect(late.body.code).toBe('request/changed-meanwhile')
})

test('handing in needs a key for its repetition, is done once, and its source is the system', async () => {
  const path = `/statistics/returns/${own}/submissions`
  const body = { content: content([row()]) }
  const bare = await ask('POST', path, body, revision(1))
  expect(bare.body.fields[0]).toMatchObject({ path: 'Idempotency-Key' })
  const headers = { ...revision(1), 'idempotency-key': 'march-2018-1' }
  const first = await ask('POST', path, body, headers)
  expect(first.status).toBe(200)
  const again = await ask('POST', path, body, headers)
  expect(again.body).toEqual(first.body)
  expect(again.headers['idempotency-replayed']).toBe('true')
  const sheet = (await ask('GET', `/statistics/returns/${own}`)).body
  expect(sheet.versions).toHaveLength(1)
  expect(sheet.versions[0]).toMatchObject({ source: 'api', version: 1 })
  expect(sheet.receipts.map((one: { id: string }) => one.id)).toEqual([first.body.receipt])
  const receipt = await ask('GET', `/audit/receipts/${first.body.receipt}/file`)
  const verdict = await world.browser().client(auditContract).verifyReceipt({ body: receipt.body })
  expect(verdict.ok).toBe(true)
  const auditor = await world.as('audit-admin')
  const { items } = await auditor
    .client(auditContract)
    .listEntries({ query: { action: 'statistics.return.submit' } })
  expect(items).toHaveLength(1)
  expect(items[0]!.details).toMatchObject({ source: 'api', through: expect.any(String) })
})

test('a system reaches no return of another enterprise', async () => {
  for (const path of ['', '/codes']) {
    const reply = await ask('GET', `/statistics/returns/${strangers}${path}`)
    expect(reply.body.code).toBe('request/not-found')
  }
  const body = { content: content([row()]) }
  expect((await ask('POST', `/statistics/returns/${strangers}/check`, body)).status).toBe(404)
})

test('a period that has not ended is drafted and checked, and taken from its next day on', async () => {
  const { items } = (await ask('GET', '/statistics/returns?period=2018-04')).body
  const path = `/statistics/returns/${items[0].id}`
  const body = { content: content([row()]) }
  expect((await ask('PUT', `${path}/draft`, body, revision(0))).status).toBe(200)
  expect((await ask('POST', `${path}/check`, body)).body).toMatchObject({ from: '2018-05-01' })
  const headers = { ...revision(items[0].revision), 'idempotency-key': 'april-2018-1' }
  const early = await ask('POST', `${path}/submissions`, body, headers)
  expect(early.body).toMatchObject({
    code: 'statistics/period-not-ended',
    details: { from: '2018-05-01' },
  })
  world.advance(29 * 24 * 3_600_000)
  expect((await ask('POST', `${path}/submissions`, body, headers)).status).toBe(200)
})

test('a key is counted by itself, and refused when it asks too often', async () => {
  const busy = await openWorld({ day: '2018-04-02' })
  try {
    const admin = await busy.as('enterprise-admin')
    const made = await admin.client(identityContract).createApiKey({
      body: {
        name: 'ERP',
        scope: 'returns',
        until: '2018-12-31',
        password: admin.person.password,
      },
    })
    const codes: number[] = []
    for (let n = 0; n < 125; n += 1) {
      const reply = await busy.server.inject({
        url: '/api/v1/statistics/returns',
        headers: { authorization: `Bearer ${made.key}` },
      })
      codes.push(reply.statusCode)
    }
    expect([codes[0], codes.at(-1)]).toEqual([200, 429])
    expect((await admin.client(identityContract).listApiKeys()).items).toHaveLength(1)
  } finally {
    await busy.close()
  }
})
