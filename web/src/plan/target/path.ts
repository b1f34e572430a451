import type { JudgedTarget } from '../queries.ts'
import { boundOf } from './criterion.ts'

type Planned = Pick<JudgedTarget, 'base' | 'printedBase' | 'due' | 'criterion' | 'path'>

/**
 * The path from the base to the target, a figure a year, for drawing only: verdicts are computed
 * exactly by the server. Empty where there is no base, no single due year or no figure.
 */
export function pathOf(target: Planned): { period: string; value: string }[] {
  const { printedBase, due, criterion, path } = target
  const base =
    target.base ?? (printedBase && { year: Number(printedBase.period), value: printedBase.value })
  const bound = boundOf(criterion)
  const until = Number(due)
  if (!base || bound === undefined || !Number.isInteger(until) || until <= base.year) return []
  const from = Number(base.value)
  const to = Number(bound)
  const years = until - base.year
  return Array.from({ length: years + 1 }, (_, step) => {
    const share = step / years
    const value =
      path === 'compound' && from > 0 && to > 0
        ? from * (to / from) ** share
        : from + (to - from) * share
    return { period: String(base.year + step), value: value.toFixed(2) }
  })
}

/**
 * Where to end the picture when the band of a forecast is so wide that it would flatten all else;
 * absent where everything fits. Of two significant digits, so that the axis reads well.
 */
export function ceilingOf(values: readonly number[], high: number | undefined): number | undefined {
  const peak = Math.max(...values)
  if (high === undefined || !(peak > 0) || high <= peak * 2) return undefined
  const unit = 10 ** (Math.floor(Math.log10(peak * 1.5)) - 1)
  return Math.ceil((peak * 1.5) / unit) * unit
}
