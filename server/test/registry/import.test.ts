import { emptyFacts } from '@wstc/domain/registry/rules/import-row'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/platform/ids.ts'
import { nameWords } from '../../src/registry/service/words.ts'
import { insertEnterprise } from '../../src/registry/store/enterprises.ts'
import { type CityHall, openCityHall } from '../access/city-hall.ts'
import { firmFacts, nextCode, uploadRegister } from '../access/records-registry.ts'

let hall: CityHall
beforeAll(async () => {
  hall = await openCityHall()
})
afterAll(() => hall?.world.close())

const get = (path: string) => hall.done('statistician', 'GET', path)
const rowsOf = async (id: string, act?: string) =>
  (await get(`/registry/imports/${id}/rows${act ? `?act=${act}` : ''}`)).items
const confirm = (id: string) =>
  hall.ask('statistician', 'POST', `/registry/imports/${id}/confirmation`)
const find = async (q: string) =>
  (await get(`/registry/enterprises?q=${encodeURIComponent(q)}`)).items

test('a preview says what is new, changed, unchanged and faulty, and changes nothing', async () => {
  const same = await hall.done('statistician', 'POST', '/registry/enterprises', firmFacts())
  const other = await hall.done('statistician', 'POST', '/registry/enterprises', firmFacts())
  const fresh = nextCode()
  const wrong = `${fresh.slice(0, 17)}${fresh[17] === '0' ? '1' : '0'}`
  const sheet = [
    '统一社会信用代码,企业名称,所在区,无关列',
    `${same.facts.uscc},${same.facts.name},武昌区,x`,
    `${other.facts.uscc},${other.facts.name},汉阳区,x`,
    `${fresh},武汉晴川软件技术有限公司,武昌区,x`,
    `${fresh},武汉晴川软件技术有限公司,武昌区,x`,
    `${wrong},错码有限公司,火星区,x`,
  ].join('\n')
  const preview = await uploadRegister(hall, 'statistician', sheet)
  expect(preview).toMatchObject({
    state: 'previewed',
    ignored: ['无关列'],
    counts: { new: 1, changed: 1, unchanged: 1, faulty: 2 },
  })
  expect(await find('晴川')).toEqual([])
  const [changed] = await rowsOf(preview.id, 'changed')
  expect(changed).toMatchObject({
    line: 3,
    changes: [{ key: 'district', before: 'wuchang', after: 'hanyang' }],
  })
  const faulty = await rowsOf(preview.id, 'faulty')
  expect(
    faulty.flatMap((row: any) =>
      row.faults.map((one: any) => `${row.line} ${one.column} ${one.code}`),
    ),
  ).toEqual([
    '5 uscc registry/line-twice',
    '6 uscc registry/uscc-check',
    '6 district registry/district-unknown',
  ])
  expect(faulty[1].faults[0].repairs).toContain(fresh)
  expect(faulty[0].faults[0].text.zh).toContain('第4行')
  const faults = await hall.ask(
    'statistician',
    'GET',
    `/exports/registry-imports/${preview.id}/faults?format=csv`,
  )
  expect(faults.raw.toString()).toContain('6,所在区,火星区')

  expect((await confirm(preview.id)).json).toMatchObject({ state: 'confirmed' })
  expect(await find('qingchuan')).toMatchObject([{ facts: { uscc: fresh, district: 'wuchang' } }])
  expect(await get(`/registry/enterprises/${other.id}`)).toMatchObject({
    revision: 2,
    facts: { district: 'hanyang' },
  })
  expect(await get(`/registry/enterprises/${same.id}`)).toMatchObject({ revision: 1 })
  const { versions } = await get(`/registry/enterprises/${other.id}/versions`)
  expect(versions[0]).toMatchObject({ origin: 'import', reason: 'register.csv' })
  expect((await confirm(preview.id)).json.code).toBe('registry/import-over')
})

test('a file as Excel in China writes it, in GBK, is read as it was meant', async () => {
  const uscc = nextCode()
  const ascii = (text: string) => Buffer.from(text)
  // 企业名称 武昌区 in GBK, which the platform cannot write.
  const name = Buffer.from('c6f3d2b5c3fbb3c6', 'hex')
  const wuchang = Buffer.from('cee4b2fdc7f8', 'hex')
  const sheet = Buffer.concat([
    ascii('uscc,'),
    name,
    ascii(',district\r\n'),
    ascii(`${uscc},`),
    Buffer.from('cee4bababacbcad4d3d0cfdeb9abcbbe', 'hex'),
    ascii(','),
    wuchang,
    ascii('\r\n'),
  ])
  const preview = await uploadRegister(hall, 'statistician', sheet)
  expect(preview.counts).toEqual({ new: 1, changed: 0, unchanged: 0, faulty: 0 })
  const [row] = await rowsOf(preview.id)
  expect(row).toMatchObject({ uscc, name: '武汉核试有限公司' })
})

