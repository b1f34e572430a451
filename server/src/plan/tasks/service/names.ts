import { listNames } from '../../../identity/index.ts'
import type { Call } from '../../../platform/serve.ts'

interface Named {
  person: string | null
  name: string | null
}

const isNamed = (value: object): value is Named => 'person' in value && 'name' in value

/** Every mention of a person in a reply. */
function* mentions(value: unknown): Generator<Named> {
  if (value === null || typeof value !== 'object') return
  if (isNamed(value)) yield value
  else for (const part of Object.values(value)) yield* mentions(part)
}

/** Puts names to the people whom the reader may know; the others stay without. */
export async function withNames<T>(call: Call, reply: T): Promise<T> {
  const people = [...mentions(reply)]
  const ids = [...new Set(people.flatMap((one) => one.person ?? []))]
  const names = await listNames(call.tx, ids)
  for (const one of people) one.name = one.person === null ? null : (names.get(one.person) ?? null)
  return reply
}
