import type { Period } from '@wstc/domain/kernel/period'
import { useMemo } from 'react'
import { useLanguage } from '../i18n/language.ts'
import { formatDay } from '../kit/number.ts'

const halves = { H1: '上半年', H2: '下半年' } as const
const quarters = { Q1: '一季度', Q2: '二季度', Q3: '三季度', Q4: '四季度' } as const

function inChinese(period: Period): string {
  const [year, part] = period.split('-') as [string, string | undefined]
  if (!part) return `${year}年`
  if (part in halves) return `${year}年${halves[part as 'H1']}`
  if (part in quarters) return `${year}年${quarters[part as 'Q1']}`
  return `${year}年${Number(part)}月`
}

function inEnglish(period: Period): string {
  const [year, part] = period.split('-') as [string, string | undefined]
  return part ? `${part} ${year}` : year
}

/** Days and periods in words of the language. */
export function useDay() {
  const language = useLanguage()
  return useMemo(
    () => ({
      day: (day: string) => formatDay(day, language),
      period: (period: Period) => (language === 'en' ? inEnglish(period) : inChinese(period)),
    }),
    [language],
  )
}
