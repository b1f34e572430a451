import {
  addFractions,
  compareFractions,
  divideFractions,
  type Fraction,
  fraction,
  fractionOf,
  signOf,
  subtractFractions,
  textOfFraction,
} from '../../../kernel/fraction.ts'
import {
  type Constraint,
  canHold,
  type Interval,
  intervalOf,
  putIn,
  type Requirement,
  substitute,
} from './linear.ts'
import type { SuggestionReason } from './reason.ts'
import { isNear, slipsOf } from './slips.ts'

/** A figure that may be wrong. */
export interface Suspect {
  readonly name: string
  readonly reported: Fraction
  /** What it is expected to be; undefined where nothing is known. */
  readonly expected: Fraction | undefined
  /** How reliable it is: the dearer, the later it is changed. A whole number of at least 1. */
  readonly weight: number
  /** Places after the point that it may have. */
  readonly places: number
}

export interface Correction {
  readonly name: string
  readonly value: Fraction
  readonly reason: SuggestionReason
}

export interface LocaliseLimits {
  /** Figures changed together at most. */
  readonly size: number
  /** Sets looked at in full. */
  readonly sets: number
}

export const usualLimits: LocaliseLimits = { size: 3, sets: 1500 }

/** Sets of suspects of at most `size`, the cheapest first; equal ones by size. */
function* setsByWeight(suspects: readonly Suspect[], size: number): Generator<Suspect[]> {
  const all: { list: Suspect[]; weight: number }[] = []
  const grow = (from: number, list: Suspect[], weight: number): void => {
    if (list.length > 0) all.push({ list, weight })
    if (list.length === size) return
    for (let at = from; at < suspects.length; at += 1) {
      const one = suspects[at]!
      grow(at + 1, [...list, one], weight + one.weight)
    }
  }
  grow(0, [], 0)
  all.sort((a, b) => a.weight - b.weight || a.list.length - b.list.length)
  for (const { list } of all) yield list
}

const weightOf = (set: readonly Suspect[]): number => set.reduce((sum, one) => sum + one.weight, 0)

/** Every way to meet the requirements: one alternative of each, together possible. */
function* systemsOf(
  requirements: readonly Requirement[],
  at = 0,
  chosen: readonly Constraint[] = [],
): Generator<readonly Constraint[]> {
  const next = requirements[at]
  if (!next) return yield chosen
  for (const alternative of next) {
    const system = [...chosen, ...alternative]
    if (canHold(system)) yield* systemsOf(requirements, at + 1, system)
  }
}

const inside = (value: Fraction, { low, high }: Interval): boolean => {
  const over = low === undefined ? 1 : compareFractions(value, low.at)
  const under = high === undefined ? 1 : compareFractions(high.at, value)
  return (over > 0 || (over === 0 && !low!.open)) && (under > 0 || (under === 0 && !high!.open))
}

const rounded = (value: Fraction, places: number): Fraction =>
  fractionOf(textOfFraction(value, places))

const distanceTo =
  (wanted: Fraction) =>
  (value: Fraction): Fraction => {
    const gap = subtractFractions(value, wanted)
    return signOf(gap) < 0 ? { n: -gap.n, d: gap.d } : gap
  }

/**
 * Figures with so many places in the interval, those nearest to `wanted` first. Rounder ones follow:
 * where several figures hang together, the nearest one may leave the next no place.
 */
function nearestIn(interval: Interval, wanted: Fraction, places: number): Fraction[] {
  const found: Fraction[] = []
  const distance = distanceTo(wanted)
  for (let kept = places; kept >= 0; kept -= 1) {
    const unit = fraction(1n, 10n ** BigInt(kept))
    const around = [wanted, interval.low?.at, interval.high?.at].flatMap((at) => {
      if (at === undefined) return []
      const middle = rounded(at, kept)
      return [middle, addFractions(middle, unit), subtractFractions(middle, unit)]
    })
    const inOrder = around
      .filter((value) => inside(value, interval))
      .sort((x, y) => compareFractions(distance(x), distance(y)))
    for (const value of inOrder) {
      if (!found.some((one) => compareFractions(one, value) === 0)) found.push(value)
    }
  }
  return found
}

