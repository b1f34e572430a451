import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  centred,
  findOutliers,
  findOutliersByClass,
} from '../../../src/statistics/review/hidiroglou-berthelot.ts'
import { averagedQuantile, type Quantile } from '../../../src/statistics/review/quantile.ts'

const of = (...values: number[]) => Float64Array.from(values)

describe('the quantile by the empirical distribution with averaging', () => {
  test.each([
    [[1, 2, 3, 4], 1.5, 2.5, 3.5],
    [[1, 2, 3, 4, 5], 2, 3, 4],
    [[1, 2, 3, 4, 5, 6], 2, 3.5, 5],
    [[1, 2, 3, 4, 5, 6, 7], 2, 4, 6],
    [[1, 2, 3, 4, 5, 6, 7, 8], 2.5, 4.5, 6.5],
    [[7], 7, 7, 7],
    [[3, 9], 3, 6, 9],
  ])('of %j', (values, q1, median, q3) => {
    const sorted = Float64Array.from(values)
    expect([0.25, 0.5, 0.75].map((part) => averagedQuantile(sorted, part))).toEqual([
      q1,
      median,
      q3,
    ])
  })
})

/**
 * Reference result of Statistics Canada's Banff 2.08, procedure outlier, historical method with
 * two data sets (exponent 0, MII 3, MDM 0.05). Banff takes its quartiles at (n + 1)·p, so the
 * comparison does; everything else is the same rule.
 */
describe('the reference result of Banff', () => {
  const current = of(4, 14, 18, 7, 1, 5, 3, 16, 2, 6)
  const before = of(19, 5, 19, 6, 1, 2, 8, 14, 3, 2)
  const ofBanff: Quantile = (sorted, part) => {
    const position = part * (sorted.length + 1)
    const whole = Math.floor(position)
    const rest = position - whole
    return (1 - rest) * sorted[whole - 1]! + rest * sorted[whole]!
  }
  const v1 = findOutliers(before, current, { u: 0, a: 0.05, c: 3 }, ofBanff)!
  const v2 = findOutliers(current, before, { u: 0, a: 0.05, c: 3 }, ofBanff)!

  test('has the same effects', () => {
    expect(v1.effects[0]).toBeCloseTo(-4.089285714, 9)
    expect(v1.effects[6]).toBeCloseTo(-1.857142857, 9)
    expect(v2.effects[0]).toBeCloseTo(4.0666666667, 9)
    expect(v2.effects[6]).toBeCloseTo(1.8444444444, 9)
  })

  test('has the same bounds', () => {
    expect([v1.low, v1.high].map((one) => one.toFixed(9))).toEqual(['-2.754166667', '4.214761905'])
    expect([v2.low, v2.high].map((one) => one.toFixed(9))).toEqual(['-4.237425595', '2.738095238'])
  })

  test('finds the same outliers', () => {
    expect(v1.outliers).toEqual([0])
    expect(v2.outliers).toEqual([0])
    expect(findOutliers(before, current, { u: 0, a: 0.05, c: 2 }, ofBanff)!.outliers).toEqual([
      0, 6,
    ])
  })
})

describe('outliers of a class', () => {
  test('by hand: ratios 1, 2, 3 and 30 on the sizes of 100', () => {
    // Median ratio 2.5; s = −1.5, −0.25, 0.2, 11; E = s·√max.
    const found = findOutliers(of(100, 100, 100, 100), of(100, 200, 300, 3000))!
    expect(found.medianRatio).toBe(2.5)
    const [e1, e2, e3, e4] = [
      -1.5 * 10,
      -0.25 * Math.sqrt(200),
      0.2 * Math.sqrt(300),
      11 * Math.sqrt(3000),
    ]
    expect([...found.effects]).toEqual([e1, e2, e3, e4].map((one) => expect.closeTo(one, 9)))
    const median = (e2 + e3) / 2
    expect(found.low).toBeCloseTo(median - 4 * (median - (e1 + e2) / 2), 9)
    expect(found.high).toBeCloseTo(median + 4 * ((e3 + e4) / 2 - median), 9)
  })

  test('leaves out zero, missing and negative figures, and says of how many it speaks', () => {
    const found = findOutliers(of(1, 0, Number.NaN, 5, -1, 2), of(1, 3, 4, 0, 2, 2))!
    expect(found.used).toBe(2)
    expect([...found.effects]).toEqual([0, NaN, NaN, NaN, NaN, 0])
    expect(findOutliers(of(0), of(1))).toBeUndefined()
  })

  test('that does not move at all raises nothing', () => {
    const same = Float64Array.from({ length: 50 }, (_, n) => n + 1)
    expect(findOutliers(same, same)!.outliers).toEqual([])
  })

  test('half as much is as far as twice as much', () => {
    const ratio = (min: number, max: number) => fc.double({ min, max, noNaN: true })
    fc.assert(
      fc.property(ratio(1.001, 1e6), ratio(0.001, 1000), (k, m) => {
        expect(centred(m * k, m) / -centred(m / k, m)).toBeCloseTo(1, 9)
      }),
    )
  })

  test('a thousandfold error of a unit is found among honest growth', () => {
    const before = Float64Array.from({ length: 200 }, (_, n) => 1000 + 37 * n)
    const now = before.map((value, n) => value * (1 + ((n * 7) % 11) / 50))
    now[50] = now[50]! * 1000
    now[51] = now[51]! / 1000
    expect(findOutliers(before, now)!.outliers).toEqual([50, 51])
  })

  test('does not depend on the unit of measure', () => {
    const figures = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 1e6 })),
      { minLength: 4, maxLength: 60 },
    )
    fc.assert(
      fc.property(figures, (pairs) => {
        const ask = (factor: number) =>
          findOutliers(
            Float64Array.from(pairs, ([a]) => a * factor),
            Float64Array.from(pairs, ([, b]) => b * factor),
          )!.outliers
        // Powers of four keep the square roots of all sizes exact multiples.
        expect(ask(4 ** 5)).toEqual(ask(1))
      }),
    )
  })

  test('is judged apart from other classes, and not at all when it is small', () => {
    const classes = Int32Array.from({ length: 40 }, (_, n) =>
      n < 15 ? 0 : n < 35 ? 1 : n < 38 ? 2 : -1,
    )
    const before = new Float64Array(40).fill(100)
    const now = Float64Array.from({ length: 40 }, (_, n) => (n < 15 ? 100 : 1000) + n)
    now[3] = 1e6
    const found = findOutliersByClass(before, now, classes)
    expect([...found.keys()].sort()).toEqual([0, 1])
    expect(found.get(0)!.outliers).toEqual([3])
    expect(found.get(1)!.outliers).toEqual([])
    expect(found.get(1)!.effects[3]).toBeNaN()
  })
})
