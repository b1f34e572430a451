import type { Language } from '@wstc/domain/kernel/bilingual'
import { currencies } from '@wstc/domain/kernel/codes/currencies'
import { findEbopsItem, isWithin, reportableItems } from '@wstc/domain/kernel/codes/ebops'
import { economies, home } from '@wstc/domain/kernel/codes/economies'
import { modesOfSupply } from '@wstc/domain/kernel/codes/modes'
import { normaliseText } from '@wstc/domain/kernel/search-text'
import type { RowField } from '@wstc/domain/statistics/collection/model/content'
import type { RowForm } from '@wstc/domain/statistics/collection/model/form'
import { findItems, openItemIndex } from '@wstc/domain/statistics/collection/wizard/find-items'

/** One value that may be chosen. */
export interface Choice {
  readonly code: string
  readonly label: string
  /** What it is found by, normalised. */
  readonly keys: readonly string[]
  /** What it is for, in a word. */
  readonly hint?: string
}

const flowNames = {
  export: { zh: '出口', en: 'Export', keys: ['1', 'chu', 'ck'] },
  import: { zh: '进口', en: 'Import', keys: ['2', 'jin', 'jk'] },
} as const

const keysOf = (...texts: readonly string[]): string[] => texts.map(normaliseText)

/** The choices of each field that has a list, in the language of the page. */
export function choicesOf(form: RowForm, language: Language): Partial<Record<RowField, Choice[]>> {
  const say = (name: { zh: string; en: string }) => (language === 'en' ? name.en : name.zh)
  const first = new Map(form.currencies.map((code, place) => [code, place]))
  return {
    flow: form.flows.map((code) => ({
      code,
      label: say(flowNames[code]),
      keys: [...keysOf(code, flowNames[code].zh), ...flowNames[code].keys],
    })),
    item: reportableItems
      .filter((item) => form.items.some((one) => isWithin(item.code, one)))
      .map((item) => {
        const above = item.parent ? findEbopsItem(item.parent) : undefined
        return {
          code: item.code,
          label: `${item.code} ${say(item.name)}`,
          keys: keysOf(item.code, item.name.zh, item.name.en, above?.name.zh ?? ''),
        }
      }),
    partner: economies
      .filter((one) => one.code !== home)
      .map((one) => ({
        code: one.code,
        label: `${one.code} ${say(one.name)}`,
        keys: keysOf(one.code, one.alpha3, one.name.zh, one.name.en, ...one.aliases),
      })),
    mode: modesOfSupply
      .filter((one) => form.modes.includes(one.code))
      .map((one) => ({
        code: one.code,
        label: `${one.code} ${say(one.name)}`,
        keys: keysOf(one.code, one.name.zh, one.name.en),
      })),
    currency: currencies
      .map((one) => ({
        code: one.code,
        label: `${one.code} ${say(one.name)}`,
        keys: keysOf(one.code, one.name.zh, one.name.en),
      }))
      .sort((a, b) => (first.get(a.code) ?? 99) - (first.get(b.code) ?? 99)),
  }
}

/** Choices that fit what was typed: a whole key first, then beginnings, then what contains it. */
export function fitting(choices: readonly Choice[], typed: string, most = 8): Choice[] {
  const text = normaliseText(typed)
  if (text === '') return choices.slice(0, most)
  const rank = ({ keys }: Choice): number => {
    if (keys.includes(text)) return 0
    if (keys.some((key) => key.startsWith(text))) return 1
    return keys.some((key) => key.includes(text)) ? 2 : 3
  }
  return choices
    .map((choice) => [rank(choice), choice] as const)
    .filter(([place]) => place < 3)
    .sort(([a], [b]) => a - b)
    .slice(0, most)
    .map(([, choice]) => choice)
}

/** Items by what people call them; codes and names count as words. */
export function itemFinder(
  choices: readonly Choice[],
  language: Language,
): (typed: string) => Choice[] {
  const byCode = new Map(choices.map((choice) => [choice.code, choice]))
  const index = openItemIndex((text) => [...text])
  return (typed) => {
    if (typed.trim() === '') return choices.slice(0, 8)
    return findItems(index, typed, { allowed: (item) => byCode.has(item) }).map((found) => ({
      ...byCode.get(found.item)!,
      hint: found.word ?? (language === 'en' ? found.example.en : found.example.zh),
    }))
  }
}

/** How a value is shown: codes with their names, anything else as it is. */
export function shown(choices: readonly Choice[] | undefined, value: string): string {
  return choices?.find((one) => one.code === value)?.label ?? value
}
