import { floatOf } from '../../kernel/fraction.ts'
import type { Forecast } from '../model/judgement.ts'
import type { YearPoint } from './derived.ts'

/** Share of outcomes that the band is meant to hold, in percent. */
export const bandPercent = 80

/** Student t, one-sided 0.90 (so a band of 80 %), for 1 to 30 degrees of freedom. */
const studentT = [
  3.078, 1.886, 1.638, 1.533, 1.476, 1.44, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356, 1.35, 1.345,
  1.341, 1.337, 1.333, 1.33, 1.328, 1.325, 1.323, 1.321, 1.319, 1.318, 1.316, 1.315, 1.314, 1.313,
  1.311, 1.31,
]

interface Drift {
  readonly value: number
  readonly margin: number | undefined
}

/**
 * Random walk with drift: the mean yearly change goes on. The residuals of the changes give the
 * band, widened for the steps ahead and for the drift itself being estimated.
 */
function drift(years: readonly number[], values: readonly number[], target: number): Drift {
  const [firstYear, lastYear] = [years[0]!, years.at(-1)!]
  const [first, last] = [values[0]!, values.at(-1)!]
  const span = lastYear - firstYear
  const ahead = target - lastYear
  const mean = (last - first) / span
  const value = last + mean * ahead
  const changes = values.length - 1
  if (changes < 2) return { value, margin: undefined }
  let squares = 0
  for (let i = 1; i <= changes; i += 1) {
    const gap = years[i]! - years[i - 1]!
    squares += (values[i]! - values[i - 1]! - mean * gap) ** 2 / gap
  }
  const deviation = Math.sqrt(squares / (changes - 1))
  const t = studentT[changes - 2] ?? 1.282
  return { value, margin: t * deviation * Math.sqrt(ahead * (1 + ahead / span)) }
}

/** What the figure can be at all; a percent share stays within 0 and 100, a total at 0 or above. */
export interface ForecastLimits {
  readonly min?: number
  readonly max?: number
}

/**
 * Forecast of `year` from complete yearly points: drift of the logarithms on a compound path
 * where every figure is positive, drift of the figures otherwise. Two points give no band, fewer
 * no forecast. No verdict depends on it.
 */
export function forecastYear(
  points: readonly YearPoint[],
  year: number,
  path: 'compound' | 'linear',
  limits: ForecastLimits = {},
): Forecast | undefined {
  const used = points.filter((p) => p.complete && p.year < year)
  if (used.length < 2) return undefined
  const values = used.map((p) => floatOf(p.value))
  const years = used.map((p) => p.year)
  const logarithmic = path === 'compound' && values.every((v) => v > 0)
  const raw = drift(years, logarithmic ? values.map(Math.log) : values, year)
  const back = (x: number): number => {
    const y = logarithmic ? Math.exp(x) : x
    return Math.min(limits.max ?? Infinity, Math.max(limits.min ?? -Infinity, y))
  }
  const value = back(raw.value)
  const [low, high] = [back(raw.value - (raw.margin ?? 0)), back(raw.value + (raw.margin ?? 0))]
  if (![value, low, high].every((v) => Number.isFinite(v) && Math.abs(v) < 1e15)) return undefined
  return {
    year,
    value: value.toFixed(2),
    ...(raw.margin === undefined
      ? {}
      : { low: low.toFixed(2), high: high.toFixed(2), bandPercent }),
    method: logarithmic ? 'log-drift' : 'drift',
    points: used.length,
  }
}
