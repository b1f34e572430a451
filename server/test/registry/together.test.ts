import { afterAll, beforeAll, expect, test } from 'vitest'
import { selectLinkable } from '../../src/registry/store/organisations.ts'
import { type CityHall, openCityHall, type Player } from '../access/city-hall.ts'
import { firmFacts, nextCode, uploadRegister } from '../access/records-registry.ts'

let hall: CityHall
beforeAll(async () => {
  hall = await openCityHall()
})
afterAll(() => hall?.world.close())

const add = (more: object = {}) =>
  hall.done('statistician', 'POST', '/registry/enterprises', firmFacts(more))
const get = (path: string, who: Player = 'statistician') => hall.done(who, 'GET', path)
const preview = (body: object) => hall.ask('statistician', 'POST', '/registry/bulk/preview', body)
const act = (body: object) => hall.ask('statistician', 'POST', '/registry/bulk', body)
const entriesOf = (shown: Record<string, any>) =>
  shown.changes.map(({ id, revision }: Record<string, any>) => ({ id, revision }))

test('an act on many changes what its preview showed, each entry with its version and its audit entry', async () => {
  const keyed = { kind: 'key', from: '2018-01-01', until: null }
  const [a, b, c] = [
    await add({ district: 'qiaokou' }),
    await add({ district: 'qiaokou', standings: [{ ...keyed, until: '2018-02-28' }] }),
    await add({ district: 'qiaokou', standings: [keyed] }),
  ]
  const standing = { kind: 'add-standing', standing: 'key', from: '2018-03-01' }
  const { json } = await preview({ act: standing, filter: { district: 'qiaokou' } })
  expect(json.unchanged).toBe(1)
  expect(json.changes.map((one: any) => one.id).sort()).toEqual([a.id, b.id].sort())
  expect((await get(`/registry/enterprises/${a.id}`)).revision).toBe(1)
  const done = await act({ act: standing, entries: entriesOf(json), reason: '2018年度认定' })
  expect(done.json).toEqual({ changed: 2 })
  expect((await get(`/registry/enterprises/${b.id}`)).facts.standings).toEqual([
    { ...keyed, until: '2018-02-28' },
    { kind: 'key', from: '2018-03-01', until: null },
  ])
  expect((await get(`/registry/enterprises/${c.id}`)).revision).toBe(1)
  const { versions } = await get(`/registry/enterprises/${a.id}/versions`)
  expect(versions[0]).toMatchObject({ reason: '2018年度认定', changes: [{ key: 'standings' }] })
  const audited = await hall.world.asSystem((tx) =>
    tx
      .selectFrom('audit_entry')
      .select('subject_id')
      .where('action', '=', 'registry.enterprise.change')
      .where('subject_id', 'in', [a.id, b.id, c.id])
      .execute(),
  )
  expect(audited.map((one) => one.subject_id).sort()).toEqual([a.id, b.id].sort())

  const ended = { kind: 'end-standing', standing: 'key', until: '2018-03-31' }
  const chosen = await preview({ act: ended, enterprises: [a.id, c.id] })
  expect(
    (await act({ act: ended, entries: entriesOf(chosen.json), reason: '到期' })).json.changed,
  ).toBe(2)
  expect((await get('/registry/enterprises?standing=key&district=qiaokou')).items).toMatchObject([
    { id: b.id },
  ])
})

test('where one entry has changed since the preview, nothing is done on any', async () => {
  const [a, b] = [await add({ district: 'jianghan' }), await add({ district: 'jianghan' })]
  const closing = { kind: 'set-state', state: 'suspended', since: '2018-04-01' }
  const { json } = await preview({ act: closing, enterprises: [a.id, b.id] })
  await hall.done('statHead', 'PATCH', `/registry/enterprises/${b.id}`, {
    revision: 1,
    facts: { note: '已核实' },
    reason: '核对',
  })
  const refused = await act({ act: closing, entries: entriesOf(json), reason: '停业' })
  expect(refused.json).toMatchObject({ code: 'registry/bulk-outdated' })
  expect((await get(`/registry/enterprises/${a.id}`)).facts.state).toBe('active')
  const unknown = { kind: 'set-park', park: 'no-such-park' }
  expect((await preview({ act: unknown, enterprises: [a.id] })).json.fields).toMatchObject([
    { path: 'act.park', code: 'registry/park-unknown' },
  ])
})

test('an organisation is found by code or name, linked once, and taken away with a reason only', async () => {
  const { organisation } = hall.players.firmAdmin.person
  const far = hall.players.otherFirmAdmin.person.organisation
  const uscc = nextCode()
  const { name_zh: name } = await hall.world.asSystem((tx) =>
    tx
      .updateTable('identity_organisation')
      .set({ uscc })
      .where('id', '=', organisation)
      .returning('name_zh')
      .executeTakeFirstOrThrow(),
  )
  const firm = await add({ district: 'wuchang', uscc })
  const path = `/registry/enterprises/${firm.id}`
  const { items } = await get(`${path}/organisations`)
  expect(items.map((one: any) => one.id)).toEqual(expect.arrayContaining([organisation, far]))
  expect(Object.keys(items[0]).sort()).toEqual(['id', 'name', 'same', 'uscc'])
  expect(items[0]).toMatchObject({ id: organisation, same: true })
  const found = await get(`${path}/organisations?q=${encodeURIComponent(name)}`)
  expect(found.items.map((one: any) => one.id)).toContain(organisation)
  const link = (revision: number, body: object) =>
    hall.ask('statistician', 'PUT', `${path}/organisation`, { revision, ...body })
  for (const id of ['no-such', 'statistics'])
    expect((await link(1, { organisation: id })).json.code).toBe('registry/organisation-unknown')
  expect((await link(1, { organisation })).json).toMatchObject({
    organisation,
    organisationName: { zh: name },
  })
  expect((await get(`${path}/organisations`)).items.map((one: any) => one.id)).not.toContain(
    organisation,
  )
  const other = await add()
  const twice = await hall.ask(
    'statistician',
    'PUT',
    `/registry/enterprises/${other.id}/organisation`,
    { revision: 1, organisation },
  )
  expect(twice.json.code).toBe('registry/organisation-taken')
  expect((await link(2, { organisation: null })).json.fields).toMatchObject([
    { path: 'reason', code: 'field/required' },
  ])
  expect((await link(2, { organisation: null, reason: '误关联' })).json.organisation).toBeNull()
  const { versions } = await get(`${path}/versions`)
  expect(versions[0].reason).toBe('误关联')
})

test('who may not link entries finds no organisation in the database either', async () => {
  const found = (who: Player) =>
    hall.world.asPerson(hall.players[who].person, (tx) => selectLinkable(tx, '', undefined))
  expect((await found('statistician')).length).toBeGreaterThan(0)
  for (const who of ['districtStatistician', 'firmAdmin', 'office', 'leader'] as const)
    expect(await found(who), who).toEqual([])
})

test('a name that changes is kept beside the former names that the file states', async () => {
  const firm = await hall.done('statistician', 'POST', '/registry/enterprises', firmFacts())
  const { uscc } = firm.facts
  const sheet = `uscc,name,district,former\n${uscc},武汉月湖信息服务有限公司,武昌区,武汉梅子山商行\n`
  const preview = await uploadRegister(hall, 'statistician', sheet)
  await hall.ask('statistician', 'POST', `/registry/imports/${preview.id}/confirmation`)
  const found = await get(`/registry/enterprises/${firm.id}`)
  expect(found.facts.former.map((one: { name: string }) => one.name)).toEqual([
    '武汉梅子山商行',
    firm.facts.name,
  ])
})
