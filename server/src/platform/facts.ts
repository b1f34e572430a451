import { sql } from 'kysely'
import type { Tx } from './database.ts'

/** The value kept under `name`; made and kept on first use. Concurrent first uses agree. */
export async function recallFact<T>(tx: Tx, name: string, make: () => T): Promise<T> {
  await tx
    .insertInto('platform_fact')
    .values({ name, value: JSON.stringify(make()) })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ value: sql`platform_fact.value` }),
    )
    .execute()
  const row = await tx
    .selectFrom('platform_fact')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return row.value as T
}
