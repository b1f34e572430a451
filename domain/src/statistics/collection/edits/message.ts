import type { Bilingual } from '../../../kernel/bilingual.ts'
import { findCurrency } from '../../../kernel/codes/currencies.ts'
import { findEbopsItem } from '../../../kernel/codes/ebops.ts'
import { findEconomy } from '../../../kernel/codes/economies.ts'
import { flows, modesOfSupply } from '../../../kernel/codes/modes.ts'
import {
  type Decimal,
  divideDecimals,
  formatDecimal,
  multiplyDecimals,
  roundDecimal,
} from '../../../kernel/decimal.ts'
import { type ReturnRow, type RowField, rowFields } from '../model/content.ts'
import { notKnown } from '../model/finding.ts'
import type { CompiledEdit, FigureAt } from './compile.ts'
import type { Standing } from './number.ts'
import { isMissing, whole } from './value.ts'

/** 1234567.5 as `1,234,567.50`. */
function grouped(value: Decimal, places: number): string {
  const text = formatDecimal(roundDecimal(value, places, 'half-up'))
  const sign = text.startsWith('-') ? '-' : ''
  const [head = '', tail] = text.slice(sign.length).split('.')
  const groups: string[] = []
  for (let end = head.length; end > 0; end -= 3)
    groups.unshift(head.slice(Math.max(0, end - 3), end))
  return sign + groups.join(',') + (tail === undefined ? '' : `.${tail}`)
}

function figureText(figure: FigureAt, standing: Standing): string {
  if ('of' in figure) {
    const value = figure.of(standing)
    return isMissing(value) ? notKnown : grouped(value, figure.places)
  }
  const [part, base] = [figure.part(standing), figure.whole(standing)]
  if (isMissing(part) || isMissing(base) || base.digits === 0n) return notKnown
  const hundred = multiplyDecimals(part, whole(100))
  return grouped(divideDecimals(hundred, base, figure.places, 'half-up'), figure.places)
}

const same = (text: string): Bilingual => ({ zh: text, en: text })

const nameOf: Readonly<Partial<Record<RowField, (value: string) => Bilingual | undefined>>> = {
  flow: (value) => flows.find((one) => one.code === value)?.name,
  item: (value) => findEbopsItem(value)?.name,
  partner: (value) => findEconomy(value)?.name,
  mode: (value) => modesOfSupply.find((one) => one.code === value)?.name,
  currency: (value) => findCurrency(value)?.name,
}

/** How a field of a row reads: by its name where it has one, else as typed. */
export const fieldText = (field: RowField, value: string): Bilingual =>
  value === '' ? same(notKnown) : (nameOf[field]?.(value) ?? same(value))

const fill = (text: string, blanks: ReadonlyMap<string, Bilingual>, language: 'zh' | 'en') =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => blanks.get(name)?.[language] ?? notKnown)

/** The text of a finding, with its figures and the names of its row or group. */
export function messageOf(
  { edit, figures }: CompiledEdit,
  standing: Standing,
  row: ReturnRow | undefined,
): Bilingual {
  const { zh, en } = edit.message
  if (!zh.includes('{')) return edit.message
  const blanks = new Map<string, Bilingual>()
  for (const [name, figure] of figures) blanks.set(name, same(figureText(figure, standing)))
  for (const field of row ? rowFields : []) {
    if (zh.includes(`{${field}}`) && !blanks.has(field)) {
      blanks.set(field, fieldText(field, row?.[field] ?? ''))
    }
  }
  return { zh: fill(zh, blanks, 'zh'), en: fill(en, blanks, 'en') }
}
