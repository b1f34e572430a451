import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listYearPoints } from '../../src/plan/rules/derived.ts'
import { forecastYear } from '../../src/plan/rules/forecast.ts'
import { makeIndicator, makeObservation } from './make.ts'

const indicator = makeIndicator()
const points = (values: readonly number[]) =>
  listYearPoints(
    indicator,
    [indicator],
    values.map((value, i) => makeObservation(String(2013 + i), value.toFixed(4))),
  )

describe('a forecast would promise more than the figures hold', () => {
  test('no forecast from one figure, no band from two', () => {
    expect(forecastYear(points([10]), 2020, 'compound')).toBeUndefined()
    const two = forecastYear(points([10, 12]), 2015, 'compound')
    expect(two).toEqual({ year: 2015, value: '14.40', method: 'log-drift', points: 2 })
  })

  test('figures that grow evenly leave no doubt, and stay on their path', () => {
    const even = forecastYear(points([100, 110, 121, 133.1]), 2018, 'compound')
    expect(even).toMatchObject({ value: '161.05', low: '161.05', high: '161.05', points: 4 })
    const line = forecastYear(points([10, 20, 30]), 2017, 'linear')
    expect(line).toMatchObject({ value: '50.00', low: '50.00', high: '50.00', method: 'drift' })
  })

  test('three figures by hand: drift, residual and Student t with one degree of freedom', () => {
    // Changes 1 and 3, mean 2, residual variance 2 on one degree of freedom; two years ahead:
    // 3.078 × √2 × √(2 × (1 + 2/2)) = 8.706.
    const three = forecastYear(points([10, 11, 14]), 2017, 'linear')
    expect(three).toMatchObject({ value: '18.00', low: '9.29', high: '26.71', bandPercent: 80 })
  })

  test('figures that are not positive fall back to plain drift', () => {
    expect(forecastYear(points([0, 2, 4]), 2016, 'compound')?.method).toBe('drift')
  })

  test('the band holds the value and widens with the years ahead', () => {
    const series = fc.array(fc.double({ min: 1, max: 1000, noNaN: true }), {
      minLength: 3,
      maxLength: 6,
    })
    fc.assert(
      fc.property(
        series,
        fc.constantFrom('compound' as const, 'linear' as const),
        (values, path) => {
          const width = (year: number) => {
            const f = forecastYear(points(values), year, path)
            if (f?.low === undefined || f.high === undefined) return undefined
            const [low, value, high] = [Number(f.low), Number(f.value), Number(f.high)]
            expect(low).toBeLessThanOrEqual(value)
            expect(high).toBeGreaterThanOrEqual(value)
            return path === 'linear' ? high - low : high / Math.max(low, 0.01)
          }
          const [near, far] = [width(2019), width(2021)]
          if (path === 'linear' && near !== undefined && far !== undefined) {
            expect(far).toBeGreaterThanOrEqual(near - 0.02)
          }
        },
      ),
    )
  })

  test('a share never goes beyond what a share can be', () => {
    const share = forecastYear(points([60, 75, 93]), 2020, 'compound', { min: 0, max: 100 })
    expect(share).toMatchObject({ value: '100.00', high: '100.00' })
  })
})
