import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWorker } from '../../src/platform/worker.ts'
import { registryJobs } from '../../src/registry/jobs.ts'
import { type CityHall, openCityHall, type Player } from '../access/city-hall.ts'
import { firmFacts, nextCode } from '../access/records-registry.ts'

let hall: CityHall
beforeAll(async () => {
  hall = await openCityHall()
})
afterAll(() => hall?.world.close())

const add = (more: object = {}) =>
  hall.done('statistician', 'POST', '/registry/enterprises', firmFacts(more))
const get = (path: string, who: Player = 'statistician') => hall.done(who, 'GET', path)

test('a wrong code, an unknown district and an unknown item are refused at their fields', async () => {
  const code = nextCode()
  const { json } = await hall.ask(
    'statistician',
    'POST',
    '/registry/enterprises',
    firmFacts({
      uscc: `${code.slice(0, 17)}${code[17] === '0' ? '1' : '0'}`,
      district: 'mars',
      exports: ['XX'],
    }),
  )
  expect(json.code).toBe('request/invalid')
  expect(json.fields.map((one: { path: string }) => one.path)).toEqual([
    'uscc',
    'district',
    'exports',
  ])
})

test('two officers who change one entry: the second is told, and nothing is lost', async () => {
  const firm = await add()
  const change = (who: Player, facts: object) =>
    hall.ask(who, 'PATCH', `/registry/enterprises/${firm.id}`, {
      revision: firm.revision,
      facts,
      reason: '核对',
    })
  const answers = await Promise.all([
    change('statistician', { address: '甲' }),
    change('statHead', { note: '乙' }),
  ])
  expect(answers.map((one) => one.status).sort()).toEqual([200, 412])
  const { versions } = await get(`/registry/enterprises/${firm.id}/versions`)
  expect(versions).toHaveLength(2)
})

test('one code is entered once', async () => {
  const firm = await add()
  const { json } = await hall.ask(
    'statistician',
    'POST',
    '/registry/enterprises',
    firmFacts({ uscc: firm.facts.uscc }),
  )
  expect(json.code).toBe('registry/uscc-taken')
})

test('lists are found by pinyin and initials, filtered, sorted and turned page by page', async () => {
  await add({
    name: '武汉琴台文化传媒有限公司',
    district: 'hanyang',
    exports: ['SK1'],
    size: 'small',
  })
  await add({
    name: '武汉知音文化传媒有限公司',
    district: 'hanyang',
    exports: ['SK1'],
    size: 'large',
  })
  await add({
    name: '武汉阿江文化传媒有限公司',
    district: 'hanyang',
    exports: ['SK1'],
    size: 'small',
  })
  const names = async (query: string) =>
    (await get(`/registry/enterprises?${query}`)).items.map((one: any) => one.facts.name)
  expect(await names('q=qintai')).toEqual(['武汉琴台文化传媒有限公司'])
  expect(await names('q=whzy')).toEqual(['武汉知音文化传媒有限公司'])
  expect(await names('district=hanyang&item=SK1&size=small')).toEqual([
    '武汉阿江文化传媒有限公司',
    '武汉琴台文化传媒有限公司',
  ])
  const first = await get('/registry/enterprises?district=hanyang&limit=2&order=desc')
  const rest = await get(
    `/registry/enterprises?district=hanyang&limit=2&order=desc&after=${first.next}`,
  )
  const both = [...first.items, ...rest.items].map((one: any) => one.facts.name)
  expect(both).toEqual([
    '武汉知音文化传媒有限公司',
    '武汉琴台文化传媒有限公司',
    '武汉阿江文化传媒有限公司',
  ])
  expect(rest.next).toBeNull()
})

test('a standing counts on its days', async () => {
  const firm = await add({
    standings: [{ kind: 'leading', from: '2016-01-01', until: '2018-04-16' }],
  })
  const found = async () =>
    (await get('/registry/enterprises?standing=leading')).items.map((one: any) => one.id)
  expect(await found()).toContain(firm.id)
  await hall.done('statistician', 'PATCH', `/registry/enterprises/${firm.id}`, {
    revision: 1,
    facts: { standings: [{ kind: 'leading', from: '2016-01-01', until: '2018-04-15' }] },
    reason: '到期',
  })
  expect(await found()).not.toContain(firm.id)
})

