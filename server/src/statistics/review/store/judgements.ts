import { type Insertable, sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { ObligationRow } from '../../collection/store/obligations.ts'
import type { StatisticsCollectionTables } from '../../collection/tables.ts'

export async function insertJudgement(
  tx: Tx,
  row: Insertable<StatisticsCollectionTables['statistics_judgement']>,
): Promise<void> {
  await tx.insertInto('statistics_judgement').values(row).execute()
}

/** Of these, the returns that wait and that no rule flags, held for the transaction. */
export async function listUnflagged(
  tx: Tx,
  of: { readonly survey: string; readonly period: string },
  ids: readonly string[],
): Promise<ObligationRow[]> {
  const { rows } = await sql<ObligationRow>`
    select o.*, null as draft_saved_at
    from statistics_obligation o
    where o.survey = ${of.survey} and o.period = ${of.period} and o.latest = 'submitted'
      and o.id = any(${[...ids]}::text[])
      and exists (select from statistics_review_score s
        where s.obligation = o.id and s.version = o.version and s.waiting and s.unflagged)
    order by o.id
    for update of o`.execute(tx)
  return rows
}
