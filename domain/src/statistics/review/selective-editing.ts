/** A reported figure beside what it is expected to be and the published figure it goes into. */
export interface ReviewedCell {
  readonly cell: string
  readonly reported: number
  /** Undefined where nothing is known to expect. */
  readonly expected: number | undefined
  /** 设计权数. */
  readonly weight: number
  /** The published figure of the cell, or the latest one before. */
  readonly published: number | undefined
}

/** What a figure is expected to be, and from what. */
export interface Expected {
  readonly value: number
  readonly from: 'last-period' | 'last-year' | 'class'
}

const known = (value: number | undefined): value is number =>
  value !== undefined && Number.isFinite(value)

/**
 * The expected figure: the last period's moved by the trend of its class, else the same period's
 * of last year moved by its trend, else the mean of its class.
 */
export function expectedOf(past: {
  readonly lastPeriod?: number | undefined
  readonly trend?: number | undefined
  readonly lastYear?: number | undefined
  readonly trendOfYear?: number | undefined
  readonly classMean?: number | undefined
}): Expected | undefined {
  const { lastPeriod, trend = 1, lastYear, trendOfYear = 1, classMean } = past
  if (known(lastPeriod)) return { value: lastPeriod * trend, from: 'last-period' }
  if (known(lastYear)) return { value: lastYear * trendOfYear, from: 'last-year' }
  return known(classMean) ? { value: classMean, from: 'class' } : undefined
}

/**
 * 影响度: the part of the published figure that would change if the expected figure were true.
 * Undefined where it cannot be told.
 */
export function impactOf({ reported, expected, weight, published }: ReviewedCell) {
  if (expected === undefined || published === undefined || published <= 0) return undefined
  return (weight * Math.abs(reported - expected)) / published
}

/** A return's place in the queue: the greatest impact of its cells, and which one it is. */
export interface Impact {
  readonly score: number
  readonly cell: string
  /** Cells of which no impact could be told. */
  readonly open: readonly string[]
}

export function impactOfReturn(cells: readonly ReviewedCell[]): Impact | undefined {
  let best: { score: number; cell: string } | undefined
  const open: string[] = []
  for (const one of cells) {
    const score = impactOf(one)
    if (score === undefined) open.push(one.cell)
    else if (!best || score > best.score) best = { score, cell: one.cell }
  }
  return best && { ...best, open }
}

/**
 * 审核队列: by impact, the greatest first; then what cannot be told, for nobody knows that it is
 * harmless before those of no impact. Equal ones by id, so that the order is the same each time.
 */
export function orderQueue<T extends { readonly id: string; readonly impact: Impact | undefined }>(
  returns: readonly T[],
): T[] {
  const rank = ({ impact }: T): number => (impact === undefined ? 0 : impact.score)
  const band = (one: T): number => (one.impact === undefined ? 1 : one.impact.score > 0 ? 0 : 2)
  return returns.toSorted(
    (a, b) => band(a) - band(b) || rank(b) - rank(a) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  )
}
