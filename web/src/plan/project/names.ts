import './project.css'
import { useQuery } from '@tanstack/react-query'
import type { Currency } from '@wstc/domain/plan/model/project'
import { amountUnitTexts } from '@wstc/domain/plan/words/projects'
import { useMemo } from 'react'
import { useSay } from '../../i18n/language.ts'
import { formatNumber } from '../../kit/number.ts'
import { districtsQuery } from './queries.ts'

export function useDistricts() {
  const say = useSay()
  const districts = useQuery(districtsQuery).data?.districts
  return useMemo(
    () => ({
      district: (id: string | null) => {
        const found = districts?.find((one) => one.id === id)
        return found ? say(found.name) : (id ?? '—')
      },
      options: (districts ?? []).map((one) => ({ value: one.id, label: say(one.name) })),
    }),
    [districts, say],
  )
}

/** An amount with its unit. */
export function useAmount() {
  const say = useSay()
  return (amount: string, currency: Currency = 'CNY') =>
    `${formatNumber(amount)} ${say(amountUnitTexts[currency])}`
}
