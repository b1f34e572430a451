import { type Bilingual, inLanguage, type Language } from '../kernel/bilingual.ts'
import type { Day } from '../kernel/period.ts'
import { isWorkingDay } from '../kernel/working-days.ts'
import { type NoticeKind, type NoticeKindName, noticeKinds } from './kinds.ts'
import type { Delivery, DigestTime, NoticeValues, Preferences } from './model.ts'

/** `text` with its blanks filled; a blank without a value is left out. */
export function fillText(text: Bilingual, values: NoticeValues, language: Language): string {
  return inLanguage(text, language).replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) return ''
    return typeof value === 'object' ? inLanguage(value, language) : String(value)
  })
}

/** Title and text of a notice; a kind that is no longer known reads as its name. */
export function noticeText(
  kind: string,
  values: NoticeValues,
  language: Language,
): { title: string; text: string } {
  const known = (noticeKinds as Readonly<Record<string, NoticeKind | undefined>>)[kind]
  if (!known) return { title: kind, text: '' }
  return {
    title: fillText(known.title, values, language),
    text: fillText(known.text, values, language),
  }
}

/** How notices of `kind` reach a reader; a binding kind cannot be off. */
export function deliveryOf(kind: NoticeKindName, preferences: Preferences): Delivery {
  const { usual, binding } = noticeKinds[kind]
  const chosen = preferences.kinds[kind]
  if (chosen === 'off' && binding) return 'product'
  return chosen ?? usual
}

/** The kinds that `preferences` switch off. */
export function kindsOff(preferences: Preferences): NoticeKindName[] {
  return (Object.keys(noticeKinds) as NoticeKindName[]).filter(
    (kind) => deliveryOf(kind, preferences) === 'off',
  )
}

/** The kinds that go into the digest. */
export function kindsInDigest(preferences: Preferences): NoticeKindName[] {
  return (Object.keys(noticeKinds) as NoticeKindName[]).filter(
    (kind) => deliveryOf(kind, preferences) === 'digest',
  )
}

/** Whether a digest goes out to a reader on `day` at `time`: working days only, never when quiet. */
export function isDigestDue(preferences: Preferences, day: Day, time: DigestTime): boolean {
  if (preferences.digestTime !== time || !isWorkingDay(day)) return false
  return !preferences.quiet.some(({ from, to }) => from <= day && day <= to)
}

export interface DigestLine {
  readonly title: string
  readonly text: string
  readonly link: string | null
  readonly count: number
}

/** Most lines of one digest; the rest are counted. */
export const digestLinesLimit = 30

/** The one mail that carries all of `lines`, newest first. */
export function digestMail(
  lines: readonly DigestLine[],
  language: Language,
  publicUrl: string,
): { subject: string; text: string } {
  const n = lines.length
  const shown = lines.slice(0, digestLinesLimit).map((line, at) => {
    const times =
      line.count > 1 ? (language === 'en' ? ` (×${line.count})` : `（${line.count}条）`) : ''
    return [`${at + 1}. ${line.title}${times}`, line.text, line.link ? publicUrl + line.link : '']
      .filter((part) => part !== '')
      .join('\n   ')
  })
  const rest = n - shown.length
  const more = rest > 0 ? [language === 'en' ? `… and ${rest} more.` : `……另有${rest}条。`] : []
  const words =
    language === 'en'
      ? {
          subject: n === 1 ? '1 notice for you' : `${n} notices for you`,
          head: 'These notices are waiting for you:',
          foot: `When and whether such mail comes: ${publicUrl}/app/account/notices`,
        }
      : {
          subject: `您有${n}条待阅通知`,
          head: '以下通知等待您查阅：',
          foot: `调整接收方式与时间：${publicUrl}/app/account/notices`,
        }
  return { subject: words.subject, text: [words.head, ...shown, ...more, words.foot].join('\n\n') }
}
