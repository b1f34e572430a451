import {
  type Bracket,
  bracketRoot,
  compareFractions,
  divideFractions,
  type Fraction,
  fraction,
  multiplyFractions,
  one,
  powerOf,
  shortTextOf,
  signOf,
  subtractFractions,
} from '../../kernel/fraction.ts'
import type { Indicator } from '../model/indicator.ts'
import type { Observation } from '../model/observation.ts'
import { listYearFigures, type YearFigure } from './years.ts'

const hundred = fraction(100n)

/**
 * The figure of a year for any indicator, derived ones included. `root` marks an average growth,
 * which is no fraction: it is the `root.years`-th root of `root.ratio`, less one, in percent.
 */
export interface YearPoint extends YearFigure {
  readonly root?: { readonly ratio: Fraction; readonly years: number }
  /** Computed from other series rather than reported. */
  readonly computed: boolean
}

const percentLess1 = (ratio: Fraction): Fraction =>
  multiplyFractions(subtractFractions(ratio, one), hundred)

/** Encloses the yearly growth, in percent, that leads to `ratio` in `years`. */
function bracketGrowth(ratio: Fraction, years: number, places: number): Bracket {
  const root = bracketRoot(ratio, years, places + 2)
  return { low: percentLess1(root.low), high: percentLess1(root.high) }
}

/** Compares a point with a bound, exactly, also for average growth (by powers, without a root). */
export function comparePoint(point: YearPoint, bound: Fraction): -1 | 0 | 1 {
  if (!point.root) return compareFractions(point.value, bound)
  const factor = divideFractions(fraction(bound.n + 100n * bound.d, bound.d), hundred)
  if (signOf(factor) < 0) return 1
  return compareFractions(point.root.ratio, powerOf(factor, point.root.years))
}

/** The point's value as text; up to six places where it does not end. */
export function textOfPoint(point: YearPoint): string {
  return shortTextOf(point.value, 6)
}

const worse = (a: YearFigure, b: YearFigure): 'verified' | 'unverified' =>
  a.status === 'verified' && b.status === 'verified' ? 'verified' : 'unverified'

const sameMonths = (a: YearFigure, b: YearFigure): boolean =>
  a.months.length === b.months.length && a.months.every((m, i) => m === b.months[i])

function joined(now: YearFigure, with_: YearFigure, value: Fraction): YearPoint {
  return {
    year: now.year,
    value,
    months: now.months,
    complete: now.complete && with_.complete,
    status: worse(now, with_),
    from: [...now.from, ...with_.from],
    computed: true,
  }
}

type Find = (id: string) => Indicator | undefined

function growthPoints(of: Indicator, known: readonly Observation[]): YearPoint[] {
  return listYearFigures(of, known).flatMap((now) => {
    const before = listYearFigures(of, known, now.complete ? undefined : now.months).find(
      (f) => f.year === now.year - 1,
    )
    if (!before || !sameMonths(now, before) || signOf(before.value) <= 0) return []
    return [joined(now, before, percentLess1(divideFractions(now.value, before.value)))]
  })
}

function averageGrowthPoints(
  of: Indicator,
  since: string,
  known: readonly Observation[],
): YearPoint[] {
  const figures = listYearFigures(of, known).filter((f) => f.complete)
  const base = figures.find((f) => f.year === Number(since))
  if (!base || signOf(base.value) <= 0) return []
  return figures
    .filter((f) => f.year > base.year && signOf(f.value) >= 0)
    .map((now) => {
      const ratio = divideFractions(now.value, base.value)
      const years = now.year - base.year
      const value = bracketGrowth(ratio, years, 12).low
      return { ...joined(now, base, value), root: { ratio, years } }
    })
}

function sharePoints(
  part: Indicator,
  whole: Indicator,
  known: readonly Observation[],
): YearPoint[] {
  const wholes = listYearFigures(whole, known)
  return listYearFigures(part, known).flatMap((now) => {
    const all = wholes.find((f) => f.year === now.year)
    if (!all || !sameMonths(now, all) || signOf(all.value) <= 0) return []
    return [joined(now, all, multiplyFractions(divideFractions(now.value, all.value), hundred))]
  })
}

function computedPoints(indicator: Indicator, find: Find, known: readonly Observation[]) {
  const { derived } = indicator
  if (!derived) return []
  if (derived.kind === 'share') {
    const [part, whole] = [find(derived.part), find(derived.whole)]
    return part && whole ? sharePoints(part, whole, known) : []
  }
  const of = find(derived.of)
  if (!of) return []
  return derived.kind === 'growth'
    ? growthPoints(of, known)
    : averageGrowthPoints(of, derived.since.slice(0, 4), known)
}

/**
 * Year points of any indicator, ascending. A derived indicator is computed from the other series
 * as known; a published figure of it stands in only for years that cannot be computed.
 * Derivations go one step: their inputs are reported series.
 */
export function listYearPoints(
  indicator: Indicator,
  register: readonly Indicator[],
  known: readonly Observation[],
): YearPoint[] {
  const computed = computedPoints(indicator, (id) => register.find((i) => i.id === id), known)
  const years = new Set(computed.map((p) => p.year))
  const published = listYearFigures(indicator, known)
    .filter((f) => !years.has(f.year))
    .map((f) => ({ ...f, computed: false }))
  return [...computed, ...published].sort((a, b) => a.year - b.year)
}

/** Indicator ids whose observations feed `indicator`: its own, or those it is computed from. */
export function inputsOf(indicator: Indicator): string[] {
  const { derived } = indicator
  if (!derived) return [indicator.id]
  return derived.kind === 'share' ? [derived.part, derived.whole] : [derived.of]
}
