import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fractionOf } from '../../src/kernel/fraction.ts'
import type { Verdict } from '../../src/plan/model/judgement.ts'
import { gradeGrowth, gradeRatio, gradeStep } from '../../src/plan/rules/grade.ts'
import { judgeTarget } from '../../src/plan/rules/progress.ts'
import { explainTrace } from '../../src/plan/words/rules.ts'
import { makeIndicator, makeObservation, makeTarget, plan } from './make.ts'

const rank: Record<string, number> = { deterioration: 0, limited: 1, moderate: 2, 'on-track': 3 }
const figure = fc.integer({ min: 1, max: 100_000 }).map((n) => `${Math.floor(n / 100)}.${n % 100}`)
const more = (a: string, b: string): [string, string] => (Number(a) <= Number(b) ? [a, b] : [b, a])

function verdictOf(
  value: string,
  over: Record<string, unknown>,
  direction: 'up' | 'down',
): Verdict {
  return judgeTarget({
    target: makeTarget({ base: { period: '2015', value: '100' }, ...over }),
    indicator: makeIndicator({ direction, nature: 'level' }),
    observations: [makeObservation('2017', value)],
    today: '2018-03-01',
    plan,
  }).verdict
}

describe('a better figure would be judged worse', () => {
  const path = fc.constantFrom('compound', 'linear')

  test('upwards, on both paths and for every kind of bound', () => {
    const criterion = fc.oneof(
      fc.record({ kind: fc.constantFrom('above', 'at-least'), value: figure }),
      fc.record({ kind: fc.constant('about'), value: figure, tolerancePercent: fc.constant('5') }),
      figure.map((low) => ({ kind: 'range', low, high: '99999' })),
    )
    fc.assert(
      fc.property(criterion, path, figure, figure, (wanted, way, a, b) => {
        const [worse, better] = more(a, b)
        const over = { criterion: wanted, path: way }
        const [low, high] = [verdictOf(worse, over, 'up'), verdictOf(better, over, 'up')]
        expect(rank[high]).toBeGreaterThanOrEqual(rank[low]!)
      }),
    )
  })

  test('downwards too', () => {
    const criterion = fc.oneof(
      fc.record({ kind: fc.constant('at-most'), value: figure }),
      fc.record({ kind: fc.constant('about'), value: figure, tolerancePercent: fc.constant('5') }),
    )
    fc.assert(
      fc.property(criterion, path, figure, figure, (wanted, way, a, b) => {
        const [better, worse] = more(a, b)
        const over = { criterion: wanted, path: way }
        const [low, high] = [verdictOf(worse, over, 'down'), verdictOf(better, over, 'down')]
        expect(rank[high]).toBeGreaterThanOrEqual(rank[low]!)
      }),
    )
  })

  test('a figure exactly on the required path is on track', () => {
    fc.assert(
      fc.property(fc.integer({ min: 101, max: 160 }), fc.integer({ min: 1, max: 4 }), (p, n) => {
        const factor = fractionOf(String(p / 100))
        const power = (k: number) => ({ n: factor.n ** BigInt(k), d: factor.d ** BigInt(k) })
        const one = { n: 1n, d: 1n }
        const graded = gradeGrowth(
          { from: one, to: power(n), years: n },
          { from: one, to: power(5), years: 5 },
        )
        expect(graded).toEqual({ grade: 'on-track', ratio: '1.000' })
      }),
    )
  })
})

describe('a threshold would be missed by rounding', () => {
  test.each([
    ['0.95', 'on-track', '0.950'],
    ['0.9499999999', 'moderate', '0.949'],
    ['0.6', 'moderate', '0.600'],
    ['0.5999999999', 'limited', '0.599'],
    ['0', 'limited', '0.000'],
    ['-0.0000000001', 'deterioration', '-0.001'],
  ])('%s is %s and printed %s', (ratio, grade, printed) => {
    expect(gradeRatio(fractionOf(ratio))).toEqual({ grade, ratio: printed })
  })

  test('growth of 19 % against 20 % is exactly 0.95, a hair less is not', () => {
    const required = { from: fractionOf('100'), to: fractionOf('144'), years: 2 }
    const span = (to: string) => ({ from: fractionOf('100'), to: fractionOf(to), years: 2 })
    expect(gradeGrowth(span('141.61'), required)).toEqual({ grade: 'on-track', ratio: '0.950' })
    const less = gradeGrowth(span('141.60999999999999999999999999'), required)
    expect(less).toEqual({ grade: 'moderate', ratio: '0.949' })
  })

  test('the printed ratio never promises more than the grade', () => {
    fc.assert(
      fc.property(figure, figure, figure, (base, now, goal) => {
        fc.pre(Number(base) !== Number(goal))
        const span = (to: string, years: number) => ({
          from: fractionOf(base),
          to: fractionOf(to),
          years,
        })
        for (const grade of [gradeGrowth, gradeStep]) {
          const graded = grade(span(now, 2), span(goal, 5))
          expect(gradeRatio(fractionOf(graded.ratio)).grade).toBe(graded.grade)
        }
      }),
    )
  })
})

describe('a judgement would fail or go silent on odd data', () => {
  const wild = fc.integer({ min: -500, max: 500 }).map((n) => String(n / 10))
  const year = fc.constantFrom('2015', '2016', '2016-Q3', '2017-H1', '2017', '2018', '2018-02')
  const criterion = fc.oneof(
    fc.record({ kind: fc.constantFrom('above', 'at-least', 'at-most'), value: wild }),
    fc.record({ kind: fc.constant('about'), value: wild, tolerancePercent: fc.constant('5') }),
    wild.map((low) => ({ kind: 'range', low, high: '100' })),
  )

  test('every input gets a verdict and a reasoning that reads in both languages', () => {
    fc.assert(
      fc.property(
        fc.record({
          criterion,
          due: fc.constantFrom('2016', '2018', '2020', 'each-year'),
          path: fc.constantFrom('compound', 'linear'),
          nature: fc.constantFrom('flow', 'level', 'cumulative'),
          direction: fc.constantFrom('up', 'down'),
          base: fc.option(wild, { nil: undefined }),
          rows: fc.uniqueArray(fc.tuple(year, wild), { selector: ([y]) => y, maxLength: 6 }),
          today: fc.constantFrom('2016-09-01', '2018-04-15', '2021-06-01'),
        }),
        ({ criterion: wanted, due, path, nature, direction, base, rows, today }) => {
          const judged = judgeTarget({
            target: makeTarget({
              criterion: wanted,
              due,
              path,
              ...(base === undefined ? {} : { base: { period: '2015', value: base } }),
            }),
            indicator: makeIndicator({ nature, direction }),
            observations: rows.map(([period, value]) => makeObservation(period, value)),
            today,
            plan,
          })
          expect(judged.trace.length).toBeGreaterThan(1)
          const { forecast } = judged
          if (forecast?.low !== undefined && forecast.high !== undefined) {
            expect(Number(forecast.low)).toBeLessThanOrEqual(Number(forecast.value))
            expect(Number(forecast.high)).toBeGreaterThanOrEqual(Number(forecast.value))
          }
          for (const sentence of explainTrace(judged.trace, 'zh-CN')) {
            expect(sentence).not.toMatch(/[{}]|undefined|NaN/)
          }
        },
      ),
      { numRuns: 500 },
    )
  })
})
