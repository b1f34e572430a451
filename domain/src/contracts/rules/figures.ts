import {
  addFractions,
  divideFractions,
  fractionOf,
  textOfFraction,
  zero,
} from '../../kernel/fraction.ts'
import { monthOf } from '../../kernel/period.ts'
import type { Category, Reach } from '../model.ts'
import { reachOf } from './terms.ts'

/** Units of a currency that one US dollar buys, on average of the month. */
export interface MonthRate {
  readonly currency: string
  readonly month: string
  readonly perUsd: string
}

/** Amounts of one day, of one kind of contract. */
export interface Amount {
  readonly enterprise: string
  readonly category: Category
  readonly economy: string
  readonly currency: string
  readonly day: string
  readonly amount: string
}

export interface Converted extends Amount {
  /** US dollars to the cent, half up, at the average parity of the month; undefined without a rate. */
  readonly usd: string | undefined
}

export function convert<A extends Amount>(
  amounts: readonly A[],
  rates: readonly MonthRate[],
): (A & Converted)[] {
  const known = new Map(rates.map((one) => [`${one.currency} ${one.month}`, one.perUsd]))
  return amounts.map((one) => {
    const perUsd = one.currency === 'USD' ? '1' : known.get(`${one.currency} ${monthOf(one.day)}`)
    const usd =
      perUsd === undefined
        ? undefined
        : textOfFraction(divideFractions(fractionOf(one.amount), fractionOf(perUsd)), 2)
    return { ...one, usd }
  })
}

export const sumUsd = (list: readonly { readonly usd: string | undefined }[]): string =>
  textOfFraction(
    list.reduce((sum, { usd }) => (usd ? addFractions(sum, fractionOf(usd)) : sum), zero),
    2,
  )

export interface Missing {
  readonly currency: string
  readonly month: string
  readonly amounts: number
}

/** Rates that nobody has entered, with how many amounts wait for them. */
export function missingRates(list: readonly Converted[]): Missing[] {
  const counts = new Map<string, Missing>()
  for (const { usd, currency, day } of list) {
    if (usd !== undefined) continue
    const month = monthOf(day)
    const key = `${month} ${currency}`
    counts.set(key, { currency, month, amounts: (counts.get(key)?.amounts ?? 0) + 1 })
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
}

/** A cell of the monthly table: how many and how much. */
export interface Tally {
  readonly count: number
  readonly usd: string
}

export interface TableLine {
  readonly category: Category
  readonly reach: Reach
  readonly economy: string
  readonly signed: Tally
  readonly executed: Tally
  /** From January of the year on. */
  readonly signedSoFar: Tally
  readonly executedSoFar: Tally
}

const tally = (list: readonly Converted[]): Tally => ({ count: list.length, usd: sumUsd(list) })

/** The month and the year so far, by category and economy, in a fixed order. */
export function monthlyTable(
  month: string,
  signed: readonly Converted[],
  executed: readonly Converted[],
): TableLine[] {
  const keyOf = (one: Amount) => `${one.category} ${one.economy}`
  const group = (list: readonly Converted[]) => {
    const groups = new Map<string, Converted[]>()
    for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
    return groups
  }
  const ofMonth = (list: readonly Converted[] = []) =>
    list.filter((one) => monthOf(one.day) === month)
  const [signs, acts] = [group(signed), group(executed)]
  const keys = [...new Set([...signs.keys(), ...acts.keys()])].sort()
  return keys.map((key) => {
    const [category, economy] = key.split(' ') as [Category, string]
    return {
      category,
      economy,
      reach: reachOf(economy),
      signed: tally(ofMonth(signs.get(key))),
      executed: tally(ofMonth(acts.get(key))),
      signedSoFar: tally(signs.get(key) ?? []),
      executedSoFar: tally(acts.get(key) ?? []),
    }
  })
}
