import { type Day, dayInShanghai } from '@wstc/domain/kernel/period'

/** The one source of time. Everything but the second factor reads it. */
export interface Clock {
  now(): Date
  today(): Day
  /** The last instant told, when the machine's clock has gone back behind it by more than allowed. */
  behind(): Date | undefined
  /** Tells the clock of an instant that has been: it must not stand before it. */
  witness(instant: Date): void
}

/** Milliseconds by which a clock may be set back before writes are refused; time services step less. */
const allowedMs = 2_000

/** A clock that runs `offset` milliseconds beside the machine's, which `machine` reads. */
export function makeClock(offset = 0, machine: () => number = Date.now): Clock {
  let last = 0
  const read = (): number => machine() + offset
  const now = (): Date => {
    const at = read()
    if (at > last) last = at
    return new Date(at)
  }
  return {
    now,
    today: () => dayInShanghai(now()),
    behind: () => (read() < last - allowedMs ? new Date(last) : undefined),
    witness: (instant) => {
      last = Math.max(last, instant.getTime())
    },
  }
}
