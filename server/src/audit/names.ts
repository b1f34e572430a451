import type { EntryNames } from '@wstc/domain/audit/contract'
import type { Entry } from '@wstc/domain/audit/model'
import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import type { Tx } from '../platform/database.ts'

/** Looks up what ids are called now; whoever builds the server hands it in. */
export interface Namers {
  people(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>>
  organisations(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Bilingual>>
}

export const noNames: EntryNames = { people: {}, organisations: {} }

/** Names of everyone and every organisation that `entries` mention, as far as they still exist. */
export async function namesIn(
  tx: Tx,
  namers: Namers,
  entries: readonly Entry[],
): Promise<EntryNames> {
  const people = new Set<string>()
  const organisations = new Set<string>()
  for (const { actor, subject, details } of entries) {
    for (const id of [actor.person, actor.onBehalfOf]) if (id) people.add(id)
    for (const id of [actor.organisation, details.organisation])
      if (typeof id === 'string') organisations.add(id)
    if (subject.kind === 'person') people.add(subject.id)
    if (subject.kind === 'organisation') organisations.add(subject.id)
  }
  return {
    people: Object.fromEntries(await namers.people(tx, [...people])),
    organisations: Object.fromEntries(await namers.organisations(tx, [...organisations])),
  }
}
