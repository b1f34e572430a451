import {
  addDecimals,
  compareDecimals,
  type Decimal,
  multiplyDecimals,
  subtractDecimals,
} from '../../../kernel/decimal.ts'
import type { Comparison } from '../model/expression.ts'

/** Inputs that are not known; why something cannot be told. */
export type Missing = readonly string[]

/** An exact figure, or what it lacks. */
export type Num = Decimal | Missing

/** True, false, or what it would take to tell. */
export type Tri = boolean | Missing

export const isMissing = (value: Num | Tri): value is Missing => Array.isArray(value)

export const zero: Decimal = { digits: 0n, scale: 0 }
export const whole = (n: number): Decimal => ({ digits: BigInt(n), scale: 0 })

function both(a: Num, b: Num, join: (x: Decimal, y: Decimal) => Decimal): Num {
  if (isMissing(a)) return isMissing(b) ? [...a, ...b] : a
  return isMissing(b) ? b : join(a, b)
}

export const plus = (a: Num, b: Num): Num => both(a, b, addDecimals)
export const minus = (a: Num, b: Num): Num => both(a, b, subtractDecimals)
export const times = (a: Num, b: Num): Num => both(a, b, multiplyDecimals)
export const absolute = (a: Num): Num =>
  isMissing(a) || a.digits >= 0n ? a : { digits: -a.digits, scale: a.scale }

const holds: Readonly<Record<Comparison, (sign: -1 | 0 | 1) => boolean>> = {
  above: (sign) => sign > 0,
  atLeast: (sign) => sign >= 0,
  below: (sign) => sign < 0,
  atMost: (sign) => sign <= 0,
  equal: (sign) => sign === 0,
  differ: (sign) => sign !== 0,
}

export function compare(a: Num, b: Num, how: Comparison): Tri {
  if (isMissing(a)) return isMissing(b) ? [...a, ...b] : a
  return isMissing(b) ? b : holds[how](compareDecimals(a, b))
}

export const negate = (a: Tri): Tri => (isMissing(a) ? a : !a)
