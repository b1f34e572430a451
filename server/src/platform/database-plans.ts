import type pg from 'pg'

/** Uses after which a statement is worth a plan that is kept. */
const hotAfter = 20
/** Each kept plan costs memory of PostgreSQL in every connection. */
const mostKept = 100
/** Texts that are counted; those with lists of changing length would otherwise never end. */
const mostCounted = 2000

/**
 * `select *` means other columns after a migration, and a kept plan would then fail in a server
 * that was started before it.
 */
const hasStar = /(?<!count\()\*/

const names = new Map<string, string>()
const uses = new Map<string, number>()

/** The name under which a statement's plan is kept; undefined while it is not asked often. */
function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= mostKept) return known
  const count = (uses.get(text) ?? 0) + 1
  if (uses.size >= mostCounted) uses.clear()
  uses.set(text, count)
  if (count < hotAfter || hasStar.test(text)) return undefined
  const name = `wstc_${names.size + 1}`
  names.set(text, name)
  uses.delete(text)
  return name
}

/**
 * Lets PostgreSQL keep the plans of statements that are asked often: with row-level security,
 * planning a small question costs more than answering it. A kept plan belongs to the role, and
 * the policies in it read the actor at each run.
 */
export function keepHotPlans(client: pg.ClientBase): void {
  const kind: pg.ClientBase = Object.getPrototypeOf(client)
  const query = (...given: unknown[]): unknown => Reflect.apply(kind.query, client, given)
  const planned = (text: unknown, values: unknown, ...rest: unknown[]): unknown => {
    const name =
      typeof text === 'string' && Array.isArray(values) && values.length > 0
        ? nameOf(text)
        : undefined
    return name === undefined
      ? query(text, values, ...rest)
      : query({ name, text, values }, ...rest)
  }
  client.query = planned as typeof client.query
}
