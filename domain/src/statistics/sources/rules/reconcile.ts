import type { GapClass } from '../model/reconciliation.ts'
import type { Comparison } from '../model/source.ts'

/** US dollars of one unit and flow, to the cent; null where a side has nothing. */
export interface ThreeFigures {
  readonly returned: string | null
  readonly receipts: string | null
  readonly tax: string | null
}

export interface Situation {
  readonly month: ThreeFigures
  /** Sums over the months up to this one; null where a month was not delivered or not reported. */
  readonly months: ThreeFigures | null
  /** Sides that have a delivery for the month. */
  readonly delivered: { readonly receipts: boolean; readonly tax: boolean }
  /** Some amount has no rate. */
  readonly rateMissing: boolean
  /** The figures that an officer’s explanation speaks of. */
  readonly noted: ThreeFigures | null
}

export interface Verdict {
  readonly class: GapClass
  /** By what a difference is explained. */
  readonly by: 'note' | 'timing' | null
  /** The largest difference between the return and a side that was delivered. */
  readonly difference: string
}

const centsOf = (text: string | null): bigint => {
  if (text === null) return 0n
  const [whole = '0', places = ''] = text.split('.')
  return BigInt(whole + places.slice(0, 2).padEnd(2, '0'))
}
const textOf = (cents: bigint): string => {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0')
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
const size = (cents: bigint): bigint => (cents < 0n ? -cents : cents)

const shareDigits = 10_000n
const shareOf = (share: string): bigint => BigInt((share.split('.')[1] ?? '').padEnd(4, '0') || '0')

/** Whether two figures differ by no more than the tolerance. */
function near(a: bigint, b: bigint, { share, amount }: Comparison): boolean {
  const apart = size(a - b)
  const within = (one: bigint): boolean => apart * shareDigits <= size(one) * shareOf(share)
  return apart <= centsOf(amount) || within(a) || within(b)
}

interface Cents {
  readonly returned: bigint
  readonly others: readonly bigint[]
}

function sidesOf(of: ThreeFigures, delivered: Situation['delivered']): Cents {
  return {
    returned: centsOf(of.returned),
    others: [
      ...(delivered.receipts ? [centsOf(of.receipts)] : []),
      ...(delivered.tax ? [centsOf(of.tax)] : []),
    ],
  }
}

const agree = ({ returned, others }: Cents, rule: Comparison): boolean =>
  others.every((one) => near(returned, one, rule))

const same = (a: ThreeFigures, b: ThreeFigures): boolean =>
  (['returned', 'receipts', 'tax'] as const).every((side) => centsOf(a[side]) === centsOf(b[side]))

/**
 * 三方比对: what a unit’s return, receipts and tax of a month say of one another. A side that nobody
 * delivered says nothing; a side that was delivered without the unit says zero.
 */
export function judge(of: Situation, rule: Comparison): Verdict {
  const { month, delivered } = of
  const sides = sidesOf(month, delivered)
  const apart = sides.others.map((one) => sides.returned - one)
  const largest = apart.reduce((most, one) => (size(one) > size(most) ? one : most), 0n)
  const say = (found: GapClass, by: Verdict['by'] = null): Verdict => ({
    class: found,
    by,
    difference: textOf(largest),
  })
  if (of.rateMissing || sides.others.length === 0) return say('cannot-tell')
  if (agree(sides, rule)) return say('agrees')
  if (of.noted && same(of.noted, month)) return say('explained', 'note')
  if (of.months && agree(sidesOf(of.months, delivered), rule)) return say('explained', 'timing')
  const there = {
    returned: centsOf(month.returned) !== 0n,
    receipts: delivered.receipts && centsOf(month.receipts) !== 0n,
    tax: delivered.tax && centsOf(month.tax) !== 0n,
  }
  if (there.returned && !there.receipts && !there.tax) return say('only-return')
  if (there.receipts && !there.returned && !there.tax) return say('only-receipts')
  if (there.tax && !there.returned && !there.receipts) return say('only-tax')
  return say('gap')
}

/** Sums over months; null where a side has nothing in any of them. */
export function sumFigures(rows: readonly ThreeFigures[]): ThreeFigures {
  const sum = (side: keyof ThreeFigures): string | null =>
    rows.every((row) => row[side] === null)
      ? null
      : textOf(rows.reduce((total, row) => total + centsOf(row[side]), 0n))
  return { returned: sum('returned'), receipts: sum('receipts'), tax: sum('tax') }
}

/** -1, 0 or 1 as the first figure is smaller, equal or larger; nothing is zero. */
export function compareFigures(a: string | null, b: string | null, signed = true): number {
  const [x, y] = signed ? [centsOf(a), centsOf(b)] : [size(centsOf(a)), size(centsOf(b))]
  return x < y ? -1 : x > y ? 1 : 0
}
