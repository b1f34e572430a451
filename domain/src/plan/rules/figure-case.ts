import type { Day } from '../../kernel/period.ts'
import type { Indicator } from '../model/indicator.ts'
import type { JudgedPoint, Judgement } from '../model/judgement.ts'
import type { Target } from '../model/target.ts'
import type { FigureCriterion } from './criterion.ts'
import { textOfPoint, type YearPoint } from './derived.ts'
import type { Step } from './trace.ts'

/** What every judge of a figure works on. */
export interface FigureCase {
  readonly target: Target
  readonly indicator: Indicator
  readonly criterion: FigureCriterion
  readonly direction: 'up' | 'down'
  readonly points: readonly YearPoint[]
  readonly today: Day
  readonly plan: { readonly from: Day; readonly until: Day }
}

/** A judgement before target id and timeliness are added. */
export type Finding = Omit<Judgement, 'target' | 'timeliness' | 'trace'> & {
  readonly trace: readonly Step[]
}

/** Whether the indicator is a growth rate, whose path is not growth upon growth but the rate itself. */
export function isRate(indicator: Indicator): boolean {
  return indicator.derived !== undefined && indicator.derived.kind !== 'share'
}

/** A point as the judgement shows it. */
export function showPoint(point: YearPoint): JudgedPoint {
  return {
    year: point.year,
    value: textOfPoint(point),
    toDate: !point.complete,
    status: point.status,
  }
}
