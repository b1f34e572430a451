/** The next number in [0, 1). */
export type Draw = () => number

/** Numbers that look random and are the same for the same `seed` (mulberry32 over an FNV-1a hash). */
export function drawsOf(seed: string): Draw {
  let state = 0x811c9dc5
  for (let i = 0; i < seed.length; i += 1) {
    state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193)
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
