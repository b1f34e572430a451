import { z } from 'zod'

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export const Day = z.iso.date()
export type Day = string

/** A period by its name: `2016` year, `2016-H1` half, `2016-Q3` quarter, `2016-08` month. */
export const Period = z.string().regex(/^\d{4}(-H[12]|-Q[1-4]|-(0[1-9]|1[0-2]))?$/)
export type Period = string

const lastDayOfMonth = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate()

const pad = (n: number): string => String(n).padStart(2, '0')

function monthsOf(period: Period): [year: number, first: number, last: number] {
  const [head, tail] = period.split('-') as [string, string | undefined]
  const year = Number(head)
  if (tail === undefined) return [year, 1, 12]
  const n = Number(tail.replace(/\D/g, ''))
  if (tail.startsWith('H')) return [year, n * 6 - 5, n * 6]
  if (tail.startsWith('Q')) return [year, n * 3 - 2, n * 3]
  return [year, n, n]
}

export function firstDayOf(period: Period): Day {
  const [year, first] = monthsOf(period)
  return `${year}-${pad(first)}-01`
}

export function lastDayOf(period: Period): Day {
  const [year, , last] = monthsOf(period)
  return `${year}-${pad(last)}-${pad(lastDayOfMonth(year, last))}`
}

export function yearOf(period: Period): number {
  return monthsOf(period)[0]
}

/** The quarter that holds `day`. */
export function quarterOf(day: Day): Period {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

/** The month that holds `day`. */
export function monthOf(day: Day): Period {
  return day.slice(0, 7)
}

/** The period of the same length before `period`. */
export function previousPeriod(period: Period): Period {
  const [year, first, last] = monthsOf(period)
  const length = last - first + 1
  const start = first - length
  const y = start < 1 ? year - 1 : year
  const m = start < 1 ? start + 12 : start
  if (length === 12) return String(y)
  if (length === 6) return `${y}-H${Math.ceil(m / 6)}`
  if (length === 3) return `${y}-Q${Math.ceil(m / 3)}`
  return `${y}-${pad(m)}`
}

/** The day in Asia/Shanghai (UTC+8, no summer time since 1992) that holds the instant. */
export function dayInShanghai(instant: Date): Day {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}

/** `day` moved by `count` calendar days. */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}

/** Calendar days from `from` to `to`, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}
