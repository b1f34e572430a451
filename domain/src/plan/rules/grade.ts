import {
  addFractions,
  bracketRoot,
  compareFractions,
  divideFractions,
  type Fraction,
  fraction,
  fractionOf,
  multiplyFractions,
  one,
  signOf,
  subtractFractions,
  textOfFraction,
  zero,
} from '../../kernel/fraction.ts'
import type { Verdict } from '../model/judgement.ts'

/** Published thresholds on observed ÷ required; the first one met from above gives the grade. */
export const progressThresholds = [
  { grade: 'on-track', atLeast: '0.95' },
  { grade: 'moderate', atLeast: '0.60' },
  { grade: 'limited', atLeast: '0' },
] as const

export type Grade = Extract<Verdict, 'on-track' | 'moderate' | 'limited' | 'deterioration'>

export interface Graded {
  readonly grade: Grade
  /** Observed ÷ required, cut (not rounded up) to three places, so that it never shows more than the grade. */
  readonly ratio: string
}

const cut = (ratio: Fraction): string => textOfFraction(ratio, 3, 'floor')

/** Grades an exact ratio. */
export function gradeRatio(ratio: Fraction): Graded {
  const met = progressThresholds.find((t) => compareFractions(ratio, fractionOf(t.atLeast)) >= 0)
  return { grade: met?.grade ?? 'deterioration', ratio: cut(ratio) }
}

/** Two figures and the years between them. */
export interface Span {
  readonly from: Fraction
  readonly to: Fraction
  readonly years: number
}

const precisions = [40, 160, 480] as const

/**
 * Sign of (1 + observed growth) − (1 + share × required growth). Both roots are enclosed by
 * rational brackets, ever closer until they part; brackets that still touch at 480 places are
 * taken as equal.
 */
function compareGrowth(observed: Span, required: Span, share: Fraction): -1 | 0 | 1 {
  const observedRatio = divideFractions(observed.to, observed.from)
  const requiredRatio = divideFractions(required.to, required.from)
  const scaled = (root: Fraction): Fraction =>
    addFractions(one, multiplyFractions(share, subtractFractions(root, one)))
  for (const places of precisions) {
    const left = bracketRoot(observedRatio, observed.years, places)
    const right = bracketRoot(requiredRatio, required.years, places)
    if (compareFractions(left.low, scaled(right.high)) > 0) return 1
    if (compareFractions(left.high, scaled(right.low)) < 0) return -1
  }
  return 0
}

/** Yearly growth of a span as a fraction of one, near enough to print. */
export function growthOf(span: Span): Fraction {
  const root = bracketRoot(divideFractions(span.to, span.from), span.years, 40)
  return subtractFractions(root.low, one)
}

/**
 * Observed CAGR ÷ required CAGR. Needs `from` > 0 and `to` ≥ 0 in both spans and a required
 * growth that is not zero; a required fall (down) is compared as a fall.
 */
export function gradeGrowth(observed: Span, required: Span): Graded {
  const sign = compareFractions(required.to, required.from)
  const met = progressThresholds.find(
    (t) => compareGrowth(observed, required, fractionOf(t.atLeast)) * sign >= 0,
  )
  const grade = met?.grade ?? 'deterioration'
  const raw = divideFractions(growthOf(observed), growthOf(required))
  const near = gradeRatio(raw).grade === grade
  return { grade, ratio: near ? cut(raw) : textOfFraction(raw, 3, 'half-up') }
}

/** Yearly step of a span. */
export function stepOf(span: Span): Fraction {
  return divideFractions(subtractFractions(span.to, span.from), fraction(BigInt(span.years)))
}

/** Observed step a year ÷ required step a year; the required step must not be zero. */
export function gradeStep(observed: Span, required: Span): Graded {
  return gradeRatio(divideFractions(stepOf(observed), stepOf(required)))
}

/** A compound path exists from a positive base to figures that are not negative. */
export function isCompoundDefined(...spans: readonly Span[]): boolean {
  return spans.every((span) => signOf(span.from) > 0 && compareFractions(span.to, zero) >= 0)
}
