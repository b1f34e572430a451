/** A repeatable source of numbers in [0, 1) from a text (FNV-1a, then mulberry32). */
export type Chance = () => number

export function chanceOf(seed: string): Chance {
  let state = 2_166_136_261
  for (const char of seed) state = Math.imul(state ^ char.charCodeAt(0), 16_777_619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const pick = <T>(chance: Chance, list: readonly T[]): T | undefined =>
  list[Math.floor(chance() * list.length)]

/** A whole number from `low` to `high`, both included. */
export const between = (chance: Chance, low: number, high: number): number =>
  low + Math.floor(chance() * (high - low + 1))

export function shuffled<T>(chance: Chance, list: readonly T[]): T[] {
  const left = [...list]
  return list.map(() => left.splice(Math.floor(chance() * left.length), 1)[0]!)
}
