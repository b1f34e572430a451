import { findCurrency } from '../../../kernel/codes/currencies.ts'
import { addDecimals, type Decimal, formatDecimal, parseDecimal } from '../../../kernel/decimal.ts'
import { dollarsAt } from './rates.ts'
import { readAmount } from './read-typed.ts'

const none: Decimal = { digits: 0n, scale: 0 }

/** Sums in US dollars by flow, exact; what has no rate is left out and said. */
export function totalsOf(
  rows: readonly { readonly flow: string; readonly amount: string; readonly currency: string }[],
  rates: Readonly<Record<string, string>>,
): { readonly export: string; readonly import: string; readonly left: number } {
  const figures = new Map(Object.entries(rates).map(([code, rate]) => [code, parseDecimal(rate)]))
  const sums: Record<string, Decimal> = { export: none, import: none }
  let left = 0
  for (const { flow, amount: typed, currency } of rows) {
    const amount = readAmount(typed)
    if (!/^-?\d+(\.\d+)?$/.test(amount)) continue
    const rate = figures.get(currency)
    if (!rate) left += findCurrency(currency) ? 1 : 0
    else if (Object.hasOwn(sums, flow)) {
      sums[flow] = addDecimals(sums[flow]!, dollarsAt(parseDecimal(amount), rate))
    }
  }
  return { export: formatDecimal(sums.export!), import: formatDecimal(sums.import!), left }
}
