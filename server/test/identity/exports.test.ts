import { auditContract } from '@wstc/domain/audit/contract'
import { identityContract } from '@wstc/domain/identity/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSheet } from '../../src/platform/import.ts'
import { refusalOf } from '../setup/browser.ts'
import { openWorld, type SignedIn, type World } from '../setup/world.ts'

let world: World
let enterprise: string
let manager: SignedIn
let auditor: SignedIn
const crowd = 2_300

beforeAll(async () => {
  world = await openWorld()
  enterprise = await world.organisation('enterprise')
  manager = await world.as('enterprise-admin', enterprise)
  auditor = await world.as('audit-admin')
  await world.asSystem((tx) =>
    sql`insert into identity_person
      (id, organisation_id, name, login, email, language, state, created_at)
      select 'crowd-' || lpad(n::text, 5, '0'), ${enterprise}, '员工' || n, 'crowd.' || n,
        'crowd' || n || '@example.test', 'zh-CN',
        case when n % 2 = 0 then 'active' else 'inactive' end, now()
      from generate_series(1, ${crowd}) n`.execute(tx),
  )
})
afterAll(() => world.close())

async function sheetOf(who: SignedIn, address: string, language = 'zh-CN') {
  const reply = await who.inject({
    method: 'GET',
    url: `/api/v1${address}`,
    headers: { 'accept-language': language },
  })
  expect(reply.statusCode, reply.body).toBe(200)
  const name = address.includes('csv') ? 'a.csv' : 'a.xlsx'
  const sheet = await readSheet(reply.rawPayload, name)
  const rows: string[][] = []
  for await (const row of sheet.rows) rows.push(row.cells.map(String))
  return { header: sheet.header, rows }
}

test('a long list of people comes whole and once, in the columns asked for', async () => {
  for (const format of ['csv', 'xlsx']) {
    const { header, rows } = await sheetOf(
      manager,
      `/exports/people?format=${format}&columns=login&columns=organisation`,
    )
    expect(header).toEqual(['登录名', '单位'])
    expect(new Set(rows.map(([login]) => login)).size).toBe(crowd + 1)
    expect(rows).toHaveLength(crowd + 1)
    expect([...new Set(rows.map(([, name]) => name))]).toEqual([expect.stringMatching(/^测试单位/)])
  }
})

test('the filters of the list hold for its export', async () => {
  const { rows } = await sheetOf(manager, '/exports/people?format=csv&state=inactive&text=crowd.22')
  const { items } = await manager.client(identityContract).listPeople({
    query: { state: 'inactive', text: 'crowd.22', limit: 200 },
  })
  expect(items.length).toBeGreaterThan(10)
  expect(rows.map((row) => row[1])).toEqual(items.map((one) => one.login))
})

test('nobody exports the people of another organisation', async () => {
  const other = await world.as('enterprise-admin')
  const { rows } = await sheetOf(other, '/exports/people?format=csv')
  expect(rows.map((row) => row[1])).toEqual([other.person.login])
  const asked = other.client(identityContract).exportPeople({ query: { organisation: enterprise } })
  expect(await refusalOf(asked)).toBe('request/not-found')
})

test('an enterprise exports the departments and itself, an administrator everything', async () => {
  const { rows } = await sheetOf(manager, '/exports/organisations?format=csv&columns=id')
  const listed = await manager.client(identityContract).listOrganisations({ query: { limit: 200 } })
  expect(rows.map(([id]) => id)).toEqual(listed.items.map((one) => one.id))
  const all = await sheetOf(auditor, '/exports/organisations?format=csv&columns=id&kind=enterprise')
  expect(all.rows.length).toBeGreaterThan(1)
})

test('who took a list away stands in the log, with what was asked for', async () => {
  await sheetOf(manager, '/exports/people?format=csv&state=active')
  const { items } = await auditor.client(auditContract).listEntries({
    query: { person: manager.person.id, action: 'identity.people.exported', limit: 1 },
  })
  expect(items[0]).toMatchObject({
    kind: 'read',
    subject: { kind: 'organisation', id: enterprise },
    details: { format: 'csv', filter: { state: 'active' } },
  })
})

test('the audit administrator reads names, also where an account was renamed since', async () => {
  await world.asSystem((tx) =>
    tx
      .updateTable('identity_person')
      .set({ name: '改名之后' })
      .where('id', '=', manager.person.id)
      .execute(),
  )
  const query = { person: manager.person.id, action: 'identity' } as const
  const page = await auditor.client(auditContract).listEntries({ query })
  expect(page.names.people[manager.person.id]).toBe('改名之后')
  expect(page.names.organisations[enterprise]?.en).toMatch(/^Test organisation/)
  const { header, rows } = await sheetOf(
    auditor,
    `/audit/exports/entries?format=xlsx&person=${query.person}&columns=who&columns=organisation&columns=subject&columns=person`,
    'en',
  )
  expect(header).toEqual(['Who', 'Their organisation', 'Subject', 'Id of the person'])
  expect(rows.length).toBeGreaterThan(3)
  for (const [who, organisation, subject, person] of rows) {
    expect([who, person]).toEqual(['改名之后', manager.person.id])
    expect(organisation).toMatch(/^Test organisation/)
    expect(subject).not.toContain(enterprise)
  }
})

test('one’s own record comes without anybody else’s entries', async () => {
  const { rows } = await sheetOf(manager, '/audit/exports/own-entries?format=csv&columns=person')
  expect(new Set(rows.map(([person]) => person))).toEqual(new Set([manager.person.id]))
})
