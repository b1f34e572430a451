import type { Bilingual } from '../../kernel/bilingual.ts'
import type { EnterpriseFacts, FactKey, FormerName, Standing } from '../model.ts'
import { factKeys } from '../model.ts'
import { factTexts, ownershipTexts, sizeTexts, standingTexts, stateTexts } from '../words.ts'

/** Lists of the city that an entry refers to. */
export interface NamedThing {
  readonly id: string
  readonly name: Bilingual
}
export interface SheetWords {
  readonly districts: readonly NamedThing[]
  readonly parks: readonly NamedThing[]
  readonly sectors: readonly NamedThing[]
}

export const plain = (text: string): string =>
  text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase()

/** Which fact each column of a sheet holds: by key or by its title in either language. */
export function readTitles(header: readonly string[]): (FactKey | undefined)[] {
  const byTitle = new Map(
    factKeys.flatMap((key) =>
      [key, factTexts[key].zh, factTexts[key].en].map((title) => [plain(title), key] as const),
    ),
  )
  return header.map((title) => byTitle.get(plain(title)))
}

export const neededColumns: readonly FactKey[] = ['uscc', 'name', 'district']

const things = (list: readonly NamedThing[]): Map<string, string> =>
  new Map(
    list.flatMap(({ id, name }) =>
      [id, name.zh, name.en].map((word) => [plain(word), id] as const),
    ),
  )
const words = (texts: Readonly<Record<string, Bilingual>>): Map<string, string> =>
  things(Object.entries(texts).map(([id, name]) => ({ id, name })))

/** What cells may say, by the fact they belong to. */
export interface Dictionary {
  readonly district: ReadonlyMap<string, string>
  readonly park: ReadonlyMap<string, string>
  readonly sectors: ReadonlyMap<string, string>
  readonly state: ReadonlyMap<string, string>
  readonly ownership: ReadonlyMap<string, string>
  readonly size: ReadonlyMap<string, string>
  readonly standings: ReadonlyMap<string, string>
}

export function dictionaryOf(city: SheetWords): Dictionary {
  return {
    district: things(city.districts),
    park: things(city.parks),
    sectors: things(city.sectors),
    state: words(stateTexts),
    ownership: words(ownershipTexts),
    size: words(sizeTexts),
    standings: words(standingTexts),
  }
}

/** Parts of a cell that holds several values. */
export const partsOf = (cell: string): string[] =>
  cell
    .split(/[;；、,，\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** `重点企业 2016-01-01~2017-12-31`: a word and its days; the days may be left out. */
export function readDated(part: string): {
  text: string
  from: string | null
  until: string | null
} {
  const plain = part.normalize('NFKC')
  const found = /\s(\d{4}-\d\d-\d\d)?~(\d{4}-\d\d-\d\d)?$/.exec(plain)
  if (!found) return { text: part, from: null, until: null }
  const text = plain.slice(0, found.index).trimEnd()
  return { text, from: found[1] ?? null, until: found[2] ?? null }
}

const dated = (text: string, { from, until }: Pick<Standing, 'from' | 'until'>): string =>
  from === null && until === null ? text : `${text} ${from ?? ''}~${until ?? ''}`

type Language = 'zh-CN' | 'en'
const word = (text: Bilingual | undefined, id: string, language: Language): string =>
  (language === 'en' ? text?.en : text?.zh) ?? id

/** A fact as a cell that comes back as the same fact. */
export function cellOf(
  facts: EnterpriseFacts,
  key: FactKey,
  language: Language,
  city: SheetWords,
): string {
  const named = (list: readonly NamedThing[], id: string | null) =>
    id === null ? '' : word(list.find((one) => one.id === id)?.name, id, language)
  switch (key) {
    case 'district':
      return named(city.districts, facts.district)
    case 'park':
      return named(city.parks, facts.park)
    case 'sectors':
      return facts.sectors.map((id) => named(city.sectors, id)).join('；')
    case 'exports':
    case 'imports':
      return facts[key].join('；')
    case 'state':
      return word(stateTexts[facts.state], facts.state, language)
    case 'ownership':
      return facts.ownership === null ? '' : word(ownershipTexts[facts.ownership], '', language)
    case 'size':
      return facts.size === null ? '' : word(sizeTexts[facts.size], '', language)
    case 'standings':
      return facts.standings
        .map((one) => dated(word(standingTexts[one.kind], '', language), one))
        .join('；')
    case 'former':
      return facts.former.map((one: FormerName) => dated(one.name, one)).join('；')
    default:
      return facts[key] ?? ''
  }
}
