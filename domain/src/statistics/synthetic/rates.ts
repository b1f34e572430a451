import { findCurrency } from '../../kernel/codes/currencies.ts'
import type { Period } from '../../kernel/period.ts'

/** US dollars for one unit, about as they stood in 2016. */
const around: Readonly<Record<string, number>> = {
  USD: 1,
  CNY: 0.1505,
  HKD: 0.1288,
  EUR: 1.107,
  JPY: 0.0092,
  GBP: 1.35,
  AUD: 0.744,
  SGD: 0.724,
}

/** Made-up month averages that wander a little around the real ones, as decimal text. */
export function syntheticRates(month: Period): Record<string, string> {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const phase = (year * 12 + number) / 9
  return Object.fromEntries(
    Object.entries(around).map(([currency, rate], at) => [
      currency,
      currency === 'USD' ? '1' : (rate * (1 + 0.03 * Math.sin(phase + at))).toFixed(6),
    ]),
  )
}

/** `usd` in the currency, to its minor unit, as decimal text. */
export function amountIn(
  currency: string,
  usd: number,
  rates: Readonly<Record<string, string>>,
): string {
  const places = findCurrency(currency)?.places ?? 2
  return (usd / Number(rates[currency] ?? 1)).toFixed(places)
}
