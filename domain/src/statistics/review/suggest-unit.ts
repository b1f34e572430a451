/** A correction that would make a figure fit: its unit was off by this power of ten. */
export interface UnitSuggestion {
  /** Divide the reported figure by it; below one where it was too small. */
  readonly factor: 10_000 | 1000 | 0.001 | 0.0001
  readonly corrected: number
}

const factors = [1000, 10_000, 0.001, 0.0001] as const

/** How far from the expected figure a corrected one may be. */
const nearness = 3

/**
 * 修改建议: whether `reported` looks like `expected` in another unit (千元、万元当成元, or the other
 * way). The nearest unit is proposed; a person decides.
 */
export function suggestUnit(reported: number, expected: number): UnitSuggestion | undefined {
  if (!(reported > 0) || !(expected > 0)) return undefined
  const distance = (value: number): number => Math.abs(Math.log(value / expected))
  if (distance(reported) <= Math.log(nearness)) return undefined
  const [best] = factors
    .map((factor) => ({ factor, corrected: reported / factor }))
    .sort((a, b) => distance(a.corrected) - distance(b.corrected))
  return best && distance(best.corrected) <= Math.log(nearness) ? best : undefined
}
