import { expect, test } from 'vitest'
import { periodText } from '../../src/kernel/period-text.ts'

test.each([
  ['2017', '2017年', '2017'],
  ['2017-H1', '2017年上半年', 'H1 2017'],
  ['2017-Q3', '2017年三季度', 'Q3 2017'],
  ['2017-09', '2017年9月', 'September 2017'],
] as const)('papers name the period %s as people do', (period, zh, en) => {
  expect(periodText(period, 'zh-CN')).toBe(zh)
  expect(periodText(period, 'en')).toBe(en)
})
