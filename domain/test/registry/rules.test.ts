import { makeUscc } from '@wstc/domain/kernel/uscc'
import { ContactJob, type EnterpriseFacts, sheetColumns } from '@wstc/domain/registry/model'
import { changesBetween, keepFormerName } from '@wstc/domain/registry/rules/changes'
import { columnText, withContacts } from '@wstc/domain/registry/rules/contacts'
import { groupsOn, holdingGroup, topHolder } from '@wstc/domain/registry/rules/holding'
import { checkRow, emptyFacts, readDay } from '@wstc/domain/registry/rules/import-row'
import { mergeChoices, mergeFacts } from '@wstc/domain/registry/rules/merge'
import { cellOf, dictionaryOf, readTitles } from '@wstc/domain/registry/rules/sheet'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const thing = (id: string, zh: string, en: string) => ({ id, name: { zh, en } })
const city = {
  districts: [thing('wuchang', '武昌区', 'Wuchang'), thing('hanyang', '汉阳区', 'Hanyang')],
  parks: [thing('valley', '光谷软件园', 'Optics Valley Software Park')],
  sectors: [thing('computing', '计算机服务', 'Computing'), thing('finance', '金融服务', 'Finance')],
}
const words = dictionaryOf(city)
const uscc = '9144030071526726XG'
const firm: EnterpriseFacts = { ...emptyFacts, uscc, name: '示例有限公司', district: 'wuchang' }

describe('a row of the register’s sheet', () => {
  it('faults name their column, and a wrong code comes with its repair', () => {
    const { faults } = checkRow(
      {
        uscc: '9144030071526726XA',
        name: '',
        district: '火星区',
        size: '巨型',
        exports: 'SI2；XX1',
        since: '2017-02-30',
        standings: '重点企业 2018-01-01~2017-01-01',
      },
      words,
    )
    expect(faults.map((one) => `${one.column} ${one.code}`)).toEqual([
      'uscc registry/uscc-check',
      'name field/required',
      'district registry/district-unknown',
      'size registry/value-unknown',
      'exports registry/item-unknown',
      'since field/not-a-date',
      'standings registry/days-reversed',
    ])
    expect(faults[0]!.details!.repairs).toContain(uscc)
  })

  it('words of both languages, ids and full-width forms are read alike', () => {
    const zh = checkRow(
      { uscc, name: '甲', district: '武昌区', size: '大型', sectors: '计算机服务' },
      words,
    )
    const en = checkRow(
      { uscc, name: '甲', district: 'WUCHANG', size: 'large', sectors: 'Computing' },
      words,
    )
    expect(zh.facts).toMatchObject({ district: 'wuchang', size: 'large', sectors: ['computing'] })
    expect({ ...en.facts, name: '' }).toEqual({ ...zh.facts, name: '' })
  })

  it('columns that the sheet lacks say nothing about the entry', () => {
    expect(Object.keys(checkRow({ uscc, district: '武昌区' }, words).facts)).toEqual([
      'uscc',
      'district',
    ])
  })

  it.each([
    ['2017/3/1', '2017-03-01'],
    ['2017年3月1日', '2017-03-01'],
    ['2017.12.31', '2017-12-31'],
    ['2017-02-29', undefined],
    ['17-3-1', undefined],
  ])('%s is read as %s', (text, day) => {
    expect(readDay(text)).toBe(day)
  })

  const days = fc.constantFrom(null, '2016-01-01', '2017-06-30')
  const text = fc.stringMatching(/^[\u4e00-\u9fa5A-Za-z0-9]{2,12}$/)
  const contact = fc.record({
    name: fc.constantFrom('张三', '=1+1', 'Li; Si'),
    job: fc.constantFrom(...ContactJob.options),
    phone: fc.constantFrom('', '+86 27 5550'),
    email: fc.constantFrom('', 'a@example.com'),
  })
  const facts: fc.Arbitrary<EnterpriseFacts> = fc.record({
    uscc: fc
      .integer({ min: 0, max: 99_999_999 })
      .map((n) => makeUscc('91420100', String(n).padStart(8, '0'))),
    name: text,
    english: fc.constantFrom('', 'Example Ltd', '=cmd'),
    former: fc.array(fc.record({ name: text, from: fc.constant(null), until: days }), {
      maxLength: 2,
    }),
    district: fc.constantFrom('wuchang', 'hanyang'),
    park: fc.constantFrom(null, 'valley'),
    state: fc.constantFrom('active', 'suspended', 'closed'),
    since: days,
    ownership: fc.constantFrom(null, 'private', 'joint-venture'),
    size: fc.constantFrom(null, 'micro'),
    standings: fc.array(
      fc.record({ kind: fc.constantFrom('key', 'leading'), from: fc.constant(null), until: days }),
      { maxLength: 2 },
    ),
    sectors: fc.uniqueArray(fc.constantFrom('computing', 'finance')),
    exports: fc.uniqueArray(fc.constantFrom('SI2', 'SC11', 'SJ1')),
    imports: fc.uniqueArray(fc.constantFrom('SF', 'SDB')),
    head: fc.constantFrom(null, uscc),
    address: fc.constantFrom('', '武昌区某路1号'),
    contacts: fc.array(contact, { maxLength: 5 }),
    note: fc.constantFrom('', '备注'),
  })

  it('what is written into a sheet is read back as the same facts, in both languages', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom('zh-CN' as const, 'en' as const), (one, language) => {
        const titles = readTitles(
          sheetColumns.map((key) => columnText(key)[language === 'en' ? 'en' : 'zh']),
        )
        expect(titles).toEqual(sheetColumns)
        const cells = Object.fromEntries(
          sheetColumns.map((key) => [key, cellOf(one, key, language, city)]),
        )
        const read = checkRow(cells, words)
        expect(read.faults).toEqual([])
        const { contacts = [] } = read.facts
        expect({ ...read.facts, contacts: contacts.slice(0, one.contacts.length) }).toEqual(one)
        for (const rest of contacts.slice(one.contacts.length))
          expect(rest).toEqual({ name: '', phone: '', email: '' })
      }),
    )
  })
})

