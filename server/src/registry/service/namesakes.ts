import { compareNames, nameKey } from '@wstc/domain/registry/rules/company-name'
import type { Tx } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { selectNames } from '../store/units.ts'
import { placeNames } from './words.ts'

export interface Namesake {
  readonly enterprise: string
  readonly verdict: 'same' | 'proposed'
}

/**
 * Reads the names of the register once; what it answers tells the entries that a name may mean, by
 * their names now and before. A name proposes; it never decides.
 */
export async function openNamesakes(
  tx: Tx,
  city: Platform['city'],
): Promise<(name: string) => readonly Namesake[]> {
  const places = placeNames(city)
  const byKey = new Map<string, { id: string; name: string }[]>()
  const add = (key: string, id: string, name: string): void => {
    const list = byKey.get(key)
    if (list) list.push({ id, name })
    else byKey.set(key, [{ id, name }])
  }
  for (const { id, name, name_key, former } of await selectNames(tx)) {
    add(name_key, id, name)
    for (const one of former) add(nameKey(one.name, places), id, one.name)
  }
  return (name) => {
    const found = new Map<string, Namesake['verdict']>()
    for (const one of byKey.get(nameKey(name, places)) ?? []) {
      const verdict = compareNames(name, one.name, places)
      if (verdict === 'different' || found.get(one.id) === 'same') continue
      found.set(one.id, verdict)
    }
    return [...found].map(([enterprise, verdict]) => ({ enterprise, verdict }))
  }
}
