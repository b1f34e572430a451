import type { EnterpriseFacts, FactKey } from '../model.ts'
import { factKeys, mostContacts } from '../model.ts'
import { changesBetween } from './changes.ts'

/** Facts that a person decides when two entries become one; lists of both are joined. */
const joined = ['former', 'standings', 'sectors', 'exports', 'imports', 'contacts'] as const
const kept: readonly FactKey[] = ['uscc', 'former']

/** Where the two entries differ, so that somebody must choose. */
export const mergeChoices = (keep: EnterpriseFacts, drop: EnterpriseFacts): FactKey[] =>
  changesBetween(keep, drop)
    .map((one) => one.key)
    .filter((key) => !kept.includes(key))

const union = <T>(a: readonly T[], b: readonly T[]): T[] => {
  const seen = new Set(a.map((one) => JSON.stringify(one)))
  return [...a, ...b.filter((one) => !seen.has(JSON.stringify(one)))]
}

/**
 * The entry that remains: its own facts, those of the other where `take` says so, what only the
 * other knows, and the other's name among the former ones. The code stays that of the kept entry.
 */
export function mergeFacts(
  keep: EnterpriseFacts,
  drop: EnterpriseFacts,
  take: readonly FactKey[],
  day: string,
): EnterpriseFacts {
  const merged: Record<string, unknown> = { ...keep }
  for (const key of factKeys) {
    if (kept.includes(key)) continue
    const mine = keep[key]
    const empty = mine === null || mine === ''
    if (take.includes(key) || empty) merged[key] = drop[key]
  }
  for (const key of joined) {
    if (!take.includes(key)) merged[key] = union<unknown>(keep[key], drop[key])
  }
  const whole = merged as EnterpriseFacts
  // A branch and its head office that turn out to be one have no head office of their own.
  const ownHead = whole.head === keep.uscc || whole.head === drop.uscc
  const facts = ownHead ? { ...whole, head: null } : whole
  const other = facts.name === keep.name ? drop.name : keep.name
  const known = facts.former.some((one) => one.name === other) || other === facts.name
  const former = known ? facts.former : [...facts.former, { name: other, from: null, until: day }]
  return {
    ...facts,
    former: former.slice(0, 20),
    contacts: facts.contacts.slice(0, mostContacts),
  }
}
