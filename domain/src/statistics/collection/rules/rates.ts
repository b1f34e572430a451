import {
  type Decimal,
  formatDecimal,
  multiplyDecimals,
  parseDecimal,
  roundDecimal,
} from '../../../kernel/decimal.ts'
import {
  addFractions,
  divideFractions,
  fraction,
  fractionOf,
  one,
  textOfFraction,
  zero,
} from '../../../kernel/fraction.ts'
import { firstDayOf, lastDayOf, monthOf, type Period } from '../../../kernel/period.ts'

/** The months of a period, `YYYY-MM`. */
export function monthsOf(period: Period): string[] {
  const first = monthOf(firstDayOf(period))
  const last = Number(lastDayOf(period).slice(5, 7))
  const year = first.slice(0, 4)
  return Array.from(
    { length: last - Number(first.slice(5)) + 1 },
    (_, index) => `${year}-${String(Number(first.slice(5)) + index).padStart(2, '0')}`,
  )
}

/** A currency's average of one month: units that one US dollar buys. */
export interface MonthRate {
  readonly currency: string
  readonly month: string
  readonly perUsd: string
}

const places = 12

/**
 * US dollars for one unit of each currency, to twelve places, half up: amounts of a month go by that
 * month's average (月平均中间价), those of longer periods by the simple mean of the months' units for
 * one US dollar.
 */
export function meanRates(rates: readonly MonthRate[]): Record<string, string> {
  const means = [...new Set(rates.map((rate) => rate.currency))].map(
    (currency): [string, string] => {
      const list = rates.filter((rate) => rate.currency === currency)
      const sum = list.reduce((total, rate) => addFractions(total, fractionOf(rate.perUsd)), zero)
      const mean = divideFractions(sum, fraction(BigInt(list.length)))
      return [currency, textOfFraction(divideFractions(one, mean), places)]
    },
  )
  return { ...Object.fromEntries(means), USD: '1' }
}

/** An amount in US dollars to the cent, half up. */
export const dollarsAt = (amount: Decimal, rate: Decimal): Decimal =>
  roundDecimal(multiplyDecimals(amount, rate), 2, 'half-up')

/** The same by texts; undefined where the rate is not known. */
export function inUsDollars(amount: string, rate: string | undefined): string | undefined {
  if (rate === undefined) return undefined
  return formatDecimal(dollarsAt(parseDecimal(amount), parseDecimal(rate)))
}
