import { describe, expect, test } from 'vitest'
import { currencies, findCurrency } from '../../../src/kernel/codes/currencies.ts'
import { economies, findEconomy, findEconomyByName } from '../../../src/kernel/codes/economies.ts'
import { economyGroups, membersOn } from '../../../src/kernel/codes/economy-groups.ts'
import { modesOfSupply } from '../../../src/kernel/codes/modes.ts'

const unique = (list: readonly string[]) => expect(new Set(list).size).toBe(list.length)
const group = (id: string) => economyGroups.find((one) => one.id === id)!

describe('economies', () => {
  test('are complete and none stands twice', () => {
    expect(economies).toHaveLength(249)
    unique(economies.map((one) => one.code))
    unique(economies.map((one) => one.alpha3))
    unique(economies.map((one) => one.numeric))
    unique(economies.map((one) => one.name.zh))
    unique(economies.map((one) => one.name.en))
    for (const one of economies) {
      expect(one.code).toMatch(/^[A-Z]{2}$/)
      expect(one.alpha3).toMatch(/^[A-Z]{3}$/)
      expect(one.numeric).toMatch(/^\d{3}$/)
      expect(one.name.zh).toMatch(/^\p{Script=Han}/u)
      expect(one.name.en).toMatch(/^\p{Script=Latin}/u)
    }
  })

  test('name Hong Kong, Macao and Taiwan as regions of China', () => {
    expect(['HK', 'MO', 'TW'].map((code) => findEconomy(code)?.name)).toEqual([
      { zh: '中国香港', en: 'Hong Kong, China' },
      { zh: '中国澳门', en: 'Macao, China' },
      { zh: '中国台湾', en: 'Taiwan, China' },
    ])
  })

  test('are found by what a firm writes, whichever way', () => {
    const found = ['香港', 'usa', 'DEU', '刚果(金)', '刚果（金）', ' 韩国 ', 'Viet Nam', 'Vietnam']
    expect(found.map((name) => findEconomyByName(name)?.code)).toEqual([
      'HK',
      'US',
      'DE',
      'CD',
      'CD',
      'KR',
      'VN',
      'VN',
    ])
    expect(findEconomyByName('Atlantis')).toBeUndefined()
  })

  test('give no alias to two of them', () => {
    unique(
      economies.flatMap((one) => [
        ...new Set([one.name.zh, one.name.en, ...one.aliases].map((name) => name.toLowerCase())),
      ]),
    )
  })
})

describe('groups of economies', () => {
  test('hold economies that exist, each once at a time', () => {
    for (const { members } of economyGroups) {
      unique(members.map((one) => one.economy))
      for (const one of members) expect(findEconomy(one.economy)).toBeDefined()
    }
  })

  test('change with the day: the United Kingdom left the Union, Croatia came late', () => {
    const eu = (day: string) => membersOn(group('eu'), day)
    expect(eu('2016-08-10')).toHaveLength(28)
    expect(eu('2020-01-31')).toContain('GB')
    expect(eu('2020-02-01')).not.toContain('GB')
    expect(eu('2013-06-30')).not.toContain('HR')
    expect(membersOn(group('asean'), '2016-08-10')).toHaveLength(10)
    expect(membersOn(group('rcep'), '2016-08-10')).toEqual([])
    expect(membersOn(group('rcep'), '2024-01-01')).toHaveLength(15)
    expect(membersOn(group('belt-and-road'), '2016-08-10')).toHaveLength(64)
  })
})

describe('currencies and modes', () => {
  test('keep the places of the minor unit, on which an amount is refused or taken', () => {
    unique(currencies.map((one) => one.code))
    unique(currencies.map((one) => one.numeric))
    expect(['USD', 'JPY', 'KWD', 'CNY', 'EUR'].map((code) => findCurrency(code)?.places)).toEqual([
      2, 0, 3, 2, 2,
    ])
    for (const one of currencies) {
      expect(one.name.zh).toMatch(/\p{Script=Han}/u)
      expect(one.name.en).toMatch(/\p{Script=Latin}/u)
    }
  })

  test('are the four of MSITS', () => {
    expect(modesOfSupply.map((one) => one.code)).toEqual(['1', '2', '3', '4'])
  })
})
