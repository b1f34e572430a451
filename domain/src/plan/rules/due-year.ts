import {
  compareFractions,
  divideFractions,
  type Fraction,
  fraction,
  shortTextOf,
  signOf,
  subtractFractions,
  textOfFraction,
} from '../../kernel/fraction.ts'
import { lastDayOf } from '../../kernel/period.ts'
import { workingDaysBetween } from '../../kernel/working-days.ts'
import type { Forecast, RunRate } from '../model/judgement.ts'
import { boundOf, exceedsRange, meetsCriterion } from './criterion.ts'
import { textOfPoint, type YearPoint } from './derived.ts'
import { type FigureCase, type Finding, isRate, showPoint } from './figure-case.ts'
import { forecastYear } from './forecast.ts'
import {
  type Graded,
  gradeGrowth,
  gradeRatio,
  gradeStep,
  growthOf,
  isCompoundDefined,
  stepOf,
} from './grade.ts'
import { dueDayOf } from './timeliness.ts'
import { type Step, step } from './trace.ts'
import { isAdditive } from './years.ts'

const percent = (share: Fraction): string => textOfFraction({ n: share.n * 100n, d: share.d }, 2)

const figure = (point: YearPoint, unit: string) => ({
  value: textOfPoint(point),
  unit,
  year: point.year,
})

/** Totals of a year and counts since the start only rise while the period runs. */
function onlyRises(c: FigureCase): boolean {
  return isAdditive(c.indicator) || (c.indicator.nature === 'cumulative' && !c.indicator.derived)
}

/** The final or early verdict on the point of a judged year, if it has one. */
export function settleYear(c: FigureCase, point: YearPoint | undefined): Finding | undefined {
  if (!point) return undefined
  const meets = meetsCriterion(point, c.criterion, c.direction)
  const early = !point.complete
  if (early && !(onlyRises(c) && meets === (c.direction === 'up'))) return undefined
  const values = figure(point, c.indicator.unit)
  const outcome = meets ? 'reached' : 'missed'
  const trace = [step(early ? `early-${outcome}` : `final-${outcome}`, values)]
  if (exceedsRange(point, c.criterion)) trace.push(step('final-above-range', values))
  return { verdict: outcome, latest: showPoint(point), years: [], trace }
}

/** The year is over and its figure is not there. */
export function awaitYear(c: FigureCase, year: number): Finding {
  const due = dueDayOf(String(year), c.indicator.dueAfterWorkingDays)
  const late = c.today > due
  const trace = [
    late
      ? step('awaiting-data-late', { year, due, days: workingDaysBetween(due, c.today) })
      : step('awaiting-data', { year, due }),
  ]
  return { verdict: 'not-available', years: [], trace }
}

function grade(graded: Graded): Step[] {
  return [step('ratio', { ratio: graded.ratio }), step(`grade-${graded.grade}`)]
}

/** The running year's total so far ÷ the share of the year's months that it covers. */
export function gradePace(c: FigureCase, point: YearPoint): Finding {
  const bound = boundOf(c.criterion)
  const months = point.months.length
  const expected = divideFractions({ n: bound.n * BigInt(months), d: bound.d }, fraction(12n))
  const graded = gradeRatio(divideFractions(point.value, expected))
  const rest = subtractFractions(bound, point.value)
  const monthly = divideFractions(rest, fraction(BigInt(12 - months)))
  const { unit } = c.indicator
  return {
    verdict: graded.grade,
    latest: showPoint(point),
    ratio: graded.ratio,
    required: {
      kind: 'monthly',
      value: textOfFraction(monthly, 2),
      from: point.year,
      to: point.year,
    },
    years: [],
    trace: [
      step('pace', { ...figure(point, unit), months, expected: shortTextOf(expected, 2) }),
      ...grade(graded),
    ],
  }
}

/** A growth rate is held against the rate asked for: observed growth ÷ required growth. */
export function gradeRate(c: FigureCase, point: YearPoint): Finding {
  const bound = boundOf(c.criterion)
  const shown = { latest: showPoint(point), years: [] as Finding['years'] }
  const required: RunRate = {
    kind: 'rate',
    value: shortTextOf(bound, 6),
    from: point.year,
    to: point.year,
  }
  const stated = step('rate-observed', { value: textOfFraction(point.value, 2), year: point.year })
  if (meetsCriterion(point, c.criterion, c.direction)) {
    return { ...shown, verdict: 'on-track', required, trace: [stated, step('already-meets')] }
  }
  if (signOf(bound) <= 0 || c.direction === 'down') {
    return { ...shown, verdict: 'deterioration', required, trace: [stated, step('moved-away')] }
  }
  const graded = gradeRatio(divideFractions(point.value, bound))
  const trace = [stated, ...grade(graded)]
  return { ...shown, verdict: graded.grade, ratio: graded.ratio, required, trace }
}

function requiredRate(c: FigureCase, latest: YearPoint, due: number): RunRate | undefined {
  if (due <= latest.year || meetsCriterion(latest, c.criterion, c.direction)) return undefined
  const span = { from: latest.value, to: boundOf(c.criterion), years: due - latest.year }
  const common = { from: latest.year, to: due }
  return pathOf(c) === 'compound' && isCompoundDefined(span)
    ? { kind: 'growth', value: percent(growthOf(span)), ...common }
    : { kind: 'step', value: textOfFraction(stepOf(span), 2), ...common }
}

