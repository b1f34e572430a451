import { describe, expect, test } from 'vitest'
import { checkReturn } from '../../../src/statistics/collection/edits/verdict.ts'
import { missingText } from '../../../src/statistics/collection/words/missing.ts'
import { content, context, row } from './make.ts'
import { readSurveys, versionOf } from './read-surveys.ts'

describe('what is missing', () => {
  test.each([
    ['services-monthly', 'last-year', '上年同期报表', 'the return of the same period last year'],
    ['services-monthly', 'rates.JPY', '日元当月汇率', 'the month’s rate of the Japanese Yen'],
    ['services-monthly', 'register.items', '名录中的服务项目', 'items of trade in the register'],
    [
      'services-monthly',
      'contracts.W-1.value',
      '合同“W-1”的登记信息',
      'what is registered of contract “W-1”',
    ],
    ['services-monthly', 'rows.k1.amount', '尚未填好的金额', 'amount not yet filled in'],
    [
      'sector-quarterly',
      'cells.profit',
      '尚未填好的“利润总额”',
      '“Profit before tax” not yet filled in',
    ],
    [
      'affiliates-annual',
      'cells.affiliates.x.sales',
      '尚未填好的“销售收入”',
      '“Sales” not yet filled in',
    ],
  ])('in %s, %s reads in both languages', (survey, input, zh, en) => {
    expect(missingText(input, versionOf(survey).form)).toEqual({ zh, en })
  })

  test('never reads as a code, whatever the form asks', () => {
    for (const { versions } of readSurveys()) {
      const version = versions[0]!
      const blank = content([row('k', { amount: '', item: '', currency: 'GBP' })])
      const { undecided } = checkReturn(version, context({ contracts: undefined }), blank)
      for (const input of undecided.flatMap((one) => one.missing)) {
        expect(missingText(input, version.form).zh, input).not.toMatch(/[a-z]/)
      }
    }
  })
})
