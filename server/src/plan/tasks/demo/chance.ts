/** A repeatable source of numbers in [0, 1) from a text (FNV-1a, then mulberry32). */
export function chanceOf(seed: string): () => number {
  let state = 2_166_136_261
  for (const char of seed) state = Math.imul(state ^ char.charCodeAt(0), 16_777_619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const pick = <T>(chance: () => number, list: readonly T[]): T =>
  list[Math.floor(chance() * list.length)]!

/** A whole number from `low` to `high`, both included. */
export const between = (chance: () => number, low: number, high: number): number =>
  low + Math.floor(chance() * (high - low + 1))

/** An instant on `day` in working hours, Asia/Shanghai. */
export function instantOn(chance: () => number, day: string): Date {
  const minutes = between(chance, 0, 460)
  return new Date(
    Date.parse(`${day}T09:00:00+08:00`) + minutes * 60_000 + between(chance, 0, 59) * 1000,
  )
}
