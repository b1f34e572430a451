import { expect, test } from 'vitest'
import { lightRule } from '../../src/plan/rules/light-rule.ts'
import * as words from '../../src/plan/words/rules.ts'
import { traceTexts } from '../../src/plan/words/trace.ts'

const { fillText: _fill, explainReasons: _reasons, explainTrace, ...tables } = words

test('a code would be shown without words, or with other blanks in one language', () => {
  const all = [...Object.values(tables), traceTexts].flatMap((table) => Object.entries(table))
  all.push(...lightRule.map((line) => [line.code, line.text] as (typeof all)[number]))
  expect(all.length).toBeGreaterThan(100)
  const blanks = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort()
  for (const [code, { zh, en }] of all) {
    if (code === 'yes-no') continue
    expect(zh, code).not.toBe('')
    expect(en, code).not.toBe('')
    if (code.startsWith('step-') || code === 'pace') continue
    expect(new Set(blanks(en)), code).toEqual(new Set(blanks(zh)))
  }
})

test('the reasoning would show codes instead of words', () => {
  const steps = [
    { code: 'final-missed', values: { year: '2017', value: '96.4', unit: 'usd-100m' } },
    {
      code: 'year-verdict',
      values: { year: '2016', value: '3', unit: 'routes', verdict: 'reached' },
    },
  ]
  expect(explainTrace(steps, 'zh-CN')).toEqual([
    '2017 年全年 96.4 亿美元，不符合要求：未达成',
    '2016 年（3 条）：已达成',
  ])
  expect(explainTrace(steps, 'en')).toEqual([
    '96.4 hundred million US$ for 2017 does not satisfy it: missed',
    '2016 (3 routes): Reached',
  ])
})
