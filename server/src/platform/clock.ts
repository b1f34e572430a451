import { type Day, dayInShanghai } from '@wstc/domain/kernel/period'

/** The one source of time. Everything but the second factor reads it. */
export interface Clock {
  now(): Date
  today(): Day
}

/** A clock that runs `offset` milliseconds beside the machine's. */
export function makeClock(offset = 0): Clock {
  const now = (): Date => new Date(Date.now() + offset)
  return { now, today: () => dayInShanghai(now()) }
}
