import type { HbParameters } from '../hidiroglou-berthelot.ts'
import {
  type Expected,
  expectedOf,
  type Impact,
  impactOfReturn,
  type ReviewedCell,
} from '../selective-editing.ts'
import {
  byUnit,
  type ClassSums,
  meanOfOthers,
  type RoundFigure,
  sumClasses,
  trendOfOthers,
} from './classes.ts'
import { type Outlier, outliersOf } from './outliers.ts'

/** The figure that decides a return's place in the queue. */
export interface Decisive {
  readonly cell: string
  readonly reported: number
  readonly expected: number
  readonly from: Expected['from']
  readonly published: number
}

/** What a round as a whole says of one return. */
export interface Weighed {
  readonly impact: Impact | undefined
  readonly decisive: Decisive | undefined
  readonly outliers: readonly Outlier[]
}

export function expectedFigure(figure: RoundFigure, sums: ClassSums): Expected | undefined {
  const { now, lastPeriod, lastYear } = figure
  return expectedOf({
    lastPeriod,
    trend: trendOfOthers(sums.sincePeriod, { now, before: lastPeriod }),
    lastYear,
    trendOfYear: trendOfOthers(sums.sinceYear, { now, before: lastYear }),
    classMean: meanOfOthers(sums, now),
  })
}

/** Every unit counts for itself: the surveys ask all who are obliged. */
const weight = 1

/** Of a unit that says nothing and of which nothing was said before. */
const harmless: Impact = { score: 0, cell: '', open: [] }

function weighUnit(
  figures: readonly RoundFigure[],
  classes: ReadonlyMap<string, ClassSums>,
  outliers: readonly Outlier[],
): Weighed {
  if (figures.length === 0) return { impact: harmless, decisive: undefined, outliers }
  const reviewed = figures.map((one): ReviewedCell & { from: Expected['from'] | undefined } => {
    const sums = classes.get(one.cell)!
    const expected = expectedFigure(one, sums)
    return {
      cell: one.cell,
      reported: one.now ?? 0,
      expected: expected?.value,
      weight,
      published: sums.published,
      from: expected?.from,
    }
  })
  const impact = impactOfReturn(reviewed)
  const worst = impact && reviewed.find((one) => one.cell === impact.cell)
  return {
    impact,
    decisive: worst && {
      cell: worst.cell,
      reported: worst.reported,
      expected: worst.expected!,
      from: worst.from!,
      published: worst.published!,
    },
    outliers,
  }
}

/**
 * Weighs the returns of `units` by all figures of the round: those of units that do not wait count
 * in the classes too.
 */
export function weighRound(
  figures: readonly RoundFigure[],
  units: Iterable<string>,
  parameters: HbParameters,
): Map<string, Weighed> {
  const classes = sumClasses(figures)
  const outliers = outliersOf(figures, parameters)
  const own = byUnit(figures)
  const weighed = new Map<string, Weighed>()
  for (const unit of units) {
    weighed.set(unit, weighUnit(own.get(unit) ?? [], classes, outliers.get(unit) ?? []))
  }
  return weighed
}
