import { parseDecimal } from '../../../kernel/decimal.ts'
import { daysBetween, lastDayOf } from '../../../kernel/period.ts'
import { lineCell } from '../model/content.ts'
import type { Before, NumberOf } from '../model/expression.ts'
import { parameterOn } from '../rules/obliged.ts'
import { type Book, type RowView, readFigure, totalOf } from './book.ts'
import type { EditContext } from './context.ts'
import { type Layout, placeOfSize } from './layout.ts'
import { absolute, isMissing, minus, type Num, plus, times, whole, zero } from './value.ts'

/** Where an edit stands while it is evaluated. */
export interface Standing {
  readonly context: EditContext
  readonly book: Book
  readonly past: Readonly<Partial<Record<Before, Book>>>
  readonly row?: RowView | undefined
  readonly grouping?: number | undefined
  /** Key of the group in every book that is looked at. */
  readonly group?: string | undefined
  readonly line?: { readonly section: string; readonly line: string } | undefined
  /** Number of the contract of the row, or of the group. */
  readonly contract?: string | undefined
}

export type NumberAt = (standing: Standing) => Num

/** Key of a cell named by its code: one of the line it stands in, or a fixed one. */
export function cellKey(code: string, { book, line }: Standing): string {
  const section = line && book.form.lineSections.get(line.section)
  return section?.cells.some((one) => one.code === code)
    ? lineCell(line!.section, line!.line, code)
    : code
}

function readCell(code: string, standing: Standing): Num {
  const key = cellKey(code, standing)
  return readFigure(standing.book.cells.get(key)) ?? [`cells.${key}`]
}

function sumLines(section: string, cell: string, { book }: Standing): Num {
  let sum: Num = zero
  for (const line of book.lines.get(section)?.keys() ?? []) {
    const key = lineCell(section, line, cell)
    sum = plus(sum, readFigure(book.cells.get(key)) ?? [`cells.${key}`])
  }
  return sum
}

function groupTotal({ book, grouping, group }: Standing, place: number): Num {
  if (grouping === undefined || group === undefined) return zero
  const found = book.groups[grouping]?.get(group)
  if (place === placeOfSize) return found ? whole(found.size) : zero
  return totalOf(found?.totals[place])
}

export function contractOf({ contracts }: EditContext, number: string) {
  return contracts && Object.hasOwn(contracts, number) ? contracts[number] : undefined
}

function ofContract(fact: 'value' | 'executed', { context, contract = '' }: Standing): Num {
  const known = contractOf(context, contract)
  return (
    readFigure(known?.[fact]) ?? [known ? `contracts.${contract}.${fact}` : `contracts.${contract}`]
  )
}

function daysAfterContract({ context, contract = '' }: Standing): Num {
  const ends = contractOf(context, contract)?.endsOn
  return ends === undefined
    ? [`contracts.${contract}.endsOn`]
    : whole(daysBetween(ends, lastDayOf(context.period)))
}

function previously(before: Before, of: NumberAt): NumberAt {
  const absent = [before]
  return (standing) => {
    const book = standing.past[before]
    if (!book) return absent
    const { context, past, row, grouping, group, line, contract } = standing
    const then = of({ context, book, past, row, grouping, group, line, contract })
    return isMissing(then) ? absent : then
  }
}

/** A figure as a function, so that nothing of its form is looked at again while it is evaluated. */
export function compileNumber(part: NumberOf, form: Layout): NumberAt {
  const of = (one: NumberOf): NumberAt => compileNumber(one, form)
  if ('value' in part) {
    const value = parseDecimal(part.value)
    return () => value
  }
  if ('field' in part) return ({ row }) => row?.[part.field] ?? []
  if ('sumLines' in part) return (standing) => sumLines(part.sumLines, part.cell, standing)
  if ('cell' in part) {
    const formula = form.computed.get(part.cell)
    return formula ? of(formula) : (standing) => readCell(part.cell, standing)
  }
  if ('sum' in part || 'count' in part) {
    const place = form.placeOf.get(part)!
    const rows = 'sum' in part ? part.sum === 'rows' : part.count === 'rows'
    return rows
      ? ({ book }) => totalOf(book.totals[place])
      : (standing) => groupTotal(standing, place)
  }
  if ('countLines' in part) {
    return ({ book }) => whole(book.lines.get(part.countLines)?.size ?? 0)
  }
  if ('register' in part) {
    const absent = [`register.${part.register}`]
    return ({ context }) => readFigure(context.register[part.register]) ?? absent
  }
  if ('contract' in part) return (standing) => ofContract(part.contract, standing)
  if ('daysAfterContract' in part) return daysAfterContract
  if ('previously' in part) return previously(part.previously, of(part.of))
  if ('parameter' in part) {
    const absent = [`parameters.${part.parameter}`]
    let [period, value]: [string, Num] = ['', absent]
    return ({ context }) => {
      if (context.period !== period) {
        period = context.period
        value =
          readFigure(parameterOn(form.parameters, part.parameter, lastDayOf(period))) ?? absent
      }
      return value
    }
  }
  return compileSum(part, of)
}

type Arithmetic = Extract<
  NumberOf,
  | { plus: unknown }
  | { minus: unknown }
  | { times: unknown }
  | { abs: unknown }
  | { orZero: unknown }
>

function compileSum(part: Arithmetic, of: (one: NumberOf) => NumberAt): NumberAt {
  if ('plus' in part) {
    const terms = part.plus.map(of)
    return (standing) => {
      let sum: Num = zero
      for (const term of terms) sum = plus(sum, term(standing))
      return sum
    }
  }
  if ('minus' in part) {
    const [a, b] = [of(part.minus[0]), of(part.minus[1])]
    return (standing) => minus(a(standing), b(standing))
  }
  if ('times' in part) {
    const [a, b] = [of(part.times[0]), of(part.times[1])]
    return (standing) => times(a(standing), b(standing))
  }
  const inner = of('abs' in part ? part.abs : part.orZero)
  if ('abs' in part) return (standing) => absolute(inner(standing))
  return (standing) => {
    const value = inner(standing)
    return isMissing(value) ? zero : value
  }
}
