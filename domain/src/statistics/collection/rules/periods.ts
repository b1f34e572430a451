import {
  type Day,
  firstDayOf,
  lastDayOf,
  type Period,
  previousPeriod,
} from '../../../kernel/period.ts'
import type { Frequency, Survey, SurveyVersion } from '../model/survey.ts'

const pad = (n: number): string => String(n).padStart(2, '0')

/** The period of `frequency` that holds the month. */
function periodOf(frequency: Frequency, year: number, month: number): Period {
  if (frequency === 'year') return String(year)
  if (frequency === 'quarter') return `${year}-Q${Math.ceil(month / 3)}`
  return `${year}-${pad(month)}`
}

export function frequencyOf(period: Period): Frequency | undefined {
  if (/^\d{4}$/.test(period)) return 'year'
  if (/-Q\d$/.test(period)) return 'quarter'
  return /-\d\d$/.test(period) ? 'month' : undefined
}

/** The last period of `frequency` that is over at the end of `day`. */
export function lastEnded(frequency: Frequency, day: Day): Period {
  const running = periodOf(frequency, Number(day.slice(0, 4)), Number(day.slice(5, 7)))
  return lastDayOf(running) <= day ? running : previousPeriod(running)
}

/** The period of the same length after `period`. */
export function nextPeriod(period: Period): Period {
  const last = lastDayOf(period)
  const [year, month] = [Number(last.slice(0, 4)), Number(last.slice(5, 7))]
  const frequency = frequencyOf(period) ?? 'month'
  return month === 12 ? periodOf(frequency, year + 1, 1) : periodOf(frequency, year, month + 1)
}

/** The same period of the year before (上年同期). */
export const samePeriodLastYear = (period: Period): Period =>
  `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`

/** The periods from `from` to the last one that has begun on `today`, in order. */
export function periodsUntil(from: Period, today: string): Period[] {
  const periods: Period[] = []
  for (let at = from; firstDayOf(at) <= today; at = nextPeriod(at)) periods.push(at)
  return periods
}

/** The version of `survey` that holds for `period`; undefined before the first, or of another rhythm. */
export function versionFor(survey: Survey, period: Period): SurveyVersion | undefined {
  const day = firstDayOf(period)
  const held = survey.versions
    .filter((one) => firstDayOf(one.from) <= day)
    .sort((a, b) => (firstDayOf(a.from) < firstDayOf(b.from) ? 1 : -1))[0]
  return held?.frequency === frequencyOf(period) ? held : undefined
}
