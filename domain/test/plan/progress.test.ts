import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { Judgement, type QualitativeVerdict } from '../../src/plan/model/judgement.ts'
import { judgeTarget } from '../../src/plan/rules/progress.ts'
import { seriesAsKnown } from '../../src/plan/rules/series.ts'
import { explainTrace } from '../../src/plan/words/rules.ts'
import { makeIndicator, makeObservation, makeTarget, plan } from './make.ts'
import text from './progress.cases.yaml?raw'

type Row = [period: string, value: string, knownOn: string, status?: string, indicator?: string]

interface Case {
  situation: string
  clause: string
  indicator: Record<string, unknown>
  target: Record<string, unknown>
  observations?: Row[]
  qualitative?: Omit<QualitativeVerdict, 'target'>[]
  today: string
  expect: {
    verdict: string
    ratio?: string
    value?: string
    required?: string
    timeliness?: string
    codes?: string[]
    years?: Record<string, string>
  }
}

const cases = parse(text) as Case[]

function judge(c: Case) {
  const indicator = makeIndicator(c.indicator)
  const register = [indicator, ...['total', 'trade'].map((id) => makeIndicator({ id }))]
  register.push(makeIndicator({ id: 'loans', nature: 'level', unit: 'cny-100m' }))
  const observations = (c.observations ?? []).map(([period, value, on, status, of]) =>
    makeObservation(period, value, {
      knownAt: `${on}T04:00:00Z`,
      status: status === 'verified' ? 'verified' : 'unverified',
      indicator: of ?? 'figure',
    }),
  )
  return judgeTarget({
    target: makeTarget(c.target),
    indicator,
    indicators: register,
    observations: seriesAsKnown(observations, `${c.today}T15:59:59Z`),
    history: observations,
    today: c.today,
    plan,
    qualitativeVerdicts: (c.qualitative ?? []).map((q) => ({ ...q, target: 'promise' })),
  })
}

describe('a target of the plan would be judged wrongly', () => {
  test.each(cases)('$situation ($clause)', (c) => {
    const judgement = judge(c)
    const { expect: wanted } = c
    expect(judgement.verdict).toBe(wanted.verdict)
    if (wanted.ratio) expect(judgement.ratio).toBe(wanted.ratio)
    if (wanted.value) expect(judgement.latest?.value).toBe(wanted.value)
    if (wanted.required) expect(judgement.required?.value).toBe(wanted.required)
    if (wanted.timeliness) expect(judgement.timeliness?.state).toBe(wanted.timeliness)
    const codes = judgement.trace.map((step) => step.code)
    for (const code of wanted.codes ?? []) expect(codes).toContain(code)
    if (wanted.years) {
      expect(Object.fromEntries(judgement.years.map((y) => [y.year, y.verdict]))).toEqual(
        wanted.years,
      )
    }
  })

  test.each(cases)('the reasoning would not read in both languages: $situation', (c) => {
    const judgement = judge(c)
    expect(() => Judgement.parse(judgement)).not.toThrow()
    for (const language of ['zh-CN', 'en'] as const) {
      const sentences = explainTrace(judgement.trace, language)
      expect(sentences).toHaveLength(judgement.trace.length)
      for (const sentence of sentences) expect(sentence).not.toMatch(/[{}]/)
    }
  })
})
