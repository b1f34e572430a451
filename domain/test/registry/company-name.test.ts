import { compareNames, nameKey, parseName } from '@wstc/domain/registry/rules/company-name'
import { describe, expect, it } from 'vitest'

const places = ['中国', '武汉', '江夏区']

describe('company names', () => {
  it.each([
    ['武汉云岭软件技术有限公司', '武汉云岭软件技术有限责任公司', 'same'],
    ['武汉云岭软件技术有限公司', '武漢雲嶺軟件技術有限公司', 'same'],
    ['武汉云岭软件技术有限公司', '云岭软件技术（武汉）有限公司', 'same'],
    ['武汉云岭软件技术有限公司', ' 武汉市云岭软件技术有限公司 ', 'same'],
    ['武汉云岭软件技术有限公司', '云岭软件技术有限公司', 'proposed'],
    ['武汉云岭软件技术有限公司', '武汉云岭信息服务有限公司', 'proposed'],
    ['武汉云岭软件技术有限公司', '武汉云岭软件技术股份有限公司', 'different'],
    ['武汉云岭软件技术有限公司', '武汉楚汇软件技术有限公司', 'different'],
    ['武汉云岭软件技术有限公司', '武汉云岭软件技术有限公司江夏分公司', 'different'],
    ['武汉云岭软件有限公司江夏分公司', '武汉云岭软件有限公司洪山分公司', 'different'],
    ['武汉第一工程设计有限公司', '武汉第二工程设计有限公司', 'different'],
  ] as const)('%s and %s: %s', (a, b, verdict) => {
    expect(compareNames(a, b, places)).toBe(verdict)
    expect(compareNames(b, a, places)).toBe(verdict)
  })

  it('a name falls into place, brand, trade, form and branch', () => {
    expect(parseName('武汉云岭软件技术股份有限公司江夏分公司', places)).toMatchObject({
      place: '武汉',
      brand: '云岭',
      trade: '软件技术',
      form: 'joint-stock',
      branch: '江夏分公司',
    })
  })

  it('names that may be one firm share a key wherever they stand', () => {
    const key = nameKey('武汉云岭软件技术有限公司', places)
    expect(nameKey('云岭软件技术有限责任公司', places)).toBe(key)
    expect(nameKey('武汉云岭软件技术股份有限公司', places)).not.toBe(key)
  })
})
