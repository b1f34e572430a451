import { Problem } from './problem.ts'

/** An exact decimal number: `digits` ÷ 10^`scale`. */
export interface Decimal {
  readonly digits: bigint
  /** Places after the point; never negative. */
  readonly scale: number
}

/**
 * How a figure is cut to a number of places. `half-up` sends a tie away from zero (the usual
 * 四舍五入), `half-even` sends it to the even neighbour, `down` cuts towards zero, `floor`
 * goes to the smaller number.
 */
export type Rounding = 'half-up' | 'half-even' | 'down' | 'floor'

const decimalPattern = /^-?\d+(\.\d+)?$/

/** Reads a decimal text such as `-12.50`; the scale is kept as written. */
export function parseDecimal(text: string): Decimal {
  if (!decimalPattern.test(text)) throw new Problem('request/not-a-decimal', { text })
  const point = text.indexOf('.')
  if (point < 0) return { digits: BigInt(text), scale: 0 }
  return {
    digits: BigInt(text.slice(0, point) + text.slice(point + 1)),
    scale: text.length - point - 1,
  }
}

const powers: readonly bigint[] = Array.from({ length: 40 }, (_, n) => 10n ** BigInt(n))

export const powerOfTen = (n: number): bigint => powers[n] ?? 10n ** BigInt(n)

/** Writes every place of `d`, so that `formatDecimal(parseDecimal(x))` gives `x` (but `-0` gives `0`). */
export function formatDecimal(d: Decimal): string {
  const sign = d.digits < 0n ? '-' : ''
  const all = String(d.digits < 0n ? -d.digits : d.digits).padStart(d.scale + 1, '0')
  if (d.scale === 0) return sign + all
  return `${sign}${all.slice(0, -d.scale)}.${all.slice(-d.scale)}`
}

/** The same number without zeros at the end of its places. */
export function normalizeDecimal(d: Decimal): Decimal {
  let { digits, scale } = d
  while (scale > 0 && digits % 10n === 0n) {
    digits /= 10n
    scale -= 1
  }
  return { digits, scale }
}

/** The digits of `d` as they are with `scale` places, which are no fewer than it has. */
const digitsAt = (d: Decimal, scale: number): bigint =>
  d.scale === scale ? d.digits : d.digits * powerOfTen(scale - d.scale)

export function compareDecimals(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const scale = Math.max(a.scale, b.scale)
  const [x, y] = [digitsAt(a, scale), digitsAt(b, scale)]
  return x < y ? -1 : x > y ? 1 : 0
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  return { digits: digitsAt(a, scale) + digitsAt(b, scale), scale }
}

export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  return { digits: digitsAt(a, scale) - digitsAt(b, scale), scale }
}

export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale }
}

/** `n` ÷ `d` as a whole number, rounded. `d` may be negative, never zero. */
export function divideRounded(n: bigint, d: bigint, rounding: Rounding): bigint {
  if (d === 0n) throw new Problem('request/division-by-zero')
  if (d < 0n) return divideRounded(-n, -d, rounding)
  const quotient = n / d
  const rest = n % d
  if (rest === 0n) return quotient
  const away = rest < 0n ? quotient - 1n : quotient + 1n
  if (rounding === 'down') return quotient
  if (rounding === 'floor') return rest < 0n ? away : quotient
  const twice = (rest < 0n ? -rest : rest) * 2n
  if (twice !== d) return twice > d ? away : quotient
  if (rounding === 'half-up') return away
  return quotient % 2n === 0n ? quotient : away
}

/** a ÷ b to `scale` places. */
export function divideDecimals(a: Decimal, b: Decimal, scale: number, rounding: Rounding): Decimal {
  const n = a.digits * powerOfTen(scale + b.scale)
  const d = b.digits * powerOfTen(a.scale)
  return { digits: divideRounded(n, d, rounding), scale }
}

/** `d` with exactly `scale` places. */
export function roundDecimal(d: Decimal, scale: number, rounding: Rounding): Decimal {
  if (scale >= d.scale) return { digits: d.digits * powerOfTen(scale - d.scale), scale }
  return { digits: divideRounded(d.digits, powerOfTen(d.scale - scale), rounding), scale }
}

/** Compares two decimal texts by value: `1.0` equals `1`. */
export function compareDecimalTexts(a: string, b: string): -1 | 0 | 1 {
  return compareDecimals(parseDecimal(a), parseDecimal(b))
}

/** The exact sum of decimal texts, `0` for none. */
export function sumDecimalTexts(texts: readonly string[]): string {
  return formatDecimal(
    texts.reduce((sum, text) => addDecimals(sum, parseDecimal(text)), { digits: 0n, scale: 0 }),
  )
}
