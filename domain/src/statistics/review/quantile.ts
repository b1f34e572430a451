/** The quantile at `part` of values in ascending order. */
export type Quantile = (sorted: Float64Array, part: number) => number

/**
 * By the empirical distribution with averaging (definition 5): the value that first reaches the
 * part, or the middle of it and the next one where the part falls exactly between them.
 */
export const averagedQuantile: Quantile = (sorted, part) => {
  const n = sorted.length
  const position = n * part
  const whole = Math.floor(position)
  if (position > whole) return sorted[Math.min(whole, n - 1)] ?? Number.NaN
  const low = sorted[Math.max(whole - 1, 0)] ?? Number.NaN
  return (low + (sorted[Math.min(whole, n - 1)] ?? low)) / 2
}
