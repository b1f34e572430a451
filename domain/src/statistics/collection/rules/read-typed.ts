import { currencies, findCurrency } from '../../../kernel/codes/currencies.ts'
import { ebopsItems, findEbopsItem } from '../../../kernel/codes/ebops.ts'
import { findEconomyByName } from '../../../kernel/codes/economies.ts'
import { flows, modesOfSupply } from '../../../kernel/codes/modes.ts'
import type { RowField } from '../model/content.ts'

const plain = (text: string): string => text.normalize('NFKC').trim()
const key = (text: string): string => plain(text).toLowerCase().replace(/\s+/g, ' ')

function byNames<T extends { readonly code: string; readonly name: { zh: string; en: string } }>(
  list: readonly T[],
): ReadonlyMap<string, string> {
  return new Map(
    list.flatMap(({ code, name }) =>
      [code, name.zh, name.en].map((one) => [key(one), code] as const),
    ),
  )
}

const itemNames = byNames(ebopsItems)
const currencyNames = new Map([
  ...byNames(currencies),
  ...(
    [
      ['$', 'USD'],
      ['us$', 'USD'],
      ['美金', 'USD'],
      ['¥', 'CNY'],
      ['rmb', 'CNY'],
      ['元', 'CNY'],
      ['€', 'EUR'],
      ['£', 'GBP'],
      ['港币', 'HKD'],
      ['日圆', 'JPY'],
    ] as const
  ).map(([name, code]) => [key(name), code] as const),
])
const flowNames = byNames(flows)
const modeNames = byNames(modesOfSupply)

/**
 * An amount as sheets write it: groups of thousands by comma or space, a sign of currency before or
 * after, brackets for less than nothing. What is no figure stays as it was.
 */
export function readAmount(text: string): string {
  if (/^-?\d+(\.\d+)?$/.test(text)) return text
  const bare = plain(text)
    .replace(/^(us\$|[$¥€£])\s*/i, '')
    .replace(/元$/, '')
    .trimEnd()
  const bracketed = /^\((.*)\)$/.exec(bare)?.[1]
  const digits = (bracketed ?? bare).replace(/^\+/, '')
  if (!/^-?(\d+|\d{1,3}([, ]\d{3})+)(\.\d*)?$/.test(digits)) return text.trim()
  const figure = digits.replace(/[, ]/g, '').replace(/\.$/, '')
  return bracketed !== undefined && !figure.startsWith('-') ? `-${figure}` : figure
}

/** “SI21 计算机软件”, as drop-downs of a sheet show it: the code before the first space. */
const codeBefore = (text: string): string => plain(text).split(/\s/)[0]!.toUpperCase()

/**
 * A field of a row as people and sheets write it, in the form in which returns keep it: names in
 * either language and aliases become codes. What is not understood stays as it was, for an edit to
 * point at.
 */
export function readTyped(field: RowField, text: string): string {
  const typed = text.trim()
  if (typed === '') return ''
  switch (field) {
    case 'flow':
      return flowNames.get(key(typed)) ?? typed
    case 'item': {
      const code = codeBefore(typed)
      return itemNames.get(key(typed)) ?? (findEbopsItem(code) ? code : typed)
    }
    case 'partner': {
      const known = findEconomyByName(typed) ?? findEconomyByName(codeBefore(typed))
      return known?.code ?? typed
    }
    case 'mode':
      return modeNames.get(key(typed)) ?? /^[1-4](?=\D|$)/.exec(plain(typed))?.[0] ?? typed
    case 'currency': {
      const code = codeBefore(typed)
      return currencyNames.get(key(typed)) ?? (findCurrency(code) ? code : typed)
    }
    case 'amount':
      return readAmount(typed)
    default:
      return typed
  }
}
