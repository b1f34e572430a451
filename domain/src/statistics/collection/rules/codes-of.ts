import type { Bilingual } from '../../../kernel/bilingual.ts'
import { currencies } from '../../../kernel/codes/currencies.ts'
import { isWithin, reportableItems } from '../../../kernel/codes/ebops.ts'
import { economies, home } from '../../../kernel/codes/economies.ts'
import { flows, modesOfSupply } from '../../../kernel/codes/modes.ts'
import type { RowForm } from '../model/form.ts'

export interface NamedCode {
  readonly code: string
  readonly name: Bilingual
}
export const codedFields = ['flow', 'item', 'partner', 'mode', 'currency'] as const
export type CodedField = (typeof codedFields)[number]

const plain = ({ code, name }: NamedCode): NamedCode => ({ code, name })

/** What each coded field of a form's rows may be; the currencies that it offers stand first. */
export function codesOf(form: RowForm | undefined): Record<CodedField, NamedCode[]> {
  if (!form) return { flow: [], item: [], partner: [], mode: [], currency: [] }
  const offered = new Map(form.currencies.map((code, place) => [code, place]))
  const place = ({ code }: NamedCode): number => offered.get(code) ?? offered.size
  const lists: Record<CodedField, readonly NamedCode[]> = {
    flow: flows.filter(({ code }) => form.flows.includes(code)),
    item: reportableItems.filter(({ code }) => form.items.some((one) => isWithin(code, one))),
    partner: economies.filter(({ code }) => code !== home),
    mode: modesOfSupply.filter(({ code }) => form.modes.includes(code)),
    currency: [...currencies].sort((a, b) => place(a) - place(b)),
  }
  return {
    flow: lists.flow.map(plain),
    item: lists.item.map(plain),
    partner: lists.partner.map(plain),
    mode: lists.mode.map(plain),
    currency: lists.currency.map(plain),
  }
}
