import type { DecisiveFigure, OutlierLine } from '@wstc/domain/statistics/review/contract/shapes'
import type { ScoreRow } from '../store/scores.ts'

const partsOf = (cell: string) => {
  const at = cell.indexOf(' ')
  return { flow: cell.slice(0, at) as DecisiveFigure['flow'], code: cell.slice(at + 1) }
}

const amount = (value: number): string => value.toFixed(2)
/** With as many digits as mean anything. */
const figure = (value: number): string => value.toFixed(Math.abs(value) >= 100 ? 0 : 3)

export function showDecisive({ decisive }: ScoreRow): DecisiveFigure | null {
  return (
    decisive && {
      ...partsOf(decisive.cell),
      reported: amount(decisive.reported),
      expected: amount(decisive.expected),
      from: decisive.from,
      published: amount(decisive.published),
    }
  )
}

export const showOutliers = ({ outliers }: ScoreRow): OutlierLine[] =>
  outliers.map((one) => ({
    ...partsOf(one.cell),
    before: amount(one.before),
    now: amount(one.now),
    ratio: figure(one.ratio),
    usual: figure(one.usual),
    effect: figure(one.effect),
    low: figure(one.low),
    high: figure(one.high),
    units: one.units,
  }))
