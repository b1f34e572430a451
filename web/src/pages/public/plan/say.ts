import type { Language } from '@wstc/domain/kernel/bilingual'
import type { Citation } from '@wstc/domain/kernel/source'
import type { Criterion } from '@wstc/domain/plan/model/target'
import { criterionTexts, unitTexts } from '@wstc/domain/plan/words/rules'
import { cutFigure, formatNumber } from '../../../kit/number.ts'

/** Puts values into the `{{blanks}}` of a text. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (blank, name: string) => String(values[name] ?? blank))
}

/** `text` or its singular, filled with the count. */
export function countOf(
  words: Readonly<Record<string, unknown>>,
  key: string,
  count: number,
): string {
  const one = words[`${key}_one`]
  const text = count === 1 && typeof one === 'string' ? one : String(words[key])
  return fill(text, { count })
}

/** A period as people say it: 2016 年上半年, the first half of 2016. */
export function periodText(period: string, language: Language): string {
  const [year = '', part = ''] = period.split('-')
  const n = Number(part.replace(/\D/g, ''))
  const english = language === 'en'
  if (part === '') return english ? year : `${year} 年`
  if (part.startsWith('H')) {
    if (english) return `the ${n === 1 ? 'first' : 'second'} half of ${year}`
    return `${year} 年${n === 1 ? '上' : '下'}半年`
  }
  if (part.startsWith('Q')) {
    if (english) return `Q${n} ${year}`
    return `${year} 年${['一', '二', '三', '四'][n - 1]}季度`
  }
  return english ? `${year}-${part}` : `${year} 年 ${n} 月`
}

const numerals = '一二三四五六七八九十'

/** The clause as one cites it in the language: 三（二） is Part 3 (2). */
export function clauseText({ clause }: Citation, language: Language): string {
  if (language !== 'en') return clause
  const row = /^附件第 ?(\d+) ?项$/.exec(clause)
  if (row) return `annex, row ${row[1]}`
  const part = /^([一二三四])（([一二三四五六七八九十])）$/.exec(clause)
  if (!part) return clause
  return `part ${numerals.indexOf(part[1]!) + 1} (${numerals.indexOf(part[2]!) + 1})`
}

/** The unit as it follows a figure. */
export function unitText(unit: string, language: Language): string {
  const both = (unitTexts as Readonly<Record<string, { zh: string; en: string }>>)[unit]
  return both ? (language === 'en' ? both.en : both.zh) : unit
}

/** A figure with its unit, cut to two places: `120 亿美元`, `25%`. */
export function withUnit(value: string, unit: string, language: Language): string {
  const word = unitText(unit, language)
  return `${formatNumber(cutFigure(value))}${word === '%' ? '' : ' '}${word}`.trim()
}

/** What is asked, in short: above 120 hundred million US$. */
export function criterionText(criterion: Criterion, unit: string, language: Language): string {
  const both = criterionTexts[criterion.kind]
  const word = language === 'en' ? both.en : both.zh
  if (criterion.kind === 'qualitative') return word
  if (criterion.kind === 'range') {
    const high = withUnit(criterion.high, unit, language)
    return `${formatNumber(criterion.low)}–${high}`
  }
  const value = withUnit(criterion.value, unit, language)
  return criterion.kind === 'about' && language !== 'en' ? `${value}${word}` : `${word} ${value}`
}

/** The bound that a chart draws, where the criterion has one. */
export function boundOf(criterion: Criterion): string | undefined {
  if (criterion.kind === 'qualitative') return undefined
  return criterion.kind === 'range' ? criterion.low : criterion.value
}
