import { currencies } from '@wstc/domain/kernel/codes/currencies'
import { sumDecimalTexts } from '@wstc/domain/kernel/decimal'
import { inUsDollars } from '@wstc/domain/statistics/collection/rules/rates'
import { readAmount } from '@wstc/domain/statistics/collection/rules/read-typed'
import { useMemo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../kit/number.ts'
import type { ReturnStore } from './store.ts'

/** Sums in US dollars by flow, exact; what has no rate is left out and said. */
export function totalsOf(
  rows: readonly { readonly flow: string; readonly amount: string; readonly currency: string }[],
  rates: Readonly<Record<string, string>>,
): { readonly export: string; readonly import: string; readonly left: number } {
  const sums: Record<string, string[]> = { export: [], import: [] }
  let left = 0
  for (const row of rows) {
    const amount = readAmount(row.amount)
    if (!/^-?\d+(\.\d+)?$/.test(amount)) continue
    const usd = inUsDollars(amount, rates[row.currency])
    if (usd === undefined) left += currencies.some((one) => one.code === row.currency) ? 1 : 0
    else sums[row.flow]?.push(usd)
  }
  return {
    export: sumDecimalTexts(sums.export!),
    import: sumDecimalTexts(sums.import!),
    left,
  }
}

interface TotalsProps {
  readonly store: ReturnStore
  readonly rates: Readonly<Record<string, string>>
}

export function Totals({ store, rates }: TotalsProps) {
  const { t } = useTranslation()
  const { rows } = useSyncExternalStore(store.subscribe, store.state)
  const totals = useMemo(() => totalsOf(rows, rates), [rows, rates])
  return (
    <p className="k-row k-number">
      <strong>{t(($) => $.statisticsReturn.total)}</strong>
      <span>
        {t(($) => $.statisticsReturn.exports)} {formatNumber(totals.export)}{' '}
        {t(($) => $.statisticsReturn.usd)}
      </span>
      <span>
        {t(($) => $.statisticsReturn.imports)} {formatNumber(totals.import)}{' '}
        {t(($) => $.statisticsReturn.usd)}
      </span>
      {totals.left > 0 && (
        <span className="k-quiet k-small">{t(($) => $.statisticsReturn.rateUnknown)}</span>
      )}
    </p>
  )
}