test('a group is what half or more holds together today; a branch leads to its head office', async () => {
  const top = await add()
  const middle = await add()
  const bottom = await add({ head: middle.facts.uscc })
  const hold = (held: Record<string, any>, holder: string, share: string) =>
    hall.done('statistician', 'POST', `/registry/enterprises/${held.id}/holdings`, {
      holder,
      share,
      from: '2017-01-01',
      until: null,
    })
  const first = await hold(middle, top.facts.uscc, '50')
  await hold(bottom, middle.facts.uscc, '100')
  await hold(bottom, 'Example Fund', '30')
  const shown = await get(`/registry/enterprises/${bottom.id}`)
  expect(shown.group.map((one: any) => one.id).sort()).toEqual([top.id, middle.id].sort())
  expect(shown).toMatchObject({ top: top.facts.name, head: { id: middle.id } })
  expect(shown.heldBy.map((one: any) => one.holderName)).toContain('Example Fund')
  expect((await get(`/registry/enterprises/${middle.id}`)).branches).toMatchObject([
    { id: bottom.id },
  ])
  const [holding] = first.heldBy
  await hall.done('statistician', 'PATCH', `/registry/holdings/${holding.id}`, {
    revision: 1,
    until: '2018-04-15',
  })
  expect((await get(`/registry/enterprises/${bottom.id}`)).top).toBe(middle.facts.name)
})

test('an enterprise asks, an officer decides, the register follows and the asker is told', async () => {
  const firm = await add({ district: 'east-lake' })
  await hall.done('statistician', 'PUT', `/registry/enterprises/${firm.id}/organisation`, {
    revision: 1,
    organisation: hall.players.firmAdmin.person.organisation,
  })
  const ask = (facts: object) =>
    hall.ask('firmAdmin', 'POST', '/registry/own/changes', { facts, reason: '更名' })
  const wang = { name: '王五', job: 'legal-representative', phone: '027-1', email: '' }
  const li = { name: '李四', job: 'statistics', phone: '', email: 'li@example.com' }
  const nobody = { name: '', job: 'other', phone: '', email: '' }
  expect((await ask({ contacts: [wang, nobody] })).json.fields).toMatchObject([
    { path: 'contacts.1.name', code: 'registry/contact-empty' },
  ])
  expect((await ask({ address: '' })).json.code).toBe('registry/nothing-changed')
  expect((await ask({ standings: [] })).json.code).toBe('request/invalid')
  const change = (await ask({ name: '武汉新名软件技术有限公司', contacts: [wang, li] })).json
  expect((await ask({ address: '别处' })).json.code).toBe('registry/change-waiting')
  expect((await get('/registry/own', 'firmReporter')).enterprise.facts.name).toBe(firm.facts.name)
  const { items } = await get('/registry/changes')
  expect(items).toMatchObject([
    {
      id: change.id,
      changes: [
        { key: 'name', before: firm.facts.name, after: '武汉新名软件技术有限公司' },
        { key: 'contacts', before: [], after: [wang, li] },
      ],
    },
  ])
  await hall.done('statistician', 'POST', `/registry/changes/${change.id}/decision`, {
    revision: 1,
    outcome: 'approved',
    reason: '与营业执照一致',
  })
  const own = await get('/registry/own', 'firmAdmin')
  expect(own.enterprise.facts).toMatchObject({
    name: '武汉新名软件技术有限公司',
    former: [{ name: firm.facts.name }],
    contacts: [wang, li],
  })
  expect(own.versions[0].changes.at(-1)).toMatchObject({ key: 'contacts', after: [wang, li] })
  expect(own.changes[0]).toMatchObject({
    state: 'approved',
    changes: [{ key: 'name', before: firm.facts.name }, { key: 'contacts' }],
  })
  const worker = startWorker(hall.world.platform, {
    handlers: registryJobs,
    schedules: [],
    subscribers: [],
    idleMs: 3_600_000,
  })
  await worker.drain()
  await worker.stop()
  const told = async (who: Player) =>
    (await get('/notices', who)).items.map((one: { kind: string }) => one.kind)
  expect(await told('statistician')).toContain('registry.change-asked')
  expect(await told('firmAdmin')).toContain('registry.change-decided')
})

