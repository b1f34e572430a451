import { findOutliersByClass, type HbParameters } from '../hidiroglou-berthelot.ts'
import type { RoundFigure } from './classes.ts'

/** 离群值: a change since the last period that stands apart in its class, with what tells so. */
export interface Outlier {
  readonly cell: string
  readonly before: number
  readonly now: number
  /** Now by before, and what is usual in the class. */
  readonly ratio: number
  readonly usual: number
  readonly effect: number
  /** The effect lies outside [low, high]. */
  readonly low: number
  readonly high: number
  /** Units of the class that could be compared. */
  readonly units: number
}

/** Outliers of a round by unit. */
export function outliersOf(
  figures: readonly RoundFigure[],
  parameters: HbParameters,
): Map<string, Outlier[]> {
  const places = new Map<string, number>()
  const classes = Int32Array.from(figures, ({ cell }) => {
    const place = places.get(cell) ?? places.size
    places.set(cell, place)
    return place
  })
  const nameOf = [...places.keys()]
  const before = Float64Array.from(figures, (one) => one.lastPeriod ?? Number.NaN)
  const now = Float64Array.from(figures, (one) => one.now ?? Number.NaN)
  const found = new Map<string, Outlier[]>()
  for (const [place, result] of findOutliersByClass(before, now, classes, parameters)) {
    for (const at of result.outliers) {
      const { unit } = figures[at]!
      const outlier: Outlier = {
        cell: nameOf[place]!,
        before: before[at]!,
        now: now[at]!,
        ratio: now[at]! / before[at]!,
        usual: result.medianRatio,
        effect: result.effects[at]!,
        low: result.low,
        high: result.high,
        units: result.used,
      }
      const list = found.get(unit)
      if (list) list.push(outlier)
      else found.set(unit, [outlier])
    }
  }
  return found
}
