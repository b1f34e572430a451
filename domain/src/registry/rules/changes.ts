import type { EnterpriseFacts, FactKey } from '../model.ts'
import { factKeys } from '../model.ts'

export interface FactChange {
  readonly key: FactKey
  readonly before: unknown
  readonly after: unknown
}

const same = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

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
