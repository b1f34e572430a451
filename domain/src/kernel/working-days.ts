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

/** For each day of a year asked about: its working days so far, the day included. */
const years = new Map<number, ReadonlyMap<Day, number>>()

function countsOf(year: number): ReadonlyMap<Day, number> {
  const known = years.get(year)
  if (known) return known
  const first = String(year).padStart(4, '0')
  const counts = new Map<Day, number>()
  let count = 0
  for (let day = `${first}-01-01`; day.startsWith(first); day = addDays(day, 1)) {
    if (isWorkingDay(day)) count += 1
    counts.set(day, count)
  }
  if (years.size >= 60) years.clear()
  years.set(year, counts)
  return counts
}

const yearOf = (day: Day): number => Number(day.slice(0, 4))

function countUpTo(day: Day): number {
  const count = countsOf(yearOf(day)).get(day)
  if (count === undefined) throw new RangeError(`There is no day ${day}`)
  return count
}

/** Working days in (from, to]; negative when `to` is earlier. */
export function workingDaysBetween(from: Day, to: Day): number {
  if (to < from) return -workingDaysBetween(to, from)
  let count = countUpTo(to) - countUpTo(from)
  for (let year = yearOf(from); year < yearOf(to); year += 1) {
    count += countUpTo(`${String(year).padStart(4, '0')}-12-31`)
  }
  return count
}
