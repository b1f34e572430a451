import { expect, test } from 'vitest'
import { suggestUnit } from '../../../src/statistics/review/suggest-unit.ts'

test.each([
  [5_200_000, 5000, 1000],
  [52_000_000, 5000, 10_000],
  [5.2, 5000, 0.001],
  [0.52, 5000, 0.0001],
])('%d where %d is expected looks off by %d', (reported, expected, factor) => {
  const found = suggestUnit(reported, expected)!
  expect(found.factor).toBe(factor)
  expect(found.corrected).toBeCloseTo(5200, 6)
})

test('honest growth, a tenfold figure and figures that cannot be compared get no suggestion', () => {
  for (const [reported, expected] of [
    [14_000, 5000],
    [50_000, 5000],
    [150_000, 5000],
    [0, 5000],
    [5000, 0],
    [Number.NaN, 5],
  ] as const) {
    expect(suggestUnit(reported, expected)).toBeUndefined()
  }
})
