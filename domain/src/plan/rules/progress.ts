import { type Fraction, fractionOf, zero } from '../../kernel/fraction.ts'
import { type Day, yearOf } from '../../kernel/period.ts'
import type { Indicator } from '../model/indicator.ts'
import type { Judgement, QualitativeVerdict } from '../model/judgement.ts'
import type { Observation } from '../model/observation.ts'
import type { Target } from '../model/target.ts'
import { directionOf, type FigureCriterion, stateCriterion } from './criterion.ts'
import { listYearPoints, type YearPoint } from './derived.ts'
import { judgeDueYear } from './due-year.ts'
import { judgeEachYear } from './each-year.ts'
import { type Finding, isRate } from './figure-case.ts'
import { judgeQualitative } from './qualitative.ts'
import { judgeTimeliness } from './timeliness.ts'
import { type Step, step } from './trace.ts'

export interface JudgeInput {
  readonly target: Target
  readonly indicator: Indicator
  /** Every indicator that a derived one is computed from; the whole register will do. */
  readonly indicators?: readonly Indicator[]
  /** As known at the moment of judging (`seriesAsKnown`); other indicators may be among them. */
  readonly observations: readonly Observation[]
  /** Every version known, for timeliness; `observations` where left out. */
  readonly history?: readonly Observation[]
  readonly today: Day
  /** First and last day of the plan. */
  readonly plan: { readonly from: Day; readonly until: Day }
  readonly qualitativeVerdicts?: readonly QualitativeVerdict[]
}

/** A finding whose codes are typed. */
export type JudgedTarget = Omit<Judgement, 'trace'> & { trace: Step[] }

/**
 * The series' points with the target's printed base in its year. The base yields only to a
 * verified figure while it is itself unverified. A cumulative series without base starts at zero
 * in the year before the plan.
 */
function withBase(input: JudgeInput, points: readonly YearPoint[]): readonly YearPoint[] {
  const { base } = input.target
  const make = (year: number, value: Fraction, status: 'verified' | 'unverified'): YearPoint => ({
    year,
    value,
    months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    complete: true,
    status,
    from: [],
    computed: false,
  })
  if (!base) {
    const start = yearOf(input.plan.from) - 1
    const fromZero = input.indicator.nature === 'cumulative' && !input.indicator.derived
    return fromZero && !points.some((p) => p.year <= start)
      ? [make(start, zero, 'verified'), ...points]
      : points
  }
  const year = Number(base.period)
  const own = points.find((p) => p.year === year && p.complete)
  const better = own?.status === 'verified' && base.status === 'unverified'
  const used = better ? own : make(year, fractionOf(base.value), base.status)
  return [...points.filter((p) => p.year !== year), used].sort((a, b) => a.year - b.year)
}

function noteSeries(indicator: Indicator, points: readonly YearPoint[]): Step[] {
  const { derived } = indicator
  const steps: Step[] = []
  if (derived?.kind === 'growth') steps.push(step('series-growth'))
  if (derived?.kind === 'average-growth') {
    steps.push(step('series-average-growth', { since: derived.since }))
  }
  if (derived?.kind === 'share') steps.push(step('series-share'))
  const published = derived ? points.filter((p) => !p.computed) : []
  if (published.length > 0) {
    steps.push(step('series-published', { years: published.map((p) => p.year).join('、') }))
  }
  if (points.some((p) => p.status === 'unverified')) steps.push(step('figures-unverified'))
  return steps
}

function judgeFigure(input: JudgeInput, criterion: FigureCriterion): Finding {
  const { target, indicator, today, plan } = input
  const computed = listYearPoints(indicator, input.indicators ?? [indicator], input.observations)
  const points = isRate(indicator) ? computed : withBase(input, computed)
  const direction = directionOf(criterion, indicator)
  const figureCase = { target, indicator, criterion, direction, points, today, plan }
  const opening = [stateCriterion(criterion, indicator.unit), ...noteSeries(indicator, points)]
  const finding =
    target.due === 'each-year'
      ? judgeEachYear(figureCase)
      : judgeDueYear(figureCase, Number(target.due))
  return { ...finding, trace: [...opening, ...finding.trace] }
}

/**
 * Judges one target as of `today`, with the reasoning. Final verdicts come from the criterion
 * alone and exact figures; progress before the due year ends from the published thresholds.
 */
export function judgeTarget(input: JudgeInput): JudgedTarget {
  const { target, indicator, today } = input
  const { criterion } = target
  if (criterion.kind === 'qualitative') {
    const finding = judgeQualitative(target, input.qualitativeVerdicts ?? [], input)
    return { target: target.id, ...finding, trace: [...finding.trace] }
  }
  const finding = judgeFigure(input, criterion)
  const history = input.history ?? input.observations
  const timeliness = judgeTimeliness(indicator, history, today, input.plan.from)
  const trace = [...finding.trace]
  if (timeliness.state !== 'in-time') {
    trace.push(
      step(`data-${timeliness.state}`, {
        period: timeliness.period,
        due: timeliness.dueDay,
        days: timeliness.workingDaysLate,
      }),
    )
  }
  return { target: target.id, ...finding, timeliness, trace }
}