test('an organisation without an entry is told whom to ask', async () => {
  const { json } = await hall.ask('otherFirmAdmin', 'GET', '/registry/own')
  expect(json.code).toBe('registry/no-own-entry')
})

test('merging leaves one entry with both histories, names and holdings, and finds no pair any more', async () => {
  const who = { name: '赵六', job: 'other', phone: '027-9', email: '' }
  const keep = await add({ name: '武汉佳音翻译服务有限公司', exports: ['SJ3'] })
  const drop = await add({ name: '佳音翻译服务有限责任公司', exports: ['SI3'], contacts: [who] })
  const held = await add()
  await hall.done('statistician', 'POST', `/registry/enterprises/${held.id}/holdings`, {
    holder: drop.facts.uscc,
    share: '80',
    from: null,
    until: null,
  })
  const pair = async () =>
    (await get('/registry/duplicates')).items.find((one: any) =>
      [one.a.id, one.b.id].includes(drop.id),
    )
  expect(await pair()).toMatchObject({ why: 'similar-name' })
  const merge = (revision: number) =>
    hall.ask('statistician', 'POST', `/registry/enterprises/${keep.id}/merging`, {
      revision,
      other: drop.id,
      otherRevision: drop.revision,
      take: [],
      reason: '同一企业',
    })
  expect((await merge(9)).json.code).toBe('request/changed-meanwhile')
  expect((await merge(keep.revision)).json).toMatchObject({
    facts: {
      exports: ['SJ3', 'SI3'],
      contacts: [who],
      former: [{ name: '佳音翻译服务有限责任公司' }],
    },
    holds: [{ heldId: held.id }],
  })
  expect(await pair()).toBeUndefined()
  expect(await get(`/registry/enterprises/${drop.id}`)).toMatchObject({
    mergedInto: keep.id,
    mayEdit: false,
  })
  const { versions } = await get(`/registry/enterprises/${drop.id}/versions`)
  expect(versions.map((one: any) => one.origin)).toEqual(['merge', 'typed'])
  const { items } = await get('/registry/enterprises?q=佳音翻译')
  expect(items.map((one: any) => one.id)).toEqual([keep.id])
})

test('two that only look alike are told apart once, with the reason, and are not proposed again', async () => {
  const one = await add({ name: '武汉楚韵翻译服务有限公司' })
  const other = await add({ name: '楚韵翻译服务有限责任公司' })
  const listed = async (apart: 'yes' | 'no') =>
    (await get(`/registry/duplicates?apart=${apart}`)).items.find((pair: any) =>
      [pair.a.id, pair.b.id].includes(one.id),
    )
  expect(await listed('no')).toMatchObject({ apart: null })
  expect(await listed('yes')).toBeUndefined()
  const path = `/registry/enterprises/${other.id}/apart`
  await hall.done('statistician', 'POST', path, { other: one.id, reason: '股东和地址都不同' })
  expect(await listed('no')).toBeUndefined()
  expect(await listed('yes')).toMatchObject({ apart: '股东和地址都不同' })
})

test('a district’s statistician lists and exports the own district only', async () => {
  await add({ name: '武汉光屿测试有限公司', district: 'east-lake' })
  const listed = await get('/registry/enterprises?limit=200', 'districtStatistician')
  expect(new Set(listed.items.map((one: any) => one.facts.district))).toEqual(
    new Set(['east-lake']),
  )
  const { raw } = await hall.ask('districtStatistician', 'GET', '/exports/enterprises?format=csv')
  expect(raw.toString()).toContain('武汉光屿测试有限公司')
  expect(raw.toString()).not.toContain('武昌区')
})
