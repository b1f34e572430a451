import { describe, expect, test } from 'vitest'
import {
  expectedOf,
  impactOf,
  impactOfReturn,
  isHeavy,
  orderQueue,
  type ReviewedCell,
} from '../../../src/statistics/review/selective-editing.ts'

const cell = (more: Partial<ReviewedCell> = {}): ReviewedCell => ({
  cell: 'SI21',
  reported: 150,
  expected: 100,
  weight: 2,
  published: 1000,
  ...more,
})

describe('impact on what is published', () => {
  test('is the weighted gap as a part of the published figure, either way', () => {
    expect(impactOf(cell())).toBe(0.1)
    expect(impactOf(cell({ reported: 50 }))).toBe(0.1)
    expect(impactOf(cell({ reported: 100 }))).toBe(0)
  })

  test('cannot be told without something to expect or to compare with', () => {
    expect(impactOf(cell({ expected: undefined }))).toBeUndefined()
    expect(impactOf(cell({ published: undefined }))).toBeUndefined()
    expect(impactOf(cell({ published: 0 }))).toBeUndefined()
  })

  test('of a return is that of its worst cell, with what stays open named', () => {
    expect(
      impactOfReturn([
        cell({ cell: 'a' }),
        cell({ cell: 'b', reported: 400 }),
        cell({ cell: 'c', expected: undefined }),
      ]),
    ).toEqual({
      score: 0.6,
      cell: 'b',
      open: ['c'],
    })
    expect(impactOfReturn([cell({ expected: undefined })])).toBeUndefined()
  })

  test('expects the last period with its trend, then last year, then the class', () => {
    expect(expectedOf({ lastPeriod: 200, trend: 1.1, lastYear: 5 })).toEqual({
      value: 220.00000000000003,
      from: 'last-period',
    })
    expect(expectedOf({ lastPeriod: Number.NaN, lastYear: 50, trendOfYear: 2 })).toEqual({
      value: 100,
      from: 'last-year',
    })
    expect(expectedOf({ classMean: 7 })).toEqual({ value: 7, from: 'class' })
    expect(expectedOf({})).toBeUndefined()
  })
})

test('the queue begins with what matters, and what nobody can judge comes before what is harmless', () => {
  const impact = (score: number) => ({ score, cell: 'x', open: [] })
  const queue = [
    { id: 'harmless', impact: impact(0) },
    { id: 'unknown', impact: undefined },
    { id: 'b', impact: impact(0.2) },
    { id: 'great', impact: impact(0.5) },
    { id: 'a', impact: impact(0.2) },
  ]
  expect(orderQueue(queue).map((one) => one.id)).toEqual(['great', 'a', 'b', 'unknown', 'harmless'])
})

test('what nobody can tell goes in no bulk, unless nothing is reported', () => {
  const heavy = (impact: { score: number } | undefined, reports: boolean) =>
    isHeavy({ impact, reports }, 0.1)
  expect(heavy(undefined, true)).toBe(true)
  expect(heavy(undefined, false)).toBe(false)
  expect(heavy({ score: 0.1 }, true)).toBe(false)
  expect(heavy({ score: 0.100001 }, true)).toBe(true)
})
