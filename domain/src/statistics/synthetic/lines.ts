import { reportableItems } from '../../kernel/codes/ebops.ts'
import { economies, home } from '../../kernel/codes/economies.ts'
import type { ReturnRow } from '../collection/model/content.ts'

const items = reportableItems.map(({ code }) => code).filter((code) => /^S[IJK]/.test(code))
const partners = economies.map(({ code }) => code).filter((code) => code !== home)
const lists = {
  flow: ['export', 'import'],
  partner: partners,
  item: items,
  mode: ['1', '2', '4'],
  currency: ['USD', 'CNY', 'EUR', 'HKD', 'GBP'],
} as const

/** Most lines of which no two are of the same flow, item, partner, mode and currency. */
export const mostLines = Object.values(lists).reduce((product, list) => product * list.length, 1)

/** The `n`th line of a long return, unlike every other. */
export function syntheticLine(n: number): ReturnRow {
  let left = n
  const next = (list: readonly string[]): string => {
    const one = list[left % list.length]!
    left = Math.floor(left / list.length)
    return one
  }
  const [flow, partner, item] = [next(lists.flow), next(lists.partner), next(lists.item)]
  const [mode, currency] = [next(lists.mode), next(lists.currency)]
  const amount = `${1000 + ((n * 7919) % 90_000)}.50`
  return { key: `x${n + 2}`, flow, item, partner, mode, currency, amount }
}

/** The first `count` lines as a table with names of columns. */
export function linesAsCsv(count: number): string {
  const lines = ['flow,item,partner,mode,currency,amount']
  for (let n = 0; n < count; n += 1) {
    const { flow, item, partner, mode, currency, amount } = syntheticLine(n)
    lines.push(`${flow},${item},${partner},${mode},${currency},${amount}`)
  }
  return lines.join('\r\n')
}
