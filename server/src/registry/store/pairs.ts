import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'

export interface Pair {
  readonly a: string
  readonly b: string
  readonly why: 'name' | 'organisation-code'
  /** Why they are not one, where an officer said so. */
  readonly apart: string | null
}

/** Pairs of entries that may be one: one name, or one organisation code within; those told apart, or the others. */
export async function selectPairs(
  tx: Tx,
  { apart, limit }: { readonly apart: boolean; readonly limit: number },
): Promise<Pair[]> {
  const { rows } = await sql<Pair>`
    select distinct on (pairs.a, pairs.b) pairs.a, pairs.b, pairs.why, told.reason as apart from (
      select x.id as a, y.id as b, 'organisation-code' as why, 1 as rank
      from registry_enterprise x join registry_enterprise y
        on substr(x.uscc, 9, 9) = substr(y.uscc, 9, 9) and x.id < y.id
      where x.merged_into is null and y.merged_into is null
      union all
      select x.id, y.id, 'name', 2
      from registry_enterprise x join registry_enterprise y
        on x.name_key = y.name_key and x.id < y.id
      where x.merged_into is null and y.merged_into is null
    ) pairs left join registry_apart told on told.a = pairs.a and told.b = pairs.b
    where (told.a is not null) = ${apart}
    order by pairs.a, pairs.b, rank limit ${limit}`.execute(tx)
  return rows
}

/** False where that was said before. */
export async function insertApart(
  tx: Tx,
  row: { a: string; b: string; reason: string; by_person: string; at: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('registry_apart')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}