test('importing what was exported changes nothing, from xlsx and from csv', async () => {
  const facts = firmFacts({
    english: '=1+1',
    former: [{ name: '旧名有限公司', from: '2015-01-01', until: '2016-12-31' }],
    park: 'optics-valley-software-park',
    since: '2015-01-01',
    ownership: 'joint-venture',
    size: 'small',
    standings: [{ kind: 'key', from: '2017-01-01', until: null }],
    sectors: ['technology', 'finance'],
    exports: ['SI2', 'SJ1'],
    contacts: [
      { name: '张；三', job: 'statistics', phone: '+86 27 5550', email: 'a@example.com' },
      { name: '=李四', job: 'legal-representative', phone: '', email: '' },
    ],
  })
  await hall.done('statistician', 'POST', '/registry/enterprises', facts)
  for (const format of ['xlsx', 'csv'] as const) {
    const { raw } = await hall.ask('statistician', 'GET', `/exports/enterprises?format=${format}`)
    const preview = await uploadRegister(hall, 'statistician', raw, `register.${format}`)
    const { unchanged, ...rest } = preview.counts
    expect(rest).toEqual({ new: 0, changed: 0, faulty: 0 })
    expect(unchanged).toBeGreaterThan(2)
    expect((await confirm(preview.id)).json.code).toBe('registry/import-nothing')
  }
})

test('a sheet changes the parts of contacts that it has columns for, and no others', async () => {
  const zhang = { name: '张三', job: 'statistics', phone: '1', email: 'z@example.com' }
  const li = { name: '李四', job: 'finance', phone: '2', email: '' }
  const firm = await hall.done(
    'statistician',
    'POST',
    '/registry/enterprises',
    firmFacts({ contacts: [zhang, li] }),
  )
  const fresh = nextCode()
  const sheet = [
    'uscc,name,district,联系电话,联系人2姓名,联系人2电话,联系人3邮箱',
    `${firm.facts.uscc},${firm.facts.name},武昌区,027-5,,,w@example.com`,
    `${fresh},武汉新户有限公司,武昌区,027-6,赵六,,`,
  ].join('\n')
  const preview = await uploadRegister(hall, 'statistician', sheet)
  const wang = { name: '', job: 'other', phone: '', email: 'w@example.com' }
  const after = [{ ...zhang, phone: '027-5' }, wang]
  expect((await rowsOf(preview.id, 'changed'))[0].changes).toEqual([
    { key: 'contacts', before: [zhang, li], after },
  ])
  await confirm(preview.id)
  const { facts } = await get(`/registry/enterprises/${firm.id}`)
  expect(facts.contacts).toEqual(after)
  const { versions } = await get(`/registry/enterprises/${firm.id}/versions`)
  expect(versions[0].changes).toMatchObject([{ key: 'contacts', before: [zhang, li], after }])
  expect((await find(fresh))[0].facts.contacts).toEqual([
    { name: '', job: 'statistics', phone: '027-6', email: '' },
    { name: '赵六', job: 'other', phone: '', email: '' },
  ])
})

test('a preview that the register has overtaken is not carried out', async () => {
  const firm = await hall.done('statistician', 'POST', '/registry/enterprises', firmFacts())
  const sheet = `uscc,name,district\n${firm.facts.uscc},${firm.facts.name},洪山区\n`
  const preview = await uploadRegister(hall, 'statistician', sheet)
  await hall.done('statHead', 'PATCH', `/registry/enterprises/${firm.id}`, {
    revision: 1,
    facts: { address: '别处' },
    reason: '迁址',
  })
  expect((await confirm(preview.id)).json.code).toBe('registry/import-outdated')
  expect(await get(`/registry/enterprises/${firm.id}`)).toMatchObject({
    facts: { district: 'wuchang', address: '别处' },
  })
})

test('two confirmations at once bring the rows in once', async () => {
  const uscc = nextCode()
  const preview = await uploadRegister(
    hall,
    'statistician',
    `uscc,name,district\n${uscc},并发有限公司,武昌区\n`,
  )
  const answers = await Promise.all([confirm(preview.id), confirm(preview.id)])
  expect(answers.map((one) => one.json.state ?? one.json.code).sort()).toEqual([
    'confirmed',
    'registry/import-over',
  ])
  expect(await find(uscc)).toHaveLength(1)
})

test('a name that an import changes stays findable as a former name', async () => {
  const firm = await hall.done('statistician', 'POST', '/registry/enterprises', firmFacts())
  const sheet = `uscc,name,district\n${firm.facts.uscc},武汉鹦鹉洲信息服务有限公司,武昌区\n`
  const preview = await uploadRegister(hall, 'statistician', sheet)
  await confirm(preview.id)
  const [found] = await find(firm.facts.name)
  expect(found.facts).toMatchObject({
    name: '武汉鹦鹉洲信息服务有限公司',
    former: [{ name: firm.facts.name, from: null, until: '2018-04-15' }],
  })
  expect(await find('ywz')).toHaveLength(1)
})

test('a file without the code, the name or the district, or without rows, is refused whole', async () => {
  await expect(uploadRegister(hall, 'statistician', 'name\n甲\n')).rejects.toThrow(
    'registry/columns-missing',
  )
  await expect(uploadRegister(hall, 'statistician', 'uscc,name,district\n')).rejects.toThrow(
    'registry/import-empty',
  )
})

test('entries that come past the application’s checks keep the same shape as those through it', async () => {
  const { world } = hall
  const facts = { ...emptyFacts, uscc: nextCode(), name: '直接登记有限公司', district: 'wuchang' }
  const id = newId(world.platform.clock.now())
  const from = {
    origin: 'demo',
    reason: '',
    person: null,
    now: world.platform.clock.now(),
  } as const
  await world.asSystem((tx) =>
    insertEnterprise(tx, { id }, facts, nameWords(world.platform.city, facts), from),
  )
  const { versions } = await get(`/registry/enterprises/${id}/versions`)
  expect(versions).toHaveLength(1)
  expect((await get(`/registry/enterprises/${id}`)).facts).toEqual(facts)
})
