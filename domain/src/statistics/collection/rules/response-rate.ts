import {
  addFractions,
  divideFractions,
  type Fraction,
  fraction,
  fractionOf,
  textOfFraction,
  zero,
} from '../../../kernel/fraction.ts'
import type { ObligationState } from '../model/obligation.ts'

export interface Responder {
  readonly state: ObligationState
  /** Size by which it counts, such as last year’s trade; undefined where it is not known. */
  readonly size: string | undefined
}

/** 回收率 in per cent with one place; undefined where nothing was asked or nothing has a size. */
export interface ResponseRate {
  readonly owed: number
  readonly answered: number
  readonly byUnits: string | undefined
  readonly bySize: string | undefined
  /** Units that count by number only. */
  readonly withoutSize: number
}

/** Fewer units with a size than this, and the weighted rate would tell of single ones. */
export const fewestWeighed = 3

/** 报送率: a share in per cent to one place, half up; null where nobody owes. */
export const shareOf = (part: number, whole: number): string | null =>
  whole === 0 ? null : textOfFraction(fraction(BigInt(part) * 100n, BigInt(whole)), 1)

const percent = (part: Fraction, whole: Fraction): string | undefined =>
  whole.n <= 0n
    ? undefined
    : textOfFraction(divideFractions({ n: part.n * 100n, d: part.d }, whole), 1)

/** How many of those that owe have answered. Exempt and closed units owe nothing; a return that was sent back is still an answer. */
export function responseRate(units: Iterable<Responder>): ResponseRate {
  let [owed, answered, withoutSize] = [0, 0, 0]
  let [all, come]: [Fraction, Fraction] = [zero, zero]
  for (const { state, size } of units) {
    if (state === 'exempt' || state === 'closed') continue
    const has = state === 'submitted' || state === 'accepted' || state === 'returned'
    owed += 1
    if (has) answered += 1
    if (size === undefined) {
      withoutSize += 1
      continue
    }
    const weight = fractionOf(size)
    all = addFractions(all, weight)
    if (has) come = addFractions(come, weight)
  }
  return {
    owed,
    answered,
    byUnits: shareOf(answered, owed) ?? undefined,
    bySize: owed - withoutSize < fewestWeighed ? undefined : percent(come, all),
    withoutSize,
  }
}
