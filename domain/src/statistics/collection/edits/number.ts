import { parseDecimal } from '../../../kernel/decimal.ts'
import { daysBetween, lastDayOf } from '../../../kernel/period.ts'
import { lineCell } from '../model/content.ts'
import type { Before, NumberOf } from '../model/expression.ts'
import { parameterOn } from '../rules/obliged.ts'
import { type Book, type RowView, readFigure, totalOf } from './book.ts'
import type { EditContext } from './context.ts'
import { absolute, isMissing, minus, type Num, plus, times, whole, zero } from './value.ts'

/** Where an edit stands while it is evaluated. */
export interface Standing {
  readonly context: EditContext
  readonly book: Book
  readonly past: Readonly<Partial<Record<Before, Book>>>
  readonly row?: RowView | undefined
  readonly grouping?: number | undefined
  readonly group?: string | undefined
  readonly line?: { readonly section: string; readonly line: string } | undefined
  /** Number of the contract of the row, or of the group. */
  readonly contract?: string | undefined
}

const nothing: readonly string[] = []

/** Key of a cell named by its code: one of the line it stands in, or a fixed one. */
export function cellKey(code: string, { book, line }: Standing): string {
  const section = line && book.form.lineSections.get(line.section)
  return section?.cells.some((one) => one.code === code)
    ? lineCell(line!.section, line!.line, code)
    : code
}

function readCell(code: string, standing: Standing): Num {
  const formula = standing.book.form.computed.get(code)
  if (formula) return numberOf(formula, standing)
  const key = cellKey(code, standing)
  return readFigure(standing.book.cells.get(key)) ?? [`cells.${key}`]
}

function sumLines(section: string, cell: string, { book }: Standing): Num {
  let sum: Num = zero
  for (const line of book.lines.get(section)?.keys() ?? nothing) {
    const key = lineCell(section, line, cell)
    sum = plus(sum, readFigure(book.cells.get(key)) ?? [`cells.${key}`])
  }
  return sum
}

function total(part: NumberOf, of: 'rows' | 'group', standing: Standing): Num {
  const { book, grouping, group } = standing
  const place = book.form.placeOf.get(part)!
  if (of === 'rows') return totalOf(book.totals[place])
  return grouping === undefined || group === undefined
    ? zero
    : totalOf(book.groups[grouping]?.get(group)?.totals[place])
}

function ofContract(fact: 'value' | 'executed', { context, contract = '' }: Standing): Num {
  const known = contractOf(context, contract)
  return (
    readFigure(known?.[fact]) ?? [known ? `contracts.${contract}.${fact}` : `contracts.${contract}`]
  )
}

export function contractOf({ contracts }: EditContext, number: string) {
  return contracts && Object.hasOwn(contracts, number) ? contracts[number] : undefined
}

/** The figure of `part`, or what it lacks. */
export function numberOf(part: NumberOf, standing: Standing): Num {
  const { context } = standing
  if ('value' in part) return parseDecimal(part.value)
  if ('field' in part) return standing.row?.[part.field] ?? nothing
  if ('sumLines' in part) return sumLines(part.sumLines, part.cell, standing)
  if ('cell' in part) return readCell(part.cell, standing)
  if ('sum' in part) return total(part, part.sum, standing)
  if ('count' in part) return total(part, part.count, standing)
  if ('countLines' in part) return whole(standing.book.lines.get(part.countLines)?.size ?? 0)
  if ('register' in part) {
    return readFigure(context.register[part.register]) ?? [`register.${part.register}`]
  }
  if ('contract' in part) return ofContract(part.contract, standing)
  if ('daysAfterContract' in part) {
    const { contract = '' } = standing
    const ends = contractOf(context, contract)?.endsOn
    return ends === undefined
      ? [`contracts.${contract}.endsOn`]
      : whole(daysBetween(ends, lastDayOf(context.period)))
  }
  if ('previously' in part) {
    const book = standing.past[part.previously]
    if (!book) return [part.previously]
    const then = numberOf(part.of, { ...standing, book })
    return isMissing(then) ? [part.previously] : then
  }
  if ('parameter' in part) {
    const { parameters } = standing.book.form
    const value = parameterOn(parameters, part.parameter, lastDayOf(context.period))
    return readFigure(value) ?? [`parameters.${part.parameter}`]
  }
  if ('plus' in part) {
    return part.plus.reduce<Num>((sum, one) => plus(sum, numberOf(one, standing)), zero)
  }
  if ('minus' in part)
    return minus(numberOf(part.minus[0], standing), numberOf(part.minus[1], standing))
  if ('times' in part)
    return times(numberOf(part.times[0], standing), numberOf(part.times[1], standing))
  if ('abs' in part) return absolute(numberOf(part.abs, standing))
  const value = numberOf(part.orZero, standing)
  return isMissing(value) ? zero : value
}
