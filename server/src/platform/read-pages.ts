import type { Actor } from './actor.ts'
import type { Database, Tx } from './database.ts'

/**
 * Every row of a list, page after page, each page in a short read transaction of its own as
 * `actor`: an export may take minutes and must not hold one open. For handlers marked
 * `ownTransaction` and for jobs.
 * @param load the rows after the given one, none at the end
 */
export async function* readPages<Row>(
  database: Database,
  actor: Actor,
  load: (tx: Tx, after: Row | undefined) => Promise<readonly Row[]>,
): AsyncGenerator<Row> {
  let last: Row | undefined
  for (;;) {
    const after = last
    const page = await database.inTransaction(actor, (tx) => load(tx, after), 'read')
    if (page.length === 0) return
    yield* page
    last = page.at(-1)
  }
}
