import { averagedQuantile, type Quantile } from './quantile.ts'

/**
 * 离群值检测 by Hidiroglou and Berthelot (Survey Methodology 12, 1986): changes between two
 * periods, with the greater weight to the greater units.
 */
export interface HbParameters {
  /** How much size counts: 0 not at all, 1 in full. */
  readonly u: number
  /** Least spread, as a part of the median: keeps a calm class from raising everything. */
  readonly a: number
  /** Width of what is accepted. */
  readonly c: number
}

export const hbDefaults: HbParameters = { u: 0.5, a: 0.05, c: 4 }

export interface HbResult {
  /** Effect E of each unit; NaN where it was left out. */
  readonly effects: Float64Array
  /** Units that had a ratio. */
  readonly used: number
  readonly medianRatio: number
  readonly median: number
  /** Effects outside [low, high] are outliers. */
  readonly low: number
  readonly high: number
  /** Places of the outliers, ascending. */
  readonly outliers: readonly number[]
}

/** A ratio by its distance from the median, alike up and down: half as much is as far as twice. */
export const centred = (ratio: number, median: number): number =>
  ratio < median ? 1 - median / ratio : ratio / median - 1

const counts = (value: number | undefined): value is number =>
  value !== undefined && value > 0 && value < Number.POSITIVE_INFINITY

/**
 * Outliers among the changes from `previous` to `current`, place by place; NaN is missing. Zero,
 * missing and negative figures are left out. Undefined where no two figures make a ratio.
 */
export function findOutliers(
  previous: Float64Array,
  current: Float64Array,
  { u, a, c }: HbParameters = hbDefaults,
  quantile: Quantile = averagedQuantile,
): HbResult | undefined {
  const places = new Int32Array(current.length)
  const ratios = new Float64Array(current.length)
  let used = 0
  for (let at = 0; at < current.length; at += 1) {
    const [before, now] = [previous[at], current[at]]
    if (!counts(before) || !counts(now)) continue
    places[used] = at
    ratios[used] = now / before
    used += 1
  }
  if (used === 0) return undefined
  const medianRatio = quantile(ratios.slice(0, used).sort(), 0.5)
  const effects = new Float64Array(current.length).fill(Number.NaN)
  const sorted = new Float64Array(used)
  for (let n = 0; n < used; n += 1) {
    const at = places[n]!
    const size = Math.max(previous[at]!, current[at]!)
    const weight = u === 0 ? 1 : u === 0.5 ? Math.sqrt(size) : size ** u
    effects[at] = sorted[n] = centred(ratios[n]!, medianRatio) * weight
  }
  sorted.sort()
  const median = quantile(sorted, 0.5)
  const least = Math.abs(a * median)
  const low = median - c * Math.max(median - quantile(sorted, 0.25), least)
  const high = median + c * Math.max(quantile(sorted, 0.75) - median, least)
  const outliers: number[] = []
  for (let n = 0; n < used; n += 1) {
    const effect = effects[places[n]!]!
    if (effect < low || effect > high) outliers.push(places[n]!)
  }
  return { effects, used, medianRatio, median, low, high, outliers }
}

/** A class that is too small tells nothing of its members. */
export const leastOfClass = 10

/**
 * Outliers within classes (item, size, district …).
 * @param classes the class of each place; negative for none
 * @returns by class; one with fewer than `least` ratios is left out
 */
export function findOutliersByClass(
  previous: Float64Array,
  current: Float64Array,
  classes: Int32Array,
  parameters: HbParameters = hbDefaults,
  least = leastOfClass,
): Map<number, HbResult> {
  const members = new Map<number, number[]>()
  for (let at = 0; at < classes.length; at += 1) {
    const one = classes[at]!
    if (one < 0) continue
    const list = members.get(one)
    if (list) list.push(at)
    else members.set(one, [at])
  }
  const results = new Map<number, HbResult>()
  for (const [one, places] of members) {
    const pick = (values: Float64Array) => Float64Array.from(places, (at) => values[at]!)
    const found = findOutliers(pick(previous), pick(current), parameters)
    if (!found || found.used < least) continue
    const effects = new Float64Array(current.length).fill(Number.NaN)
    places.forEach((at, n) => {
      effects[at] = found.effects[n]!
    })
    results.set(one, { ...found, effects, outliers: found.outliers.map((n) => places[n]!) })
  }
  return results
}
