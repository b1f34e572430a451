import {
  compareFractions,
  divideFractions,
  fraction,
  fractionOf,
  multiplyFractions,
  signOf,
  subtractFractions,
  textOfFraction,
} from '@wstc/domain/kernel/fraction'
import { formatNumber } from '../../kit/number.ts'

const hundred = fraction(100n)

/** From here on a change is said as how many times as much. */
const manifold = fraction(11n)

/** Change in per cent with its sign, or as a multiple where that says more; nothing where there is nothing to compare with. */
export function changeOf(now: string | null, before: string | null): string | undefined {
  if (now === null || before === null || signOf(fractionOf(before)) <= 0) return undefined
  const base = fractionOf(before)
  const ratio = divideFractions(fractionOf(now), base)
  if (compareFractions(ratio, manifold) >= 0) return `× ${formatNumber(textOfFraction(ratio, 0))}`
  const share = divideFractions(subtractFractions(fractionOf(now), base), base)
  const text = textOfFraction(multiplyFractions(share, hundred), 1)
  return `${text.startsWith('-') ? `−${text.slice(1)}` : `+${text}`}%`
}

/** A part of one as per cent, `0.0312` → `3.12%`. */
export const shareText = (part: string): string =>
  `${textOfFraction(multiplyFractions(fractionOf(part), hundred), 2)}%`
