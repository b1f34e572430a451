import {
  compareFractions,
  divideFractions,
  type Fraction,
  floatOf,
  fraction,
  fractionOf,
  multiplyFractions,
  signOf,
  textOfFraction,
} from '../../../kernel/fraction.ts'
import { suggestUnit } from '../suggest-unit.ts'
import type { SuggestionReason } from './reason.ts'

/** What may have been meant by a figure, and the slip that would have made it what it is. */
export interface Slip {
  readonly value: Fraction
  readonly reason: SuggestionReason
}

const units = [
  ['thousand', fraction(1n, 1000n)],
  ['ten-thousand', fraction(1n, 10_000n)],
  ['thousandth', fraction(1000n)],
  ['ten-thousandth', fraction(10_000n)],
] as const

const unitOf = {
  1000: 'thousand',
  10000: 'ten-thousand',
  0.001: 'thousandth',
  0.0001: 'ten-thousandth',
} as const

/** Neighbouring digits turned round, one typed twice, one left out at the end. */
function typed(text: string): { text: string; reason: SuggestionReason }[] {
  const found: { text: string; reason: SuggestionReason }[] = []
  const whole = text.split('.')[0]!
  const rest = text.slice(whole.length)
  for (let at = 0; at + 1 < whole.length; at += 1) {
    if (whole[at] === whole[at + 1]) {
      found.push({ text: whole.slice(0, at) + whole.slice(at + 1) + rest, reason: 'digit-more' })
    } else {
      const turned = whole.slice(0, at) + whole[at + 1] + whole[at] + whole.slice(at + 2)
      found.push({ text: turned + rest, reason: 'digits-turned' })
    }
  }
  if (whole.length > 1) found.push({ text: whole.slice(0, -1) + rest, reason: 'digit-more' })
  found.push({ text: `${whole}0${rest}`, reason: 'digit-less' })
  return found
}

/** Slips that may stand behind a figure, the likeliest first. */
export function slipsOf(
  reported: Fraction,
  expected: Fraction | undefined,
  places: number,
): Slip[] {
  const exact = textOfFraction(reported, places)
  const plain = exact.startsWith('-') ? exact.slice(1) : exact
  const sign = signOf(reported) < 0 ? fraction(-1n) : fraction(1n)
  const unit = expected && suggestUnit(floatOf(reported), floatOf(expected))
  const first = unit ? units.filter(([name]) => name === unitOf[unit.factor]) : []
  const all: Slip[] = [
    ...[...first, ...units.filter((one) => !first.includes(one))].map(([reason, by]) => ({
      value: multiplyFractions(reported, by),
      reason,
    })),
    ...(signOf(reported) === 0
      ? []
      : [{ value: multiplyFractions(reported, fraction(-1n)), reason: 'sign' as const }]),
    ...typed(plain).map(({ text, reason }) => ({
      value: multiplyFractions(fractionOf(text), sign),
      reason,
    })),
  ]
  return all.filter(({ value }) => compareFractions(value, reported) !== 0)
}

const near = fraction(3n, 2n)

/** Whether a figure is what one would expect, to within half as much again. */
export function isNear(value: Fraction, expected: Fraction): boolean {
  if (signOf(value) !== signOf(expected) || signOf(value) === 0) return false
  const ratio = divideFractions(value, expected)
  return (
    compareFractions(ratio, near) <= 0 &&
    compareFractions(ratio, divideFractions(fraction(1n), near)) >= 0
  )
}
