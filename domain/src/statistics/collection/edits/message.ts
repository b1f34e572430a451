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
import type { ReturnRow, RowField } from '../model/content.ts'
import type { Edit, Figure } from '../model/edit.ts'
import { notKnown } from '../model/finding.ts'
import { numberOf, type Standing } from './number.ts'
import { isMissing, whole } from './value.ts'

/** 1234567.5 as `1,234,567.50`. */
function grouped(value: Decimal, places: number): string {
  const text = formatDecimal(roundDecimal(value, places, 'half-up'))
  const [, sign = '', head = '', tail = ''] = /^(-?)(\d+)(.*)$/.exec(text) ?? []
  return sign + head.replace(/\B(?=(\d{3})+$)/g, ',') + tail
}

function figureText(figure: Figure, standing: Standing): string {
  if ('of' in figure) {
    const value = numberOf(figure.of, standing)
    return isMissing(value) ? notKnown : grouped(value, figure.places)
  }
  const [part, base] = figure.percent.map((one) => numberOf(one, standing)) as [
    ReturnType<typeof numberOf>,
    ReturnType<typeof numberOf>,
  ]
  if (isMissing(part) || isMissing(base) || base.digits === 0n) return notKnown
  const hundred = multiplyDecimals(part, whole(100))
  return grouped(divideDecimals(hundred, base, figure.places, 'half-up'), figure.places)
}

const same = (text: string): Bilingual => ({ zh: text, en: text })

/** How a field of a row reads: by its name where it has one, else as typed. */
export function fieldText(field: RowField, value: string): Bilingual {
  if (value === '') return same(notKnown)
  const known = {
    flow: () => flows.find((one) => one.code === value)?.name,
    item: () => findEbopsItem(value)?.name,
    partner: () => findEconomy(value)?.name,
    mode: () => modesOfSupply.find((one) => one.code === value)?.name,
    currency: () => findCurrency(value)?.name,
    amount: () => undefined,
    contract: () => undefined,
    note: () => undefined,
  }[field]()
  return known ?? same(value)
}

const fill = (text: string, blank: (name: string) => string): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => blank(name))

/** The text of a finding, with its figures and the names of its row or group. */
export function messageOf(edit: Edit, standing: Standing, row: ReturnRow | undefined): Bilingual {
  const figures = new Map(
    Object.entries(edit.figures).map(([name, figure]) => [name, figureText(figure, standing)]),
  )
  const say = (language: 'zh' | 'en') =>
    fill(
      edit.message[language],
      (name) =>
        figures.get(name) ??
        fieldText(name as RowField, (row?.[name as RowField] as string | undefined) ?? '')[
          language
        ],
    )
  return { zh: say('zh'), en: say('en') }
}
