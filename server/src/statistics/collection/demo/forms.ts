import { addDays, lastDayOf, type Period } from '@wstc/domain/kernel/period'
import type { Frequency, Survey } from '@wstc/domain/statistics/collection/model/survey'
import { dueDay } from '@wstc/domain/statistics/collection/rules/due-day'
import { periodsUntil, versionFor } from '@wstc/domain/statistics/collection/rules/periods'

const monthsOf: Readonly<Record<Frequency, number>> = { month: 1, quarter: 3, year: 12 }

/** A period of a survey as the demo makes it. */
export interface Step {
  readonly survey: string
  readonly period: Period
  /** Whether it is still coming in and being looked at; before that all is accepted. */
  readonly newest: boolean
  /** Whether its returns tell of their units what others are asked by. */
  readonly tells: boolean
}

/** Days after the due day for which a quarter or a year is still being looked at. */
const fresh = 40

/** Months back for which quarters and years are made, however many months are. */
const formsBack = 24

/** The periods of a survey that were over before `day`, one at least and as many as `months` hold. */
export function stepsOf(survey: Survey, day: string, months: number): Step[] {
  const [first] = survey.versions as [Survey['versions'][number]]
  const over = periodsUntil(first.from, day).filter((one) => lastDayOf(one) < day)
  const { frequency } = first
  const back = frequency === 'month' ? months : Math.min(months, formsBack)
  const chosen = over.slice(-Math.max(1, Math.floor(back / monthsOf[frequency])))
  return chosen.flatMap((period) => {
    const version = versionFor(survey, period)
    if (!version) return []
    const newest =
      frequency === 'month'
        ? period === chosen.at(-1)
        : addDays(dueDay(version.due, period), fresh) >= day
    return [{ survey: survey.id, period, newest, tells: version.tells !== undefined }]
  })
}

/** In the order of their ends; of those that end together the ones first by which others are asked. */
export const inOrder = (a: Step, b: Step): number => {
  const [x, y] = [lastDayOf(a.period), lastDayOf(b.period)]
  return x === y ? Number(b.tells) - Number(a.tells) : x < y ? -1 : 1
}
