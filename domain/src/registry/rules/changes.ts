import type { EnterpriseFacts, FactKey } from '../model.ts'
import { factKeys } from '../model.ts'

export interface FactChange {
  readonly key: FactKey
  readonly before: unknown
  readonly after: unknown
}

/** As text in which the order of an object's keys, which the database does not keep, says nothing. */
const plain = (value: unknown): string =>
  JSON.stringify(value ?? null, (_key, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )

const same = (a: unknown, b: unknown): boolean => plain(a) === plain(b)

/** The facts of `after` that are not those of `before`; facts that `after` leaves out stay. */
export function changesBetween(
  before: Partial<EnterpriseFacts>,
  after: Partial<EnterpriseFacts>,
): FactChange[] {
  return factKeys.flatMap((key) =>
    key in after && !same(before[key], after[key])
      ? [{ key, before: before[key] ?? null, after: after[key] ?? null }]
      : [],
  )
}

/** `facts` with a changed name kept among the former ones until the day before `day`. */
export function keepFormerName(
  before: EnterpriseFacts,
  after: EnterpriseFacts,
  dayBefore: string,
): EnterpriseFacts {
  if (before.name === after.name) return after
  if (after.former.some((one) => one.name === before.name)) return after
  const last = before.former
    .map((one) => one.until)
    .filter((one) => one !== null)
    .sort()
    .at(-1)
  const former = [...after.former, { name: before.name, from: last ?? null, until: dayBefore }]
  return { ...after, former: former.slice(-20) }
}