describe('contacts', () => {
  const zhang = { name: '张三', job: 'statistics', phone: '1', email: '' } as const
  const li = { name: '李四', job: 'finance', phone: '', email: 'l@example.com' } as const

  it('a sheet states the parts it has columns for, under the titles of former days too', () => {
    const titles = ['统计联系人', '联系电话', 'Contact 2 mail', '联系人2职务']
    expect(readTitles(titles)).toEqual([
      'contact-1-name',
      'contact-1-phone',
      'contact-2-email',
      'contact-2-job',
    ])
    const { facts, faults } = checkRow(
      { 'contact-2-email': 'l@example.com', 'contact-2-job': '财务', 'contact-3-email': 'no mail' },
      words,
    )
    expect(facts.contacts).toEqual([{}, { email: 'l@example.com', job: 'finance' }, {}])
    expect(faults).toEqual([{ column: 'contact-3-email', code: 'field/invalid' }])
  })

  it('versions and requests from when there was one contact still say who it was', () => {
    const old = { name: '甲', contact: '张三', phone: '1', email: '' }
    expect(withContacts(old)).toEqual({ name: '甲', contacts: [zhang] })
    expect(withContacts({ phone: '2' }, [zhang, li]).contacts).toEqual([
      { ...zhang, phone: '2' },
      li,
    ])
    expect(withContacts({ name: '甲' }, [zhang])).toEqual({ name: '甲' })
  })

  it('the order in which the database keeps the parts of a contact is no change', () => {
    const { job, ...rest } = zhang
    expect(changesBetween({ contacts: [zhang] }, { contacts: [{ job, ...rest }] })).toEqual([])
    expect(changesBetween({ contacts: [zhang, li] }, { contacts: [li, zhang] })).toHaveLength(1)
  })
})

describe('holding groups', () => {
  const edge = (holder: string, held: string, share: string, until: string | null = null) => ({
    holder,
    held,
    share,
    from: '2016-01-01',
    until,
  })
  const edges = [
    edge('a', 'b', '50.00'),
    edge('b', 'c', '100'),
    edge('x', 'c', '49.99'),
    edge('a', 'd', '75', '2017-06-30'),
  ]

  it('shares of half or more tie firms together through every step, smaller ones do not', () => {
    expect(holdingGroup(edges, 'c', '2018-01-01')).toEqual(['a', 'b', 'c'])
    expect(holdingGroup(edges, 'x', '2018-01-01')).toEqual(['x'])
    expect(topHolder(edges, 'c', '2018-01-01')).toBe('a')
  })

  it('a holding counts on its days only', () => {
    expect(holdingGroup(edges, 'd', '2017-06-30')).toEqual(['a', 'b', 'c', 'd'])
    expect(holdingGroup(edges, 'd', '2017-07-01')).toEqual(['d'])
    expect(holdingGroup(edges, 'c', '2015-12-31')).toEqual(['c'])
  })

  it('groups for all at once are those of each one', () => {
    const groups = groupsOn(edges, '2018-01-01')
    const named = ['a', 'b', 'c', 'd', 'x'].map((code) => groups.get(code) ?? code)
    expect(named).toEqual(['a', 'a', 'a', 'd', 'x'])
    for (const code of groups.keys()) {
      expect(groups.get(code)).toBe(holdingGroup(edges, code, '2018-01-01')[0])
    }
    const shared = [edge('p', 'j', '50'), edge('q', 'j', '50')]
    expect(groupsOn(shared, '2018-01-01').get('q')).toBe('j')
  })

  it('firms that hold each other end the walk', () => {
    const round = [edge('a', 'b', '60'), edge('b', 'a', '60')]
    expect(holdingGroup(round, 'a', '2018-01-01')).toEqual(['a', 'b'])
    expect(topHolder(round, 'a', '2018-01-01')).toBe('b')
  })
})

describe('changes and merging', () => {
  it('a new name leaves the old one among the former names', () => {
    const next = keepFormerName(firm, { ...firm, name: '新名有限公司' }, '2018-04-15')
    expect(next.former).toEqual([{ name: '示例有限公司', from: null, until: '2018-04-15' }])
    expect(changesBetween(firm, next).map((one) => one.key)).toEqual(['name', 'former'])
  })

  it('merging loses no list entry and no name, and takes what was chosen', () => {
    const other: EnterpriseFacts = {
      ...firm,
      uscc: '914403001922038216',
      name: '旧名有限公司',
      district: 'hanyang',
      exports: ['SI2'],
      contacts: [{ name: '李四', job: 'finance', phone: '1', email: '' }],
    }
    const zhang = { name: '张三', job: 'statistics', phone: '', email: '' } as const
    const keep: EnterpriseFacts = { ...firm, exports: ['SJ1'], contacts: [zhang] }
    expect(mergeChoices(keep, other)).toEqual(['name', 'district', 'exports', 'contacts'])
    const merged = mergeFacts(keep, other, ['district'], '2018-04-15')
    expect(merged).toMatchObject({ uscc, name: firm.name, district: 'hanyang' })
    expect(merged.contacts.map((one) => one.name)).toEqual(['张三', '李四'])
    expect(merged.exports).toEqual(['SJ1', 'SI2'])
    expect(merged.former.map((one) => one.name)).toEqual(['旧名有限公司'])
  })
})
