import { formatDecimal } from '../../../kernel/decimal.ts'
import { type Fraction, fractionOf } from '../../../kernel/fraction.ts'
import { keysOfGroup, type RowView } from '../../collection/edits/book.ts'
import { cellKey, compileNumber, type Standing } from '../../collection/edits/number.ts'
import { compileFilter } from '../../collection/edits/row-filter.ts'
import { isMissing, type Num } from '../../collection/edits/value.ts'
import { lineCell } from '../../collection/model/content.ts'
import type { NumberOf } from '../../collection/model/expression.ts'
import {
  addLinear,
  type Constraint,
  constantOf,
  type Linear,
  negated,
  scaleLinear,
  variable,
} from './linear.ts'

/** A figure that is one sum under some constraints and another under others. */
export interface Piece {
  readonly given: readonly Constraint[]
  readonly value: Linear
}

/** `missing`: something is not known. `not-linear`: it is no sum of figures. */
export type Pieces = readonly Piece[] | 'missing' | 'not-linear'

const always = (value: Linear): Pieces => [{ given: [], value }]

const exact = (value: Exclude<Num, readonly string[]>): Fraction => fractionOf(formatDecimal(value))

function constant(part: NumberOf, standing: Standing): Pieces {
  const value = compileNumber(part, standing.book.form)(standing)
  return isMissing(value) ? 'missing' : always(constantOf(exact(value)))
}

const ofRow = (view: RowView, rate: string | undefined): Linear | undefined => {
  if (isMissing(view.amount) || rate === undefined) return undefined
  return variable(`rows.${view.row.key}.amount`, fractionOf(rate))
}

const rateOf = (view: RowView, standing: Standing): string | undefined =>
  Object.hasOwn(standing.book.rates, view.row.currency)
    ? standing.book.rates[view.row.currency]
    : undefined

function membersOf(over: 'rows' | 'group', { book, grouping, group }: Standing): RowView[] {
  if (over === 'rows') return [...book.rows.values()]
  const keys = grouping === undefined ? [] : keysOfGroup(book, grouping, group ?? '')
  return keys.flatMap((key) => book.rows.get(key) ?? [])
}

function sumOfRows(part: Extract<NumberOf, { sum: unknown }>, standing: Standing): Pieces {
  let sum = constantOf({ n: 0n, d: 1n })
  const means = compileFilter(part.where)
  for (const view of membersOf(part.sum, standing)) {
    const meant = means(view.row)
    if (meant === false) continue
    const own = meant === true ? ofRow(view, rateOf(view, standing)) : undefined
    if (!own) return 'missing'
    sum = addLinear(sum, own)
  }
  return always(sum)
}

function ofCell(key: string, { book }: Standing): Linear | undefined {
  const text = book.cells.get(key)
  return text !== undefined && /^-?\d{1,20}(\.\d{1,6})?$/.test(text)
    ? variable(`cells.${key}`)
    : undefined
}

function sumOfLines(part: { sumLines: string; cell: string }, standing: Standing): Pieces {
  let sum = constantOf({ n: 0n, d: 1n })
  for (const line of standing.book.lines.get(part.sumLines)?.keys() ?? []) {
    const own = ofCell(lineCell(part.sumLines, line, part.cell), standing)
    if (!own) return 'missing'
    sum = addLinear(sum, own)
  }
  return always(sum)
}

function combine(a: Pieces, b: Pieces, join: (x: Linear, y: Linear) => Linear | undefined): Pieces {
  if (a === 'not-linear' || b === 'not-linear') return 'not-linear'
  if (a === 'missing' || b === 'missing') return 'missing'
  const pieces: Piece[] = []
  for (const x of a) {
    for (const y of b) {
      const value = join(x.value, y.value)
      if (!value) return 'not-linear'
      pieces.push({ given: [...x.given, ...y.given], value })
    }
  }
  return pieces
}

const product = (x: Linear, y: Linear): Linear | undefined => {
  if (y.terms.size === 0) return scaleLinear(x, y.constant)
  return x.terms.size === 0 ? scaleLinear(y, x.constant) : undefined
}

function absolute(pieces: Pieces): Pieces {
  if (typeof pieces === 'string') return pieces
  return pieces.flatMap(({ given, value }): Piece[] => [
    { given: [...given, { of: negated(value), how: 'at-most' }], value },
    { given: [...given, { of: value, how: 'at-most' }], value: negated(value) },
  ])
}

/** A figure of an edit as sums of what was typed, where it is one. */
export function piecesOf(part: NumberOf, standing: Standing): Pieces {
  const of = (one: NumberOf): Pieces => piecesOf(one, standing)
  if ('field' in part) {
    const { row } = standing
    const own = row && ofRow(row, part.field === 'amount' ? '1' : rateOf(row, standing))
    return own ? always(own) : 'missing'
  }
  if ('sumLines' in part) return sumOfLines(part, standing)
  if ('cell' in part) {
    const formula = standing.book.form.computed.get(part.cell)
    if (formula) return of(formula)
    const own = ofCell(cellKey(part.cell, standing), standing)
    return own ? always(own) : 'missing'
  }
  if ('sum' in part) return sumOfRows(part, standing)
  if ('plus' in part) return part.plus.map(of).reduce((a, b) => combine(a, b, addLinear))
  if ('minus' in part) {
    return combine(of(part.minus[0]), of(part.minus[1]), (x, y) => addLinear(x, negated(y)))
  }
  if ('times' in part) return combine(of(part.times[0]), of(part.times[1]), product)
  if ('abs' in part) return absolute(of(part.abs))
  if ('orZero' in part) {
    const inner = of(part.orZero)
    return inner === 'missing' ? always(constantOf({ n: 0n, d: 1n })) : inner
  }
  return constant(part, standing)
}
