import type { Period } from '@wstc/domain/kernel/period'
import { periodText } from '@wstc/domain/kernel/period-text'
import { useMemo } from 'react'
import { useLanguage } from '../i18n/language.ts'
import { formatDay } from '../kit/number.ts'

/** Days and periods in words of the language. */
export function useDay() {
  const language = useLanguage()
  return useMemo(
    () => ({
      day: (day: string) => formatDay(day, language),
      period: (period: Period) => periodText(period, language),
    }),
    [language],
  )
}
