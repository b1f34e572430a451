import { addDays, type Day, lastDayOf, type Period } from '@wstc/domain/kernel/period'
import { type Draw, drawsOf } from '@wstc/domain/kernel/seeded'
import { addWorkingDays } from '@wstc/domain/kernel/working-days'
import type { Indicator } from '@wstc/domain/plan/model/indicator'
import type { CityPack } from '@wstc/domain/plan/model/pack'
import type { Target } from '@wstc/domain/plan/model/target'

export interface DemoFigure {
  readonly period: Period
  readonly value: string
  readonly knownOn: Day
  readonly verified: boolean
}

/** Series told month by month or quarter by quarter; all others once a year. */
const finer: Readonly<Record<string, 'month' | 'quarter'>> = {
  'offshore-execution': 'month',
  'overseas-visitors': 'month',
  'software-revenue': 'quarter',
  'tourism-revenue': 'quarter',
}
/** How a series runs against its path; what is not named is drawn. */
const runs: Readonly<Record<string, number>> = {
  'software-revenue': 1.02,
  'offshore-execution': 1.05,
  'tourism-revenue': 1.04,
  'overseas-visitors': 0.97,
  'banking-assets': 0.8,
  'design-revenue': 0.93,
  'logistics-cost-share': 0.98,
}
/** The year 2017 of these came a month late, or has not come at all. */
const late: readonly string[] = ['a-level-logistics-new', 'loan-balance', 'tourism-revenue']
const missing: readonly string[] = ['culture-parks', 'high-tech-services-output']
/** Recorded for 2017 and not yet confirmed by a second person. */
const unconfirmed: readonly string[] = ['culture-export-firms', 'design-top-100']

const years = [2015, 2016, 2017] as const
const counts = ['enterprises', 'institutions', 'people', 'routes']

function boundOf({ criterion }: Target): number | undefined {
  if (criterion.kind === 'qualitative') return undefined
  return Number(criterion.kind === 'range' ? criterion.low : criterion.value)
}

/** Figures that the plan itself fixes: printed bases and targets, by year. */
function anchorsOf(targets: readonly Target[]): Map<number, number> {
  const anchors = new Map<number, number>()
  for (const target of targets) {
    if (target.base) anchors.set(Number(target.base.period), Number(target.base.value))
    const bound = boundOf(target)
    if (bound === undefined) continue
    if (target.due !== 'each-year') anchors.set(Number(target.due), bound)
    else for (const year of years) anchors.set(year, bound)
  }
  return anchors
}

function startOf(indicator: Indicator, first: [number, number], draw: Draw): number {
  const [year, value] = first
  if (indicator.nature === 'cumulative') return 0
  const span = year - 2015
  if (indicator.unit === 'percent') {
    const step = (0.6 + draw() * 0.6) * span
    return indicator.direction === 'up' ? value - step : value + step / 2
  }
  return value / (1.06 + draw() * 0.08) ** span
}

/** Where the plan's path stands in `year`. */
function pathAt(indicator: Indicator, anchors: Map<number, number>, year: number): number {
  const known = [...anchors.entries()].sort(([a], [b]) => a - b)
  const before = known.findLast(([y]) => y <= year) ?? known[0]!
  const after = known.find(([y]) => y >= year) ?? before
  if (before[0] === after[0]) return before[1]
  const part = (year - before[0]) / (after[0] - before[0])
  const straight = indicator.unit === 'percent' || before[1] <= 0
  return straight
    ? before[1] + (after[1] - before[1]) * part
    : before[1] * (after[1] / before[1]) ** part
}

function written(indicator: Indicator, value: number, whole: boolean): string {
  if (counts.includes(indicator.unit)) return String(Math.max(0, Math.round(value)))
  if (indicator.unit === 'percent') return value.toFixed(1)
  return value >= 1000 && whole ? value.toFixed(0) : value.toFixed(2)
}

/** The months of a year, unequal: February is short, December is long. */
const seasons = [7.9, 6.1, 8.3, 8.1, 8.2, 8.5, 8.4, 8.3, 8.6, 8.4, 8.9, 10.3]

function partsOf(year: number, kind: 'month' | 'quarter', total: number, draw: Draw) {
  const months = seasons.map((share) => ((share * (0.97 + draw() * 0.06)) / 100) * total)
  if (kind === 'month') {
    return months.map((value, n) => ({
      period: `${year}-${String(n + 1).padStart(2, '0')}`,
      value,
    }))
  }
  return [1, 2, 3, 4].map((quarter) => ({
    period: `${year}-Q${quarter}`,
    value: months.slice(quarter * 3 - 3, quarter * 3).reduce((sum, one) => sum + one, 0),
  }))
}

/**
 * Made-up figures of one indicator from 2015 to the first quarter of 2018, the same for the same
 * pack and believable beside its targets. Nothing is known after `today`.
 */
export function demoSeries(city: CityPack, indicator: Indicator, today: Day): DemoFigure[] {
  const targets = city.targets.filter((one) => one.indicator === indicator.id)
  const anchors = anchorsOf(targets)
  // Inputs of a share have no target of their own.
  if (indicator.id === 'pharma-industry-output') anchors.set(2015, 780).set(2020, 1400)
  if (indicator.id === 'tcm-industry-output') anchors.set(2015, 190).set(2020, 430)
  const first = [...anchors.entries()].sort(([a], [b]) => a - b)[0]
  if (!first || indicator.unit === 'yes-no' || indicator.derived) return []
  const draw = drawsOf(`${city.city.id} ${indicator.id}`)
  if (first[0] > 2015) anchors.set(2015, startOf(indicator, first, draw))
  const run = runs[indicator.id] ?? 0.94 + draw() * 0.14
  const slope = indicator.direction === 'down' ? 2 - run : run
  const kind = finer[indicator.id]
  const figures: DemoFigure[] = []
  const add = (period: Period, value: string, knownOn: Day, verified = true): void => {
    const started = addWorkingDays(city.city.plan.from, 15)
    const on = knownOn < started ? started : knownOn
    if (on <= today) figures.push({ period, value, knownOn: on, verified })
  }
  for (const year of [...years, 2018]) {
    const bent = slope ** ((year - 2015) / 2)
    const total = pathAt(indicator, anchors, year) * bent * (0.995 + draw() * 0.01)
    for (const part of kind ? partsOf(year, kind, total, draw) : []) {
      const on = addWorkingDays(lastDayOf(part.period), 8 + Math.floor(draw() * 4))
      add(part.period, written(indicator, part.value, false), on, on < addDays(today, -40))
    }
    if (year === 2018 || (indicator.nature === 'cumulative' && year === 2015)) continue
    if (year === 2017 && missing.includes(indicator.id)) continue
    const wait = year === 2017 && late.includes(indicator.id) ? 48 : 18 + Math.floor(draw() * 10)
    const on = addWorkingDays(lastDayOf(String(year)), wait)
    const verified = !(year === 2017 && unconfirmed.includes(indicator.id))
    add(String(year), written(indicator, total, true), on, verified)
  }
  return figures
}
