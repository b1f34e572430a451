import { totalsOf } from '@wstc/domain/statistics/collection/rules/total-rows'
import { useMemo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../kit/number.ts'
import type { ReturnStore } from './store.ts'

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
