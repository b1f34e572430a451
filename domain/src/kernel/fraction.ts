import {
  divideRounded,
  formatDecimal,
  normalizeDecimal,
  parseDecimal,
  powerOfTen,
  type Rounding,
} from './decimal.ts'
import { Problem } from './problem.ts'

/** An exact rational number in lowest terms; `d` is positive. Thresholds are compared in these. */
export interface Fraction {
  readonly n: bigint
  readonly d: bigint
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

export function fraction(n: bigint, d: bigint = 1n): Fraction {
  if (d === 0n) throw new Problem('request/division-by-zero')
  const g = greatestDivisor(n, d) * (d < 0n ? -1n : 1n)
  return { n: n / g, d: d / g }
}

export const zero: Fraction = { n: 0n, d: 1n }
export const one: Fraction = { n: 1n, d: 1n }

/** The exact value of a decimal text. */
export function fractionOf(text: string): Fraction {
  const { digits, scale } = parseDecimal(text)
  return fraction(digits, powerOfTen(scale))
}

export const addFractions = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.n * b.d + b.n * a.d, a.d * b.d)
export const subtractFractions = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.n * b.d - b.n * a.d, a.d * b.d)
export const multiplyFractions = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.n * b.n, a.d * b.d)
export const divideFractions = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.n * b.d, a.d * b.n)

export function compareFractions(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const left = a.n * b.d
  const right = b.n * a.d
  return left < right ? -1 : left > right ? 1 : 0
}

export function signOf(a: Fraction): -1 | 0 | 1 {
  return a.n < 0n ? -1 : a.n > 0n ? 1 : 0
}

/** `a` to the whole power `k` ≥ 0. */
export function powerOf(a: Fraction, k: number): Fraction {
  return { n: a.n ** BigInt(k), d: a.d ** BigInt(k) }
}

/** `a` as decimal text with `scale` places. */
export function textOfFraction(a: Fraction, scale: number, rounding: Rounding = 'half-up'): string {
  return formatDecimal({ digits: divideRounded(a.n * powerOfTen(scale), a.d, rounding), scale })
}

/** `a` as the shortest decimal text with at most `scale` places. */
export function shortTextOf(a: Fraction, scale: number): string {
  const digits = divideRounded(a.n * powerOfTen(scale), a.d, 'half-up')
  return formatDecimal(normalizeDecimal({ digits, scale }))
}

/** `a` as a float of full precision, for pictures and forecasts; never for a verdict. */
export function floatOf(a: Fraction): number {
  const places = Math.max(0, 20 + String(a.d).length - String(a.n).length)
  return Number(`${divideRounded(a.n * powerOfTen(places), a.d, 'half-even')}e-${places}`)
}

/** The largest whole number whose `k`-th power is at most `n` ≥ 0. */
export function rootFloor(n: bigint, k: number): bigint {
  if (n < 2n || k === 1) return n
  const power = BigInt(k)
  let guess = 1n << (BigInt(n.toString(2).length) / power + 1n)
  for (;;) {
    const next = ((power - 1n) * guess + n / guess ** (power - 1n)) / power
    if (next >= guess) return guess
    guess = next
  }
}

/** Two numbers that enclose a value, equal where it is exact. */
export interface Bracket {
  readonly low: Fraction
  readonly high: Fraction
}

/** Encloses the `k`-th root of `a` ≥ 0 to `places` places; both ends are equal where it is rational there. */
export function bracketRoot(a: Fraction, k: number, places: number): Bracket {
  const exact = fraction(rootFloor(a.n, k), rootFloor(a.d, k))
  if (compareFractions(powerOf(exact, k), a) === 0) return { low: exact, high: exact }
  const scale = powerOfTen(places)
  const floor = rootFloor((a.n * scale ** BigInt(k)) / a.d, k)
  return { low: fraction(floor, scale), high: fraction(floor + 1n, scale) }
}
