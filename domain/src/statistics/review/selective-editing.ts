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

/** Places that an impact is kept with. */
export const impactPlaces = 8
const least = 10 ** -impactPlaces

/**
 * 审核队列: what the queue is sorted by, the greatest first. By impact; then what cannot be told (0),
 * for nobody knows that it is harmless; then those of no impact (−1).
 */
export function rankOf(impact: Pick<Impact, 'score'> | undefined): number {
  if (impact === undefined) return 0
  if (!(impact.score > 0)) return -1
  return Math.max(least, Number(impact.score.toFixed(impactPlaces)))
}

/** By rank; equal ones by id, so that the order is the same each time. */
export function orderQueue<T extends { readonly id: string; readonly impact: Impact | undefined }>(
  returns: readonly T[],
): T[] {
  return returns.toSorted(
    (a, b) => rankOf(b.impact) - rankOf(a.impact) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  )
}

/**
 * 影响过大: more of a published figure would change than is let through among many, or nobody can
 * tell how much: a unit that is the only one to report a figure, and the first time, is all of it.
 */
export const isHeavy = (
  of: { readonly impact: Pick<Impact, 'score'> | undefined; readonly reports: boolean },
  limit: number,
): boolean => (of.impact === undefined ? of.reports : of.impact.score > limit)

/** 可批量采用: what no rule flags, neither an edit that asks for something nor an outlier. */
export const isUnflagged = (of: {
  readonly hard: number
  readonly soft: number
  readonly outliers: number
}): boolean => of.hard === 0 && of.soft === 0 && of.outliers === 0
