import {
  addFractions,
  divideFractions,
  type Fraction,
  fraction,
  multiplyFractions,
  signOf,
  subtractFractions,
  zero,
} from '../../../kernel/fraction.ts'

/** constant + Σ coefficient · variable. */
export interface Linear {
  readonly constant: Fraction
  readonly terms: ReadonlyMap<string, Fraction>
}

/** `of` is at most nothing, less than nothing, or nothing. */
export interface Constraint {
  readonly of: Linear
  readonly how: 'at-most' | 'below' | 'equal'
}

/** One of the alternatives must hold as a whole; none at all cannot be met. */
export type Requirement = readonly (readonly Constraint[])[]

export const constantOf = (constant: Fraction): Linear => ({ constant, terms: new Map() })

export const variable = (name: string, coefficient: Fraction = fraction(1n)): Linear => ({
  constant: zero,
  terms: new Map([[name, coefficient]]),
})

export function addLinear(a: Linear, b: Linear): Linear {
  const terms = new Map(a.terms)
  for (const [name, more] of b.terms) {
    const sum = addFractions(terms.get(name) ?? zero, more)
    if (signOf(sum) === 0) terms.delete(name)
    else terms.set(name, sum)
  }
  return { constant: addFractions(a.constant, b.constant), terms }
}

export function scaleLinear(a: Linear, by: Fraction): Linear {
  if (signOf(by) === 0) return constantOf(zero)
  const terms = [...a.terms].map(([name, one]) => [name, multiplyFractions(one, by)] as const)
  return { constant: multiplyFractions(a.constant, by), terms: new Map(terms) }
}

export const negated = (a: Linear): Linear => scaleLinear(a, fraction(-1n))

/** The same with a value in the place of each variable that has one. */
export function substitute(a: Linear, values: ReadonlyMap<string, Fraction>): Linear {
  let { constant } = a
  const terms = new Map<string, Fraction>()
  for (const [name, coefficient] of a.terms) {
    const value = values.get(name)
    if (value === undefined) terms.set(name, coefficient)
    else constant = addFractions(constant, multiplyFractions(coefficient, value))
  }
  return { constant, terms }
}

/** Whether a constraint without variables holds. */
export function holdsAsIs({ of, how }: Constraint): boolean {
  const sign = signOf(of.constant)
  return how === 'equal' ? sign === 0 : how === 'below' ? sign < 0 : sign <= 0
}

/** One end of what a variable may be. */
export interface End {
  readonly at: Fraction
  /** Whether the end itself is left out. */
  readonly open: boolean
}

export interface Interval {
  readonly low: End | undefined
  readonly high: End | undefined
}

const lies = (c: Constraint, name: string): boolean => c.of.terms.has(name)

/** Takes a variable out by an equality that has it. */
function solveFor(name: string, by: Constraint, rest: readonly Constraint[]): Constraint[] {
  const own = by.of.terms.get(name)!
  return rest.map((one) => {
    const coefficient = one.of.terms.get(name)
    if (coefficient === undefined) return one
    const factor = divideFractions(coefficient, own)
    return { ...one, of: addLinear(one.of, scaleLinear(by.of, subtractFractions(zero, factor))) }
  })
}

/** What is left of the constraints when a variable may be anything they allow (Fourier and Motzkin). */
export function eliminate(name: string, all: readonly Constraint[]): Constraint[] {
  const equal = all.find((one) => one.how === 'equal' && lies(one, name))
  if (equal)
    return solveFor(
      name,
      equal,
      all.filter((one) => one !== equal),
    )
  const rest = all.filter((one) => !lies(one, name))
  const sided = (sign: number) =>
    all.filter((one) => lies(one, name) && signOf(one.of.terms.get(name)!) === sign)
  for (const upper of sided(1)) {
    for (const lower of sided(-1)) {
      const a = upper.of.terms.get(name)!
      const b = lower.of.terms.get(name)!
      const of = addLinear(
        scaleLinear(upper.of, subtractFractions(zero, b)),
        scaleLinear(lower.of, a),
      )
      const strict = upper.how === 'below' || lower.how === 'below'
      rest.push({ of, how: strict ? 'below' : 'at-most' })
    }
  }
  return rest
}

/** What `name` may be, whatever the others are; undefined where the constraints cannot hold at all. */
export function intervalOf(name: string, all: readonly Constraint[]): Interval | undefined {
  let left: readonly Constraint[] = all
  const others = new Set(all.flatMap((one) => [...one.of.terms.keys()]))
  others.delete(name)
  for (const other of others) left = eliminate(other, left)
  let low: End | undefined
  let high: End | undefined
  const tighten = (end: End, upper: boolean): void => {
    const known = upper ? high : low
    const sign = known ? signOf(subtractFractions(end.at, known.at)) * (upper ? -1 : 1) : 1
    if (sign < 0 || (sign === 0 && !end.open)) return
    if (upper) high = end
    else low = end
  }
  for (const one of left) {
    const coefficient = one.of.terms.get(name)
    if (coefficient === undefined) {
      if (!holdsAsIs(one)) return undefined
      continue
    }
    const at = divideFractions(subtractFractions(zero, one.of.constant), coefficient)
    const end = { at, open: one.how === 'below' }
    if (one.how === 'equal' || signOf(coefficient) > 0) tighten(end, true)
    if (one.how === 'equal' || signOf(coefficient) < 0) tighten(end, false)
  }
  if (low && high) {
    const gap = signOf(subtractFractions(high.at, low.at))
    if (gap < 0 || (gap === 0 && (low.open || high.open))) return undefined
  }
  return { low, high }
}

/** Whether some values of the variables meet all constraints. */
export function canHold(all: readonly Constraint[]): boolean {
  const first = all.find((one) => one.of.terms.size > 0)
  if (!first) return all.every(holdsAsIs)
  const [name] = first.of.terms.keys()
  return intervalOf(name!, all) !== undefined
}

/**
 * The requirements with the fixed figures put in, those that hold left out; undefined where one can
 * no longer be met.
 */
export function putIn(
  requirements: readonly Requirement[],
  fixed: ReadonlyMap<string, Fraction>,
): Requirement[] | undefined {
  const open: Requirement[] = []
  for (const requirement of requirements) {
    const alternatives = requirement
      .map((list) => list.map((one) => ({ ...one, of: substitute(one.of, fixed) })))
      .filter((list) => list.every((one) => one.of.terms.size > 0 || holdsAsIs(one)))
      .map((list) => list.filter((one) => one.of.terms.size > 0))
    if (alternatives.length === 0) return undefined
    if (!alternatives.some((list) => list.length === 0)) open.push(alternatives)
  }
  return open
}
