import type { EnterpriseFacts } from '@wstc/domain/registry/model'
import { nameKey } from '@wstc/domain/registry/rules/company-name'
import type { SheetWords } from '@wstc/domain/registry/rules/sheet'
import { searchKeyOf } from '../../desk/index.ts'
import type { Platform } from '../../platform/platform.ts'
import type { NameWords } from '../store/enterprises.ts'

type City = Platform['city']

/** Lists of the city that entries refer to. */
export const sheetWords = ({ districts, places, sectors }: City): SheetWords => ({
  districts,
  parks: places.filter((one) => one.register.includes('carrier')),
  sectors,
})

const placesOf = new WeakMap<City, readonly string[]>()

/** Names of places that may stand in front of a brand. */
export function placeNames(pack: City): readonly string[] {
  const former = placesOf.get(pack)
  if (former) return former
  const districts = pack.districts.filter((one) => one.kind === 'district')
  const names = [pack.city.name.zh, '中国', ...districts.map((one) => one.name.zh)]
  placesOf.set(pack, names)
  return names
}

/** What an entry is found by, and what tells that two may be one. */
export function nameWords(
  city: City,
  {
    uscc,
    name,
    english,
    former,
  }: Pick<EnterpriseFacts, 'uscc' | 'name' | 'english'> & {
    readonly former: readonly { readonly name: string }[]
  },
): NameWords {
  const names = [name, english, ...former.map((one) => one.name)].filter((one) => one !== '')
  const search = [uscc.toLowerCase(), ...names.map(searchKeyOf)].join(' | ')
  return { search, name_key: nameKey(name, placeNames(city)) }
}
