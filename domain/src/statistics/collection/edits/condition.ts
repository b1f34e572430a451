import { isWithin } from '../../../kernel/codes/ebops.ts'
import { type Comparison, type Condition, comparisons, type NumberOf } from '../model/expression.ts'
import type { Layout } from './layout.ts'
import { cellKey, compileNumber, contractOf, type Standing } from './number.ts'
import { compileFilter } from './row-filter.ts'
import { compare, isMissing, type Missing, negate, type Tri } from './value.ts'

export type TriAt = (standing: Standing) => Tri

/** The item or partner an edit is about: of its row, or of its group. */
function fieldOf(name: 'item' | 'partner', { row, grouping, group, book }: Standing) {
  if (row) return row.row[name]
  if (grouping === undefined || group === undefined) return undefined
  return book.groups[grouping]?.get(group)?.first[name]
}

const related = (a: string, b: string): boolean => isWithin(a, b) || isWithin(b, a)

function registered(list: 'items' | 'partners', standing: Standing, absent: Missing): Tri {
  const known = standing.context.register[list]
  if (known === undefined) return absent
  const field = list === 'items' ? 'item' : 'partner'
  const value = fieldOf(field, standing)
  if (value === undefined || value === '') return [`rows.${standing.row?.row.key ?? ''}.${field}`]
  if (list === 'partners') return known.includes(value)
  for (const one of known) if (related(value, one)) return true
  return false
}

type Matched = 'partner' | 'currency' | 'flow' | 'item'

function contractMatches(field: Matched, { context, contract = '', row }: Standing): Tri {
  const known = contractOf(context, contract)?.[field]
  const value = row?.row[field] ?? ''
  if (known === undefined) return [`contracts.${contract}.${field}`]
  if (value === '') return [`rows.${row?.row.key ?? ''}.${field}`]
  return field === 'item' ? related(value, known) : known === value
}

function choice(code: string, wanted: readonly string[], standing: Standing): Tri {
  const key = cellKey(code, standing)
  const chosen = standing.book.cells.get(key)
  return chosen === undefined ? [`cells.${key}`] : wanted.includes(chosen)
}

/** Decided by the first part that is `by` (false for all, true for any); one that lacks something does not hide it. */
function compileList(parts: readonly TriAt[], by: boolean): TriAt {
  return (standing) => {
    let missing: readonly string[] | undefined
    for (const part of parts) {
      const answer = part(standing)
      if (answer === by) return by
      if (isMissing(answer)) missing = missing ? [...missing, ...answer] : answer
    }
    return missing ?? !by
  }
}

/** A condition as a function: whether it is so; where it cannot be told, what is missing. */
export function compileCondition(part: Condition, form: Layout): TriAt {
  const of = (one: Condition): TriAt => compileCondition(one, form)
  if ('all' in part) return compileList(part.all.map(of), false)
  if ('registerHas' in part) {
    const absent = [`register.${part.registerHas}`]
    return ({ context }) => {
      const known = context.register[part.registerHas]
      return known === undefined ? absent : part.any.some((one) => known.includes(one))
    }
  }
  if ('any' in part) return compileList(part.any.map(of), true)
  if ('not' in part) {
    const inner = of(part.not)
    return (standing) => negate(inner(standing))
  }
  for (const how of comparisons) {
    const pair = (part as Partial<Record<Comparison, [NumberOf, NumberOf]>>)[how]
    if (!pair) continue
    const [a, b] = [compileNumber(pair[0], form), compileNumber(pair[1], form)]
    return (standing) => compare(a(standing), b(standing), how)
  }
  if ('row' in part) {
    const means = compileFilter(part.row)
    return ({ row }) => (row ? means(row.row) : [])
  }
  if ('filled' in part) return (standing) => standing.book.cells.has(cellKey(part.filled, standing))
  if ('blank' in part) return (standing) => !standing.book.cells.has(cellKey(part.blank, standing))
  if ('choice' in part) return (standing) => choice(part.choice, part.in, standing)
  if ('registered' in part) {
    const absent = [`register.${part.registered}`]
    return (standing) => registered(part.registered, standing, absent)
  }
  if ('registerSays' in part) {
    const absent = [`register.${part.registerSays}`]
    return ({ context }) => context.register[part.registerSays] ?? absent
  }
  if ('contractKnown' in part) {
    return ({ context, contract = '' }) =>
      context.contracts ? contractOf(context, contract) !== undefined : ['contracts']
  }
  if ('contractMatches' in part)
    return (standing) => contractMatches(part.contractMatches, standing)
  if ('filed' in part) return ({ past }) => past[part.filed] !== undefined
  return ({ book }) => book.nothingToReport
}