/** What may be proposed for one figure that lies in the interval, the best first. */
function propose(suspect: Suspect, interval: Interval): Correction[] {
  const { name, reported, expected, places } = suspect
  const slips = slipsOf(reported, expected, places).filter(
    ({ value }) =>
      inside(value, interval) &&
      compareFractions(rounded(value, places), value) === 0 &&
      (expected === undefined || isNear(value, expected)),
  )
  const plain = nearestIn(interval, expected ?? reported, places).map((value): Correction => {
    const asBefore = expected && compareFractions(value, rounded(expected, places)) === 0
    return { name, value, reason: asBefore ? 'expected' : 'nearest' }
  })
  return [...slips.slice(0, 1).map((slip) => ({ name, ...slip })), ...plain]
}

/** One figure after the other, each within what the ones before leave it. */
function valuesIn(
  [suspect, ...others]: readonly Suspect[],
  system: readonly Constraint[],
): Correction[] | undefined {
  if (!suspect) return []
  const interval = intervalOf(suspect.name, system)
  for (const correction of interval ? propose(suspect, interval) : []) {
    const known = new Map([[suspect.name, correction.value]])
    const left = system.map((one) => ({ ...one, of: substitute(one.of, known) }))
    const rest = valuesIn(others, left)
    if (rest) return [correction, ...rest]
  }
  return undefined
}

/** Two figures that stand in each other's place. */
function swapped(
  set: readonly Suspect[],
  requirements: readonly Requirement[],
): Correction[] | undefined {
  const [a, b] = set
  if (!a || !b || set.length !== 2 || compareFractions(a.reported, b.reported) === 0)
    return undefined
  const turned = new Map([
    [a.name, b.reported],
    [b.name, a.reported],
  ])
  if (putIn(requirements, turned)?.length !== 0) return undefined
  return [...turned].map(([name, value]) => ({ name, value, reason: 'swapped' }))
}

const isSlip = ({ reason }: Correction): boolean => reason !== 'expected' && reason !== 'nearest'

/** How far proposals are from what is expected, in parts of it. */
function strayOf(set: readonly Suspect[], corrections: readonly Correction[]): number {
  let sum = 0
  for (const [at, { expected, reported }] of set.entries()) {
    const wanted = expected ?? reported
    const gap = subtractFractions(corrections[at]!.value, wanted)
    const part = signOf(wanted) === 0 ? gap : divideFractions(gap, wanted)
    sum += Math.abs(Number(textOfFraction(part, 6)))
  }
  return sum
}

/**
 * 错误定位: the figures of least weight that can be changed so that every requirement holds (Fellegi
 * and Holt, 1976), and what they may be: a slip that people make, else what is nearest to the
 * expected figure. Undefined where no set within the limits will do; nothing where all holds.
 * Every cheaper set was shown to be impossible, or to hold no figures of as many places.
 */
export function localise(
  suspects: readonly Suspect[],
  requirements: readonly Requirement[],
  limits: LocaliseLimits = usualLimits,
): Correction[] | undefined {
  const reported = new Map(suspects.map((one) => [one.name, one.reported]))
  const broken = requirements.filter((one) => putIn([one], reported)?.length !== 0)
  if (broken.length === 0) return []
  const touched = broken.map(
    (one) => new Set(one.flatMap((list) => list.flatMap(({ of }) => [...of.terms.keys()]))),
  )
  let best: { corrections: Correction[]; weight: number; score: number } | undefined
  let looked = 0
  for (const set of setsByWeight(suspects, limits.size)) {
    const weight = weightOf(set)
    if (best && weight > best.weight) break
    if (!touched.every((names) => set.some((one) => names.has(one.name)))) continue
    looked += 1
    if (looked > limits.sets) return best?.corrections
    const fixed = new Map(reported)
    for (const one of set) fixed.delete(one.name)
    const open = putIn(requirements, fixed)
    if (!open) continue
    const candidates = [swapped(set, open), ...tryAll(set, open)]
    for (const corrections of candidates) {
      if (!corrections) continue
      const score = corrections.filter(isSlip).length * 1000 - strayOf(set, corrections)
      if (!best || score > best.score) best = { corrections, weight, score }
    }
  }
  return best?.corrections
}

function* tryAll(
  set: readonly Suspect[],
  open: readonly Requirement[],
): Generator<Correction[] | undefined> {
  for (const system of systemsOf(open)) yield valuesIn(set, system)
}
