import { addFractions, type Fraction, fractionOf } from '../../kernel/fraction.ts'
import { firstDayOf, lastDayOf, yearOf } from '../../kernel/period.ts'
import type { Indicator } from '../model/indicator.ts'
import type { Observation } from '../model/observation.ts'

/** The figure of one year put together from observations of one indicator. */
export interface YearFigure {
  readonly year: number
  readonly value: Fraction
  /** Months of the year that the figure covers, 1–12, ascending. */
  readonly months: readonly number[]
  /** All twelve months, or the state at the year's end. */
  readonly complete: boolean
  readonly status: 'verified' | 'unverified'
  /** Ids of the observations it is made of. */
  readonly from: readonly string[]
}

const monthsIn = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i)

const monthsOfPeriod = (period: string): number[] =>
  monthsIn(Number(firstDayOf(period).slice(5, 7)), Number(lastDayOf(period).slice(5, 7)))

const pad = (n: number): string => String(n).padStart(2, '0')

function periodsInside(period: string): string[] {
  const year = period.slice(0, 4)
  if (period.length === 4) return [`${year}-H1`, `${year}-H2`]
  const half = /H([12])$/.exec(period)
  if (half) return half[1] === '1' ? [`${year}-Q1`, `${year}-Q2`] : [`${year}-Q3`, `${year}-Q4`]
  return /Q/.test(period) ? monthsOfPeriod(period).map((m) => `${year}-${pad(m)}`) : []
}

/** Adds up to a year: totals of a period in units that can be added. */
export function isAdditive(indicator: Indicator): boolean {
  return (
    indicator.nature === 'flow' &&
    indicator.unit !== 'percent' &&
    indicator.unit !== 'yes-no' &&
    indicator.derived === undefined
  )
}

/** The coarsest observations that cover as much of `period` as there is, without overlap. */
function cover(
  period: string,
  byPeriod: ReadonlyMap<string, Observation>,
  allowed: ReadonlySet<number> | undefined,
): Observation[] {
  const own = byPeriod.get(period)
  if (own && (!allowed || monthsOfPeriod(period).every((m) => allowed.has(m)))) return [own]
  return periodsInside(period).flatMap((inner) => cover(inner, byPeriod, allowed))
}

function figureOf(year: number, parts: readonly Observation[], additive: boolean): YearFigure {
  const last = parts.at(-1)!
  const months = additive
    ? parts.flatMap((part) => monthsOfPeriod(part.period)).sort((a, b) => a - b)
    : monthsIn(1, Number(lastDayOf(last.period).slice(5, 7)))
  const used = additive ? parts : [last]
  return {
    year,
    value: used.map((o) => fractionOf(o.value)).reduce(addFractions),
    months,
    complete: months.length === 12,
    status: used.every((o) => o.status === 'verified') ? 'verified' : 'unverified',
    from: used.map((o) => o.id),
  }
}

/**
 * Year figures of one reported indicator, ascending. Totals are added up from the coarsest
 * periods known; states and rates take the last one known. `months` restricts the sum of each
 * year to those months, for comparing like with like.
 */
export function listYearFigures(
  indicator: Indicator,
  known: readonly Observation[],
  months?: readonly number[],
): YearFigure[] {
  const own = known.filter((o) => o.indicator === indicator.id)
  const byPeriod = new Map(own.map((o) => [o.period, o]))
  const allowed = months && new Set(months)
  const additive = isAdditive(indicator)
  const years = [...new Set(own.map((o) => yearOf(o.period)))].sort((a, b) => a - b)
  return years.flatMap((year) => {
    const parts = additive
      ? cover(String(year), byPeriod, allowed)
      : own
          .filter((o) => yearOf(o.period) === year)
          .filter((o) => !allowed || allowed.has(Number(lastDayOf(o.period).slice(5, 7))))
          .sort(byEndThenLength)
    return parts.length > 0 ? [figureOf(year, parts, additive)] : []
  })
}

function byEndThenLength(a: Observation, b: Observation): number {
  const [endA, endB] = [lastDayOf(a.period), lastDayOf(b.period)]
  if (endA !== endB) return endA < endB ? -1 : 1
  return monthsOfPeriod(a.period).length - monthsOfPeriod(b.period).length
}
