import {
  type Day,
  dayInShanghai,
  firstDayOf,
  lastDayOf,
  type Period,
  previousPeriod,
  quarterOf,
} from '../../kernel/period.ts'
import { addWorkingDays, workingDaysBetween } from '../../kernel/working-days.ts'
import type { Indicator } from '../model/indicator.ts'
import type { Timeliness } from '../model/judgement.ts'
import type { Observation } from '../model/observation.ts'
import { inputsOf } from './derived.ts'

/** The period of the given length that holds `day`. */
export function periodOf(day: Day, frequency: 'year' | 'half' | 'quarter' | 'month'): Period {
  if (frequency === 'year') return day.slice(0, 4)
  if (frequency === 'month') return day.slice(0, 7)
  if (frequency === 'quarter') return quarterOf(day)
  return `${day.slice(0, 4)}-H${Number(day.slice(5, 7)) <= 6 ? 1 : 2}`
}

/** The last day on which the value of `period` is in time: working days after the period's end. */
export function dueDayOf(period: Period, dueAfterWorkingDays: number): Day {
  return addWorkingDays(lastDayOf(period), dueAfterWorkingDays)
}

/** Day on which `period` was first covered to its end, from any version of the observations. */
function arrivalOf(
  period: Period,
  inputs: readonly string[],
  observations: readonly Observation[],
): Day | undefined {
  const days = inputs.map(
    (input) =>
      observations
        .filter((o) => o.indicator === input && covers(o.period, period))
        .map((o) => dayInShanghai(new Date(o.knownAt)))
        .sort()[0],
  )
  return days.every((day) => day !== undefined) ? days.toSorted().at(-1) : undefined
}

const covers = (outer: Period, inner: Period): boolean =>
  firstDayOf(outer) <= firstDayOf(inner) && lastDayOf(outer) >= lastDayOf(inner)

/**
 * Whether the last value that has fallen due came in time. `observations` holds every version
 * known, so that a revision does not make a value look late. Nothing is asked for periods that
 * ended before `from`.
 */
export function judgeTimeliness(
  indicator: Indicator,
  observations: readonly Observation[],
  today: Day,
  from: Day,
): Timeliness {
  const { frequency, dueAfterWorkingDays } = indicator
  let next = periodOf(today, frequency)
  let period = previousPeriod(next)
  while (dueDayOf(period, dueAfterWorkingDays) >= today) {
    next = period
    period = previousPeriod(period)
  }
  if (lastDayOf(period) < from) {
    const first = lastDayOf(next) < from ? periodOf(from, frequency) : next
    const dueDay = dueDayOf(first, dueAfterWorkingDays)
    return { state: 'in-time', period: first, dueDay, workingDaysLate: 0 }
  }
  const dueDay = dueDayOf(period, dueAfterWorkingDays)
  const arrivedOn = arrivalOf(period, inputsOf(indicator), observations)
  if (arrivedOn === undefined) {
    return { state: 'missing', period, dueDay, workingDaysLate: workingDaysBetween(dueDay, today) }
  }
  const late = arrivedOn > dueDay
  return {
    state: late ? 'late' : 'in-time',
    period,
    dueDay,
    arrivedOn,
    workingDaysLate: late ? workingDaysBetween(dueDay, arrivedOn) : 0,
  }
}
