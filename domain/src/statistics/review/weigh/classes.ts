/** One figure of a unit in a round, now, in the last period and a year before; undefined where nothing was said. */
export interface RoundFigure {
  readonly unit: string
  /** Class of the figure: its flow and item, or a fixed cell. */
  readonly cell: string
  readonly now: number | undefined
  readonly lastPeriod: number | undefined
  readonly lastYear: number | undefined
}

/** Figures by their unit. */
export function byUnit<T extends Pick<RoundFigure, 'unit'>>(
  figures: readonly T[],
): Map<string, T[]> {
  const own = new Map<string, T[]>()
  for (const figure of figures) {
    const list = own.get(figure.unit)
    if (list) list.push(figure)
    else own.set(figure.unit, [figure])
  }
  return own
}

/** Others of a class that must have reported both times before its trend moves an expectation. */
export const enoughForTrend = 10

interface Pairs {
  count: number
  now: number
  before: number
}

/** 汇总分组: what the units of a class say together. */
export interface ClassSums {
  /** Units that report now. */
  count: number
  now: number
  /** Greater of what has come in and what was published before. */
  published: number | undefined
  readonly sincePeriod: Pairs
  readonly sinceYear: Pairs
}

const pairs = (): Pairs => ({ count: 0, now: 0, before: 0 })

function addPair(to: Pairs, now: number | undefined, before: number | undefined): void {
  if (now === undefined || before === undefined) return
  to.count += 1
  to.now += now
  to.before += before
}

interface Sizes {
  now: number
  period: number | undefined
  year: number | undefined
}

const grown = (sum: number | undefined, value: number | undefined): number | undefined =>
  value === undefined ? sum : (sum ?? 0) + Math.abs(value)

export function sumClasses(figures: Iterable<RoundFigure>): Map<string, ClassSums> {
  const sums = new Map<string, ClassSums>()
  const sizes = new Map<string, Sizes>()
  for (const { cell, now, lastPeriod, lastYear } of figures) {
    let sum = sums.get(cell)
    let size = sizes.get(cell)
    if (!sum || !size) {
      sum = {
        count: 0,
        now: 0,
        published: undefined,
        sincePeriod: pairs(),
        sinceYear: pairs(),
      }
      size = { now: 0, period: undefined, year: undefined }
      sums.set(cell, sum)
      sizes.set(cell, size)
    }
    if (now !== undefined) {
      sum.count += 1
      sum.now += now
      size.now += Math.abs(now)
    }
    size.period = grown(size.period, lastPeriod)
    size.year = grown(size.year, lastYear)
    addPair(sum.sincePeriod, now, lastPeriod)
    addPair(sum.sinceYear, now, lastYear)
  }
  for (const [cell, { now, period, year }] of sizes) {
    const published = Math.max(now, period ?? year ?? 0)
    sums.get(cell)!.published = published > 0 ? published : undefined
  }
  return sums
}

/** By what the others of the class have moved; undefined where they are too few to say. */
export function trendOfOthers(
  { count, now, before }: Pairs,
  own: { readonly now: number | undefined; readonly before: number | undefined },
): number | undefined {
  const spoke = own.now !== undefined && own.before !== undefined
  const others = before - (spoke ? own.before! : 0)
  if (count - Number(spoke) < enoughForTrend || others <= 0) return undefined
  return (now - (spoke ? own.now! : 0)) / others
}

/** Mean of the others that report the figure now; undefined where there are none, or it does not. */
export const meanOfOthers = (
  { count, now }: ClassSums,
  own: number | undefined,
): number | undefined => (own === undefined || count < 2 ? undefined : (now - own) / (count - 1))
