import { compileCondition } from '../../collection/edits/condition.ts'
import type { Standing } from '../../collection/edits/number.ts'
import { isMissing } from '../../collection/edits/value.ts'
import {
  type Comparison,
  type Condition,
  comparisons,
  type NumberOf,
} from '../../collection/model/expression.ts'
import { type Piece, piecesOf } from './figures.ts'
import { addLinear, type Constraint, type Linear, negated, type Requirement } from './linear.ts'

/** Alternatives of one edit beyond which it is left to the evaluator. */
const mostAlternatives = 64

const met: Requirement = [[]]
const never: Requirement = []

const opposites: Readonly<Record<Comparison, Comparison>> = {
  above: 'atMost',
  atMost: 'above',
  below: 'atLeast',
  atLeast: 'below',
  equal: 'differ',
  differ: 'equal',
}

/** When `gap`, the first figure less the second, compares like this. */
function waysOf(gap: Linear, how: Comparison): Constraint[] {
  const back = negated(gap)
  if (how === 'above') return [{ of: back, how: 'below' }]
  if (how === 'atLeast') return [{ of: back, how: 'at-most' }]
  if (how === 'below') return [{ of: gap, how: 'below' }]
  if (how === 'atMost') return [{ of: gap, how: 'at-most' }]
  if (how === 'equal') return [{ of: gap, how: 'equal' }]
  return [
    { of: gap, how: 'below' },
    { of: back, how: 'below' },
  ]
}

function compared(
  how: Comparison,
  [first, second]: readonly [NumberOf, NumberOf],
  standing: Standing,
): Requirement | undefined {
  const a = piecesOf(first, standing)
  const b = piecesOf(second, standing)
  if (a === 'not-linear' || b === 'not-linear') return undefined
  if (a === 'missing' || b === 'missing') return met
  return a.flatMap((x: Piece) =>
    b.flatMap((y: Piece) =>
      waysOf(addLinear(x.value, negated(y.value)), how).map((one) => [...x.given, ...y.given, one]),
    ),
  )
}

function together(parts: readonly (Requirement | undefined)[]): Requirement | undefined {
  let all: Requirement = met
  for (const part of parts) {
    if (!part) return undefined
    all = all.flatMap((one) => part.map((other) => [...one, ...other]))
    if (all.length > mostAlternatives) return undefined
  }
  return all
}

function oneOf(parts: readonly (Requirement | undefined)[]): Requirement | undefined {
  const known = parts.flatMap((part) => (part ? [part] : []))
  if (known.length < parts.length) return undefined
  const all = known.flat()
  return all.length > mostAlternatives ? undefined : all
}

/**
 * What must hold of the figures so that a condition is not `verdict`; undefined where that is no
 * matter of sums. What cannot be told is not so, as for the edits.
 */
function avoid(part: Condition, verdict: boolean, standing: Standing): Requirement | undefined {
  if ('all' in part || ('any' in part && !('registerHas' in part))) {
    const parts = ('all' in part ? part.all : part.any).map((one) => avoid(one, verdict, standing))
    return 'all' in part === verdict ? oneOf(parts) : together(parts)
  }
  if ('not' in part) return avoid(part.not, !verdict, standing)
  for (const how of comparisons) {
    const pair = (part as Partial<Record<Comparison, [NumberOf, NumberOf]>>)[how]
    if (pair) return compared(verdict ? opposites[how] : how, pair, standing)
  }
  const answer = compileCondition(part, standing.book.form)(standing)
  return isMissing(answer) || answer !== verdict ? met : never
}

/** What must hold so that an edit finds nothing where it stands; undefined where that is no matter of sums. */
export const requirementOf = (when: Condition, standing: Standing): Requirement | undefined =>
  avoid(when, true, standing)
