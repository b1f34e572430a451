import type { Bilingual } from '../../kernel/bilingual.ts'
import type { EnterpriseFacts, FormerName, SheetColumn, Standing } from '../model.ts'
import { sheetColumns } from '../model.ts'
import { contactJobTexts, ownershipTexts, sizeTexts, standingTexts, stateTexts } from '../words.ts'
import { columnText, contactPlace, tellContact } from './contacts.ts'

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

/** Titles of sheets from when an entry had one contact. */
const formerTitles: readonly (readonly [string, SheetColumn])[] = [
  ['统计联系人', 'contact-1-name'],
  ['联系人', 'contact-1-name'],
  ['contact', 'contact-1-name'],
  ['联系电话', 'contact-1-phone'],
  ['telephone', 'contact-1-phone'],
  ['phone', 'contact-1-phone'],
  ['电子邮箱', 'contact-1-email'],
  ['mail', 'contact-1-email'],
  ['email', 'contact-1-email'],
]

/** What each column of a sheet holds: by key or by its title in either language. */
export function readTitles(header: readonly string[]): (SheetColumn | undefined)[] {
  const byTitle = new Map<string, SheetColumn>([
    ...formerTitles,
    ...sheetColumns.flatMap((column) => {
      const { zh, en } = columnText(column)
      return [column, zh, en].map((title) => [plain(title), column] as const)
    }),
  ])
  return header.map((title) => byTitle.get(plain(title)))
}

export const neededColumns: readonly SheetColumn[] = ['uscc', 'name', 'district']

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
  readonly job: ReadonlyMap<string, string>
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
    job: words(contactJobTexts),
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

/** A fact as a cell that comes back as the same fact; `contacts` in one is for reading only. */
export function cellOf(
  facts: EnterpriseFacts,
  key: SheetColumn | 'contacts',
  language: Language,
  city: SheetWords,
): string {
  const of = contactPlace(key)
  if (of) {
    const one = facts.contacts[of.place - 1]
    if (one === undefined) return ''
    return of.part === 'job' ? word(contactJobTexts[one.job], one.job, language) : one[of.part]
  }
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
    case 'contacts':
      return facts.contacts.map((one) => tellContact(one, language)).join('；')
    default:
      return facts[key as 'name'] ?? ''
  }
}