/** Counts since the plan's start begin at zero, from where no growth rate leads on. */
function pathOf(c: FigureCase): 'compound' | 'linear' {
  return c.indicator.nature === 'cumulative' && !c.target.base ? 'linear' : c.target.path
}

function gradePath(c: FigureCase, base: YearPoint, latest: YearPoint, due: number): Finding {
  const bound = boundOf(c.criterion)
  const observed = { from: base.value, to: latest.value, years: latest.year - base.year }
  const required = { from: base.value, to: bound, years: due - base.year }
  const run = requiredRate(c, latest, due)
  const shown = {
    latest: showPoint(latest),
    base: showPoint(base),
    years: [] as Finding['years'],
    ...(run ? { required: run } : {}),
  }
  const away = compareFractions(bound, base.value) * (c.direction === 'up' ? 1 : -1)
  if (meetsCriterion(latest, c.criterion, c.direction)) {
    return { ...shown, verdict: 'on-track', trace: [step('already-meets')] }
  }
  if (away <= 0) return { ...shown, verdict: 'deterioration', trace: [step('moved-away')] }
  const years = { from: base.year, to: latest.year, due }
  if (pathOf(c) === 'linear') {
    const graded = gradeStep(observed, required)
    const values = {
      ...years,
      unit: c.indicator.unit,
      observed: textOfFraction(stepOf(observed), 2),
      required: textOfFraction(stepOf(required), 2),
    }
    const trace = [step('step-compared', values), ...grade(graded)]
    return { ...shown, verdict: graded.grade, ratio: graded.ratio, trace }
  }
  if (!isCompoundDefined(observed, required)) {
    const code = signOf(base.value) <= 0 ? 'base-not-positive' : 'figure-negative'
    return { ...shown, verdict: 'not-available', trace: [step(code)] }
  }
  const graded = gradeGrowth(observed, required)
  const values = {
    ...years,
    observed: percent(growthOf(observed)),
    required: percent(growthOf(required)),
  }
  const trace = [step('growth-compared', values), ...grade(graded)]
  return { ...shown, verdict: graded.grade, ratio: graded.ratio, trace }
}

function gradeProgress(c: FigureCase, due: number): Finding {
  const inDue = c.points.find((p) => p.year === due)
  if (isRate(c.indicator)) {
    const rate = c.points.findLast((p) => p.year <= due)
    return rate
      ? gradeRate(c, rate)
      : { verdict: 'not-available', years: [], trace: [step('no-figures')] }
  }
  const past = c.points.filter((p) => p.complete && p.year < due)
  const printed = c.target.base && Number(c.target.base.period)
  const base = past.find((p) => p.year === printed) ?? past[0]
  const latest = past.findLast((p) => base && p.year > base.year)
  const paceable = inDue && isAdditive(c.indicator) && c.direction === 'up'
  if (base && latest) {
    const { unit } = c.indicator
    const opening = [step('base', figure(base, unit)), step('latest', figure(latest, unit))]
    const finding = gradePath(c, base, latest, due)
    return { ...finding, trace: [...opening, ...finding.trace] }
  }
  if (paceable && signOf(boundOf(c.criterion)) > 0) return gradePace(c, inDue)
  const run = base && requiredRate(c, base, due)
  return {
    verdict: 'not-available',
    ...(inDue ? { latest: showPoint(inDue) } : {}),
    ...(base ? { base: showPoint(base) } : {}),
    ...(run ? { required: run } : {}),
    years: [],
    trace: [step(base ? 'one-figure' : 'no-figures')],
  }
}

function noteForecast(forecast: Forecast, unit: string): Step[] {
  const { year, value, points, low, high, method } = forecast
  if (low === undefined || high === undefined) {
    return [step('forecast-without-band', { year, value, unit, points })]
  }
  const told = step(`forecast-${method}`, { year, value, unit, points, low, high })
  const wide = Number(high) - Number(low) > Math.abs(Number(value))
  return wide ? [told, step('forecast-wide')] : [told]
}

function forecastOf(c: FigureCase, due: number): Forecast | undefined {
  const { derived } = c.indicator
  const limits = derived?.kind === 'share' ? { min: 0, max: 100 } : onlyRises(c) ? { min: 0 } : {}
  return forecastYear(c.points, due, isRate(c.indicator) ? 'linear' : pathOf(c), limits)
}

/** Judges a target with one due year: final once the year is over, progress before. */
export function judgeDueYear(c: FigureCase, due: number): Finding {
  const inDue = c.points.find((p) => p.year === due)
  const settled = settleYear(c, inDue) ?? settleEarly(c, due)
  if (settled) return settled
  if (c.today > lastDayOf(String(due))) return awaitYear(c, due)
  const finding = gradeProgress(c, due)
  const forecast = forecastOf(c, due)
  if (!forecast) return finding
  return {
    ...finding,
    forecast,
    trace: [...finding.trace, ...noteForecast(forecast, c.indicator.unit)],
  }
}

/** A count since the start that has got there stays there, whatever the due year. */
function settleEarly(c: FigureCase, due: number): Finding | undefined {
  if (c.indicator.nature !== 'cumulative' || c.indicator.derived) return undefined
  const latest = c.points.findLast((p) => p.year < due)
  const meets = latest && meetsCriterion(latest, c.criterion, c.direction)
  if (!latest || meets !== (c.direction === 'up')) return undefined
  const outcome = meets ? 'reached' : 'missed'
  return {
    verdict: outcome,
    latest: showPoint(latest),
    years: [],
    trace: [step(`early-${outcome}`, figure(latest, c.indicator.unit))],
  }
}
