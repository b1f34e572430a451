import type { EnterpriseFacts } from '@wstc/domain/registry/model'
import { changesBetween, keepFormerName } from '@wstc/domain/registry/rules/changes'
import { holdingGroup, topHolder } from '@wstc/domain/registry/rules/holding'
import { checkRow, emptyFacts, readDay } from '@wstc/domain/registry/rules/import-row'
import { mergeChoices, mergeFacts } from '@wstc/domain/registry/rules/merge'
import { cellOf, dictionaryOf, readTitles } from '@wstc/domain/registry/rules/sheet'
import { makeUscc } from '@wstc/domain/registry/rules/uscc'
import { factTexts } from '@wstc/domain/registry/words'
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
    contact: fc.constantFrom('', '张三'),
    phone: fc.constantFrom('', '+86 27 5550'),
    email: fc.constantFrom('', 'a@example.com'),
    note: fc.constantFrom('', '备注'),
  })

  it('what is written into a sheet is read back as the same facts, in both languages', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom('zh-CN' as const, 'en' as const), (one, language) => {
        const keys = Object.keys(one) as (keyof EnterpriseFacts)[]
        const titles = readTitles(
          keys.map((key) => (language === 'en' ? factTexts[key].en : factTexts[key].zh)),
        )
        expect(titles).toEqual(keys)
        const cells = Object.fromEntries(keys.map((key) => [key, cellOf(one, key, language, city)]))
        const read = checkRow(cells, words)
        expect(read.faults).toEqual([])
        expect(read.facts).toEqual(one)
      }),
    )
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
      phone: '1',
    }
    const keep = { ...firm, exports: ['SJ1'] }
    expect(mergeChoices(keep, other)).toEqual(['name', 'district', 'exports', 'phone'])
    const merged = mergeFacts(keep, other, ['district'], '2018-04-15')
    expect(merged).toMatchObject({ uscc, name: firm.name, district: 'hanyang', phone: '1' })
    expect(merged.exports).toEqual(['SJ1', 'SI2'])
    expect(merged.former.map((one) => one.name)).toEqual(['旧名有限公司'])
  })
})
