import { isWithin } from '../../../kernel/codes/ebops.ts'
import { type Comparison, type Condition, comparisons, type NumberOf } from '../model/expression.ts'
import { matches } from './book.ts'
import { cellKey, contractOf, numberOf, type Standing } from './number.ts'
import { combine, compare, negate, type Tri } from './value.ts'

/** The item or partner an edit is about: of its row, or of its group. */
function fieldOf(name: 'item' | 'partner', { row, grouping, group, book }: Standing) {
  if (row) return row.row[name]
  if (grouping === undefined || group === undefined) return undefined
  return book.groups[grouping]?.get(group)?.first[name]
}

function registered(list: 'items' | 'partners', standing: Standing): Tri {
  const known = standing.context.register[list]
  const value = fieldOf(list === 'items' ? 'item' : 'partner', standing)
  if (known === undefined) return [`register.${list}`]
  if (value === undefined || value === '') {
    return [`rows.${standing.row?.row.key ?? ''}.${list === 'items' ? 'item' : 'partner'}`]
  }
  if (list === 'partners') return known.includes(value)
  return known.some((one) => isWithin(value, one) || isWithin(one, value))
}

type Matched = 'partner' | 'currency' | 'flow' | 'item'

function contractMatches(field: Matched, { context, contract = '', row }: Standing): Tri {
  const known = contractOf(context, contract)?.[field]
  const value = row?.row[field] ?? ''
  if (known === undefined) return [`contracts.${contract}.${field}`]
  if (value === '') return [`rows.${row?.row.key ?? ''}.${field}`]
  if (field !== 'item') return known === value
  return isWithin(value, known) || isWithin(known, value)
}

/** Whether `part` is so; where it cannot be told, what is missing. */
export function decide(part: Condition, standing: Standing): Tri {
  const { context, book } = standing
  if ('all' in part) return combine(part.all, false, (one) => decide(one, standing))
  if ('registerHas' in part) {
    const known = context.register[part.registerHas]
    if (known === undefined) return [`register.${part.registerHas}`]
    return part.any.some((one) => known.includes(one))
  }
  if ('any' in part) return combine(part.any, true, (one) => decide(one, standing))
  if ('not' in part) return negate(decide(part.not, standing))
  for (const how of comparisons) {
    const pair = (part as Partial<Record<Comparison, [NumberOf, NumberOf]>>)[how]
    if (pair) return compare(numberOf(pair[0], standing), numberOf(pair[1], standing), how)
  }
  if ('row' in part) return standing.row ? matches(standing.row.row, part.row) : []
  if ('filled' in part) return book.cells.has(cellKey(part.filled, standing))
  if ('blank' in part) return !book.cells.has(cellKey(part.blank, standing))
  if ('choice' in part) {
    const key = cellKey(part.choice, standing)
    const chosen = book.cells.get(key)
    return chosen === undefined ? [`cells.${key}`] : part.in.includes(chosen)
  }
  if ('registered' in part) return registered(part.registered, standing)
  if ('registerSays' in part) {
    return context.register[part.registerSays] ?? [`register.${part.registerSays}`]
  }
  if ('contractKnown' in part) {
    if (!context.contracts) return ['contracts']
    return contractOf(context, standing.contract ?? '') !== undefined
  }
  if ('contractMatches' in part) return contractMatches(part.contractMatches, standing)
  if ('filed' in part) return standing.past[part.filed] !== undefined
  return book.nothingToReport
}
