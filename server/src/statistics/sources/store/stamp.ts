import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { unitNames } from '../../../registry/index.ts'

/**
 * What tells whether anything that the figures and verdicts of the months are made of has changed:
 * rows only come, and what changes counts its revisions.
 */
export async function selectStamp(
  tx: Tx,
  survey: string,
  months: readonly string[],
): Promise<string> {
  const all = sql`any(${[...months]}::text[])`
  const { rows } = await sql<{ stamp: string }>`
    select concat_ws('|',
      (select concat(count(*), '.', sum(revision)) from statistics_obligation
        where survey = ${survey} and period = ${all}),
      (select string_agg(id, ',' order by id) from statistics_delivery
        where current and period = ${all}),
      (select concat(count(*), '.', sum(revision)) from statistics_party),
      (select concat(count(*), '.', max(version)) from statistics_rate where month = ${all}),
      (select count(*) from statistics_total
        where survey = ${survey} and period = ${all} and part < 0),
      (select count(*) from statistics_gap_note where period = ${all}),
      (select concat(count(*), '.', sum(u.revision)) from (${unitNames(tx)}) u)) as stamp`.execute(
    tx,
  )
  return rows[0]!.stamp
}

/** Entries whose name or code has the pattern. */
export async function selectUnitsLike(tx: Tx, pattern: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select u.id from (${unitNames(tx)}) u
    where u."mergedInto" is null and (u.search like ${pattern} or lower(u.uscc) like ${pattern})`.execute(
    tx,
  )
  return new Set(rows.map((one) => one.id))
}
