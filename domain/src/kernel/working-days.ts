import chineseDays from 'chinese-days'
import { addDays, type Day } from './period.ts'

/** Answers already given; clocks ask for the same few hundred days again and again. */
const asked = new Map<Day, boolean>()

/** Whether the State Council's calendar makes `day` a working day (make-up Saturdays included). */
export function isWorkingDay(day: Day): boolean {
  const before = asked.get(day)
  if (before !== undefined) return before
  const answer = chineseDays.isWorkday(day)
  if (asked.size < 20_000) asked.set(day, answer)
  return answer
}

/**
 * The day `count` working days after `from`. `from` itself is not counted, as periods set in
 * days begin on the day after (民法典 art. 201). A negative count goes back.
 */
export function addWorkingDays(from: Day, count: number): Day {
  const step = count < 0 ? -1 : 1
  let day = from
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, step)
    if (isWorkingDay(day)) left -= 1
  }
  return day
}

/** `day` if it is a working day, otherwise the next one. */
export function onOrAfterWorkingDay(day: Day): Day {
  return isWorkingDay(day) ? day : addWorkingDays(day, 1)
}

/** Working days in (from, to]; negative when `to` is earlier. */
export function workingDaysBetween(from: Day, to: Day): number {
  if (to < from) return -workingDaysBetween(to, from)
  let count = 0
  for (let day = from; day < to; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day)) count += 1
  }
  return count
}
