import type { Language } from './bilingual.ts'
import type { Period } from './period.ts'

const halves = { H1: '上半年', H2: '下半年' } as const
const quarters = { Q1: '一季度', Q2: '二季度', Q3: '三季度', Q4: '四季度' } as const

function inChinese(period: Period): string {
  const [year, part] = period.split('-') as [string, string | undefined]
  if (!part) return `${year}年`
  if (part in halves) return `${year}年${halves[part as 'H1']}`
  if (part in quarters) return `${year}年${quarters[part as 'Q1']}`
  return `${year}年${Number(part)}月`
}

const months =
  'January February March April May June July August September October November December'.split(' ')

function inEnglish(period: Period): string {
  const [year, part] = period.split('-') as [string, string | undefined]
  if (!part) return year
  return `${months[Number(part) - 1] ?? part} ${year}`
}

/** A period as lists and papers name it: 2017年三季度, Q3 2017. */
export const periodText = (period: Period, language: Language): string =>
  language === 'en' ? inEnglish(period) : inChinese(period)
