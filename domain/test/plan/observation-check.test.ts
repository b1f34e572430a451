import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawsOf } from '../../src/kernel/seeded.ts'
import { Indicator } from '../../src/plan/model/indicator.ts'
import type { Observation } from '../../src/plan/model/observation.ts'
import { checkObservation, periodFits } from '../../src/plan/rules/observation-check.ts'

const indicatorOf = (more: Partial<Indicator>): Indicator =>
  Indicator.parse({
    id: 'series',
    name: { zh: '数列', en: 'Series' },
    definition: { zh: '数列', en: 'Series' },
    unit: 'cny-100m',
    direction: 'up',
    nature: 'flow',
    frequency: 'year',
    source: 'commerce',
    dueAfterWorkingDays: 30,
    ...more,
  })
const held = (value: string, period = '2016'): Observation => ({
  id: 'held',
  indicator: 'series',
  period,
  value,
  knownAt: '2017-02-01T00:00:00Z',
  status: 'verified',
  source: { zh: '来源', en: 'Source' },
})
const today = '2018-04-16'

test('shorter periods are taken only where they add up or say the state at their end', () => {
  const periods = ['2017', '2017-H1', '2017-Q1', '2017-01']
  const taken = (more: Partial<Indicator>) =>
    periods.filter((period) => periodFits(indicatorOf(more), period))
  expect(taken({})).toEqual(periods)
  expect(taken({ nature: 'level' })).toEqual(periods)
  expect(taken({ unit: 'percent' })).toEqual(['2017'])
  expect(taken({ frequency: 'quarter' })).toEqual(['2017-Q1', '2017-01'])
  expect(taken({ derived: { kind: 'growth', of: 'other' } })).toEqual(['2017'])
})

test('a figure that exists never changes without a reason', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.constantFrom('', ' ', undefined),
      (n, reason) => {
        const draft = { period: '2016', value: String(n), reason }
        const { faults } = checkObservation(indicatorOf({}), draft, [held('7')], today)
        expect(faults.map((one) => one.code)).toEqual(['plan/reason-required'])
      },
    ),
  )
})

test('the tenfold hint warns exactly from ten times on, both ways, and never refuses', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.integer({ min: 1, max: 100_000 }),
      (before, now) => {
        const draft = { period: '2017', value: String(now) }
        const { faults, warnings } = checkObservation(
          indicatorOf({}),
          draft,
          [held(String(before))],
          today,
        )
        expect(faults).toEqual([])
        expect(warnings.length > 0).toBe(now >= before * 10 || before >= now * 10)
      },
    ),
  )
})

test('figures of a period that is not over, or that no one can count, are refused', () => {
  const codes = (more: Partial<Indicator>, period: string, value: string) =>
    checkObservation(indicatorOf(more), { period, value }, [], today).faults.map((one) => one.code)
  expect(codes({}, '2018', '1')).toEqual(['plan/period-not-over'])
  expect(codes({}, '2018-Q1', '1')).toEqual([])
  expect(codes({}, '2017', '-1')).toEqual(['plan/negative-figure'])
  expect(codes({ unit: 'people' }, '2017', '1.5')).toEqual(['plan/whole-number-wanted'])
  expect(codes({ unit: 'people' }, '2017', '2.0')).toEqual([])
  expect(codes({ unit: 'percent' }, '2017', '100.1')).toEqual(['plan/not-a-share'])
  expect(codes({ unit: 'percent', derived: { kind: 'growth', of: 'o' } }, '2017', '-3')).toEqual([])
  expect(codes({ unit: 'yes-no' }, '2017', '1')).toEqual(['plan/indicator-takes-no-figures'])
})

test('the same seed draws the same numbers, or the demo would differ on every machine', () => {
  const draws = (seed: string) => {
    const draw = drawsOf(seed)
    return Array.from({ length: 5 }, () => draw())
  }
  expect(draws('a')).toEqual(draws('a'))
  expect(draws('a')).not.toEqual(draws('b'))
  fc.assert(fc.property(fc.string(), (seed) => draws(seed).every((n) => n >= 0 && n < 1)))
})
