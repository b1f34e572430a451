import { currencies } from '../../../kernel/codes/currencies.ts'
import type { Period } from '../../../kernel/period.ts'

/** Letters that are what they are, with nothing before or behind them: what most cells hold. */
const alreadyPlain = /^[!-&(-~\u4e00-\u9fff](?:[ -~\u4e00-\u9fff]*[!-~\u4e00-\u9fff])?$/

/**
 * Half width, one line, without the mark that a sheet puts before text that would run as a formula:
 * what was read so, written and read again stays the same.
 */
export const withoutMark = (text: string): string =>
  text === '' || alreadyPlain.test(text)
    ? text
    : text
        .normalize('NFKC')
        .replace(/\p{Cc}/gu, ' ')
        .replace(/^['\s]+/, '')
        .trim()

export const plainWord = (text: string): string => withoutMark(text).toLowerCase()

/** `2018-03`, `201803`, `2018/3`, `2018年3月` or a day of the month, as the month. */
export function readMonth(text: string): Period | undefined {
  const parts = withoutMark(text)
    .split(/\D/)
    .filter((one) => one !== '')
  const digits = parts.length === 1 ? parts[0]! : ''
  const [year, month] =
    digits.length === 6 || digits.length === 8 ? [digits.slice(0, 4), digits.slice(4, 6)] : parts
  if (year?.length !== 4 || !month || month.length > 2) return undefined
  const n = Number(month)
  return n >= 1 && n <= 12 ? `${year}-${String(n).padStart(2, '0')}` : undefined
}

const amount = /^-?\d{1,17}(\.\d{1,6})?$/

/** A figure without marks of thousands, as written; undefined where it is none. */
export function readAmount(text: string): string | undefined {
  const plain = withoutMark(text).replaceAll(',', '')
  return amount.test(plain) ? plain : undefined
}

const scaleDigits = 6
/** The figure in millionths. */
export function millionthsOf(text: string): bigint {
  const point = text.indexOf('.')
  if (point < 0) return BigInt(text) * 1_000_000n
  const places = text.slice(point + 1).padEnd(scaleDigits, '0')
  return BigInt(text.slice(0, point) + places)
}

/** Millionths as the shortest decimal text. */
export function textOfMillionths(value: bigint): string {
  const digits = String(value < 0n ? -value : value).padStart(scaleDigits + 1, '0')
  const places = digits.slice(-scaleDigits)
  let end = scaleDigits
  while (end > 0 && places[end - 1] === '0') end -= 1
  const sign = value < 0n ? '-' : ''
  return sign + digits.slice(0, -scaleDigits) + (end > 0 ? `.${places.slice(0, end)}` : '')
}

const byWord = new Map(
  currencies.flatMap(({ code, name }) =>
    [code, name.zh, name.en].map((word) => [word.toLowerCase(), code] as const),
  ),
)
for (const [word, code] of [
  ['rmb', 'CNY'],
  ['人民币', 'CNY'],
  ['美元', 'USD'],
  ['港元', 'HKD'],
  ['港币', 'HKD'],
  ['欧元', 'EUR'],
  ['日元', 'JPY'],
  ['英镑', 'GBP'],
] as const) {
  byWord.set(word, code)
}

/** A currency by its code or name. */
export const readCurrency = (text: string): string | undefined => byWord.get(plainWord(text))
