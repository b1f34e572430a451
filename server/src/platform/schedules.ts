import { dayInShanghai } from '@wstc/domain/kernel/period'
import type { Schedule } from './jobs.ts'

const minute = 60_000
/** Shanghai is 8 hours ahead of UTC all year. */
const offset = 8 * 60 * minute

/**
 * The newest slot of `schedule` that has begun at `now`. A server that was away catches up with
 * the newest slot only.
 */
export function slotAt(schedule: Schedule, now: Date): Date {
  const { every } = schedule
  if (every === 'minute' || every === 'hour') {
    const length = every === 'minute' ? minute : 60 * minute
    return new Date(Math.floor(now.getTime() / length) * length)
  }
  const time = every.slice('day-at-'.length)
  const today = new Date(`${dayInShanghai(now)}T${time}:00+08:00`)
  return today <= now ? today : new Date(today.getTime() - 24 * 60 * minute)
}

/** The key that makes the slot's job unique: `clock:<kind>:<Shanghai time>`. */
export function slotKey(schedule: Schedule, slot: Date): string {
  const local = new Date(slot.getTime() + offset).toISOString().slice(0, 16)
  const which = schedule.payload ? `:${JSON.stringify(schedule.payload)}` : ''
  return `clock:${schedule.kind}${which}:${local}`
}
