import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hbDefaults } from '../../../src/statistics/review/hidiroglou-berthelot.ts'
import { hbParametersOf } from '../../../src/statistics/review/review-parameters.ts'
import {
  isUnflagged,
  orderQueue,
  rankOf,
} from '../../../src/statistics/review/selective-editing.ts'
import { type RoundFigure, sumClasses } from '../../../src/statistics/review/weigh/classes.ts'
import { weighRound } from '../../../src/statistics/review/weigh/weigh-round.ts'

const figure = (
  unit: string,
  now: number | undefined,
  lastPeriod?: number,
  more: Partial<RoundFigure> = {},
): RoundFigure => ({ unit, cell: 'export SI21', now, lastPeriod, lastYear: undefined, ...more })

/** Twenty firms that grow by a tenth. */
const calm = Array.from({ length: 20 }, (_, n) => figure(`u${n}`, 110 * (n + 1), 100 * (n + 1)))

test('what is expected is the last period moved by the trend of the others, without the unit itself', () => {
  const odd = figure('odd', 50_000, 1000)
  const weighed = weighRound([...calm, odd], ['odd', 'u3'], hbDefaults)
  const { decisive, impact } = weighed.get('odd')!
  expect(decisive).toMatchObject({ cell: 'export SI21', reported: 50_000, from: 'last-period' })
  expect(decisive!.expected).toBeCloseTo(1100, 6)
  expect(impact!.score).toBeCloseTo((50_000 - 1100) / decisive!.published, 9)
  expect(impact!.score).toBeGreaterThan(weighed.get('u3')!.impact!.score)
})

test('a change that stands apart is told with its ratio, effect and bounds; calm ones are not', () => {
  const weighed = weighRound([...calm, figure('odd', 50_000, 1000)], ['odd', 'u3'], hbDefaults)
  const [outlier] = weighed.get('odd')!.outliers
  expect(outlier).toMatchObject({
    cell: 'export SI21',
    before: 1000,
    now: 50_000,
    ratio: 50,
    units: 21,
  })
  expect(outlier!.usual).toBeCloseTo(1.1, 9)
  expect(outlier!.effect).toBeGreaterThan(outlier!.high)
  expect(weighed.get('u3')!.outliers).toEqual([])
})

test('what was published counts too, and what is gone weighs as much as what is new', () => {
  const gone = figure('gone', undefined, 4000)
  const sums = sumClasses([...calm, gone])
  expect(sums.get('export SI21')!.published).toBe(Math.max(23_100, 21_000 + 4000))
  const { decisive } = weighRound([...calm, gone], ['gone'], hbDefaults).get('gone')!
  expect(decisive).toMatchObject({ reported: 0 })
  expect(decisive!.expected).toBeCloseTo(4400, 6)
})

test('a unit that says nothing and never did changes nothing; where nothing is expected nobody can tell', () => {
  const weighed = weighRound([figure('new', 7)], ['new', 'silent'], hbDefaults)
  expect(rankOf(weighed.get('silent')!.impact)).toBe(-1)
  expect(rankOf(weighed.get('new')!.impact)).toBe(0)
})

test('the number that is kept gives the order of the rule', () => {
  const one = fc.record({
    id: fc.string({ minLength: 1, maxLength: 3 }),
    impact: fc.option(
      fc.record({
        score: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 5, noNaN: true })),
        cell: fc.constant('x'),
        open: fc.constant([]),
      }),
      { nil: undefined },
    ),
  })
  fc.assert(
    fc.property(fc.uniqueArray(one, { selector: (it) => it.id, maxLength: 12 }), (returns) => {
      const byRank = returns.toSorted((a, b) => {
        const gap = Number(rankOf(b.impact).toFixed(8)) - Number(rankOf(a.impact).toFixed(8))
        return gap || (a.id < b.id ? -1 : 1)
      })
      expect(orderQueue(returns).map((it) => it.id)).toEqual(byRank.map((it) => it.id))
    }),
  )
})

test('only what no rule flags goes in bulk', () => {
  expect(isUnflagged({ hard: 0, soft: 0, outliers: 0 })).toBe(true)
  for (const key of ['hard', 'soft', 'outliers']) {
    expect(isUnflagged({ hard: 0, soft: 0, outliers: 0, [key]: 1 })).toBe(false)
  }
})

test('a survey may set how wide the outliers’ bounds are', () => {
  const value = {
    from: '2017-01-01',
    value: '7',
    source: { document: 'plan', clause: '二（七）' },
    status: 'unverified' as const,
  }
  const parameters = [{ id: 'outlier-width', name: { zh: '宽', en: 'width' }, values: [value] }]
  expect(hbParametersOf(parameters, '2018-03-31')).toEqual({ ...hbDefaults, c: 7 })
  expect(hbParametersOf(parameters, '2016-03-31')).toEqual(hbDefaults)
})
