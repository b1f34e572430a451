import {
  addFractions,
  type Fraction,
  fraction,
  fractionOf,
  multiplyFractions,
  signOf,
  subtractFractions,
} from '../../kernel/fraction.ts'
import type { Indicator } from '../model/indicator.ts'
import type { Criterion } from '../model/target.ts'
import { comparePoint, type YearPoint } from './derived.ts'
import { type Step, step } from './trace.ts'

export type FigureCriterion = Exclude<Criterion, { kind: 'qualitative' }>

/** Which way the criterion wants the figure to go; only `about` leaves it to the indicator. */
export function directionOf(criterion: FigureCriterion, indicator: Indicator): 'up' | 'down' {
  if (criterion.kind === 'about') return indicator.direction
  return criterion.kind === 'at-most' ? 'down' : 'up'
}

/** The figure that the path leads to: the value, or the low end of a range. */
export function boundOf(criterion: FigureCriterion): Fraction {
  return fractionOf(criterion.kind === 'range' ? criterion.low : criterion.value)
}

/** Whether the point satisfies the criterion; exact. */
export function meetsCriterion(
  point: YearPoint,
  criterion: FigureCriterion,
  direction: 'up' | 'down',
): boolean {
  const bound = boundOf(criterion)
  if (criterion.kind === 'above') return comparePoint(point, bound) > 0
  if (criterion.kind === 'at-most') return comparePoint(point, bound) <= 0
  if (criterion.kind !== 'about') return comparePoint(point, bound) >= 0
  const part = multiplyFractions(fractionOf(criterion.tolerancePercent), fraction(1n, 100n))
  const size = signOf(bound) < 0 ? multiplyFractions(bound, fraction(-1n)) : bound
  const slack = multiplyFractions(size, part)
  return direction === 'up'
    ? comparePoint(point, subtractFractions(bound, slack)) >= 0
    : comparePoint(point, addFractions(bound, slack)) <= 0
}

/** Whether the point lies beyond the high end of a range, which is reached and said. */
export function exceedsRange(point: YearPoint, criterion: FigureCriterion): boolean {
  return criterion.kind === 'range' && comparePoint(point, fractionOf(criterion.high)) > 0
}

/** What is asked, as the first step of the reasoning. */
export function stateCriterion(criterion: FigureCriterion, unit: string): Step {
  if (criterion.kind === 'range') {
    return step('criterion-range', { low: criterion.low, high: criterion.high, unit })
  }
  if (criterion.kind === 'about') {
    const { value, tolerancePercent } = criterion
    return step('criterion-about', { value, tolerance: tolerancePercent, unit })
  }
  return step(`criterion-${criterion.kind}`, { value: criterion.value, unit })
}
