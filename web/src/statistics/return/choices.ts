import { type Bilingual, inLanguage, type Language } from '@wstc/domain/kernel/bilingual'
import { currencies } from '@wstc/domain/kernel/codes/currencies'
import { findEbopsItem, isWithin, reportableItems } from '@wstc/domain/kernel/codes/ebops'
import { economies, home } from '@wstc/domain/kernel/codes/economies'
import { modesOfSupply } from '@wstc/domain/kernel/codes/modes'
import { normaliseText } from '@wstc/domain/kernel/search-text'
import type { RowField } from '@wstc/domain/statistics/collection/model/content'
import type { CellType, RowForm } from '@wstc/domain/statistics/collection/model/form'
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

interface Named {
  readonly code: string
  readonly name: Bilingual
}

/** A choice shown by code and name, and found by either in both languages. */
const choiceOf = (
  { code, name }: Named,
  language: Language,
  ...more: readonly string[]
): Choice => ({
  code,
  label: `${code} ${inLanguage(name, language)}`,
  keys: keysOf(code, name.zh, name.en, ...more),
})
const itemsIn = (language: Language): Choice[] =>
  reportableItems.map((item) => {
    const above = item.parent ? findEbopsItem(item.parent) : undefined
    return choiceOf(item, language, above?.name.zh ?? '')
  })
const economiesIn = (language: Language): Choice[] =>
  economies.map((one) => choiceOf(one, language, one.alpha3, ...one.aliases))
const currenciesIn = (language: Language): Choice[] =>
  currencies.map((one) => choiceOf(one, language))

/** The choices of each field that has a list, in the language of the page. */
export function choicesOf(form: RowForm, language: Language): Partial<Record<RowField, Choice[]>> {
  const first = new Map(form.currencies.map((code, place) => [code, place]))
  return {
    flow: form.flows.map((code) => ({
      code,
      label: inLanguage(flowNames[code], language),
      keys: [...keysOf(code, flowNames[code].zh), ...flowNames[code].keys],
    })),
    item: itemsIn(language).filter(({ code }) => form.items.some((one) => isWithin(code, one))),
    partner: economiesIn(language).filter((one) => one.code !== home),
    mode: modesOfSupply
      .filter((one) => form.modes.includes(one.code))
      .map((one) => choiceOf(one, language)),
    currency: currenciesIn(language).sort(
      (a, b) => (first.get(a.code) ?? 99) - (first.get(b.code) ?? 99),
    ),
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
      hint: found.word ?? inLanguage(found.example, language),
    }))
  }
}

/** How a value is shown: codes with their names, anything else as it is. */
export function shown(choices: readonly Choice[] | undefined, value: string): string {
  return choices?.find((one) => one.code === value)?.label ?? value
}

/** The list of codes that a cell takes, and how it is searched. */
export interface CellCodes {
  readonly choices: readonly Choice[]
  readonly find: (typed: string) => readonly Choice[]
}

function openCodes(type: CellType, language: Language): CellCodes | undefined {
  if (type === 'item') {
    const choices = itemsIn(language)
    return { choices, find: itemFinder(choices, language) }
  }
  const list = { economy: economiesIn, currency: currenciesIn }[type as 'economy']?.(language)
  return list && { choices: list, find: (typed) => fitting(list, typed) }
}

const opened = new Map<string, CellCodes | undefined>()

/** The codes of a type of cell, undefined where it takes none; made once for all its cells. */
export function cellCodes(type: CellType, language: Language): CellCodes | undefined {
  const key = `${type} ${language}`
  if (!opened.has(key)) opened.set(key, openCodes(type, language))
  return opened.get(key)
}
