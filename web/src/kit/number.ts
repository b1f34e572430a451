import type { Language } from '@wstc/domain/kernel/bilingual'

/** A decimal string with grouped thousands and a true minus; digits are never rounded. */
export function formatNumber(decimal: string): string {
  const match = /^([+-]?)(\d+)(\.\d+)?$/.exec(decimal.trim())
  if (!match) return decimal
  const [, sign, whole = '', fraction = ''] = match
  const first = whole.length % 3
  const groups = whole.slice(first).match(/\d{3}/g) ?? []
  const grouped = [...(first ? [whole.slice(0, first)] : []), ...groups].join(',')
  return `${sign === '-' ? '−' : ''}${grouped}${fraction}`
}

/** A figure cut, not rounded, to two places: 29.999 never reads as 30. */
export function cutFigure(decimal: string): string {
  return decimal.replace(/(\.\d{2})\d+$/, '$1')
}

/** `2.4 MB` from bytes. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 ** 2) return `${Math.round(bytes / 1024)} kB`
  return `${(bytes / 1024 ** 2).toFixed(1)} MB`
}

/** Hours and minutes of an instant in Asia/Shanghai. */
export function formatTime(instant: Date | string): string {
  return new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant))
}

/** Day and time of an instant in Asia/Shanghai, `2018-04-12 14:03`. */
export function formatMoment(instant: Date | string): string {
  const day = new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  return `${day} ${formatTime(instant)}`
}

/** A day `2018-04-12` in words of the language. */
export function formatDay(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: 'UTC',
    year: 'numeric',
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
  }).format(new Date(`${day}T00:00:00Z`))
}
