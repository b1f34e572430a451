import { type Day, lastDayOf, type Period } from '../../../kernel/period.ts'
import { addWorkingDays, onOrAfterWorkingDay } from '../../../kernel/working-days.ts'
import type { Due, Rung } from '../model/survey.ts'

/** The last day on which the return of `period` is in time. */
export function dueDay(due: Due, period: Period): Day {
  const last = lastDayOf(period)
  const month = Number(last.slice(5, 7)) + due.month
  const year = Number(last.slice(0, 4)) + Math.floor((month - 1) / 12)
  const named = `${year}-${String(((month - 1) % 12) + 1).padStart(2, '0')}`
  const end = lastDayOf(named)
  const day = due.day > Number(end.slice(8)) ? end : `${named}-${String(due.day).padStart(2, '0')}`
  return due.rollsForward ? onOrAfterWorkingDay(day) : day
}

/** The day of each rung for something due on `dueOn`, in the order of time. */
export function rungDays(
  rungs: readonly Rung[],
  dueOn: Day,
): { readonly day: Day; readonly rung: Rung }[] {
  return rungs
    .map((rung) => ({
      rung,
      day: rung.workingDays === 0 ? dueOn : addWorkingDays(dueOn, rung.workingDays),
    }))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}
