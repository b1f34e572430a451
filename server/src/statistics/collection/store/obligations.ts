import type { Insertable, Selectable, Updateable } from 'kysely'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { StatisticsCollectionTables } from '../tables.ts'
import { withMerged } from './with-merged.ts'

type Table = StatisticsCollectionTables['statistics_obligation']
export type ObligationRow = Selectable<Table> & { draft_saved_at: Date | null }

const select = (tx: Tx) =>
  tx
    .selectFrom('statistics_obligation as o')
    .leftJoin('statistics_draft as d', 'd.obligation', 'o.id')
    .selectAll('o')
    .select('d.saved_at as draft_saved_at')

export async function findObligation(tx: Tx, id: string): Promise<ObligationRow | undefined> {
  return select(tx).where('o.id', '=', id).executeTakeFirst()
}

/** The same, and nobody else changes it until the transaction ends; absent for whoever may not change it. */
export async function lockObligation(tx: Tx, id: string): Promise<ObligationRow | undefined> {
  const { rows } = await sql`select from statistics_obligation where id = ${id} for update`.execute(
    tx,
  )
  return rows.length === 0 ? undefined : findObligation(tx, id)
}

/** What an enterprise owes, and what entries that were merged into it handed in. */
export async function listOfEnterprise(tx: Tx, enterprise: string): Promise<ObligationRow[]> {
  return select(tx)
    .where(
      sql<boolean>`o.enterprise = any(${withMerged(tx, enterprise)})
        and (o.enterprise = ${enterprise} or o.version > 0)`,
    )
    .orderBy('o.due_on', 'desc')
    .orderBy('o.id')
    .execute()
}

/** What an enterprise owes for a period; what was handed in goes first, also by an entry merged into it. */
export async function findOfPeriod(tx: Tx, enterprise: string, survey: string, period: string) {
  return select(tx)
    .where(sql<boolean>`o.enterprise = any(${withMerged(tx, enterprise)})`)
    .where('o.survey', '=', survey)
    .where('o.period', '=', period)
    .orderBy(sql`o.version > 0`, 'desc')
    .orderBy(sql`o.enterprise = ${enterprise}`, 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function listOfRound(
  tx: Tx,
  survey: string,
  period: string,
): Promise<ObligationRow[]> {
  return select(tx)
    .where('o.survey', '=', survey)
    .where('o.period', '=', period)
    .orderBy('o.id')
    .execute()
}

/** Creates what is not there yet; answers how many came. */
export async function insertObligations(
  tx: Tx,
  rows: readonly Insertable<Table>[],
): Promise<number> {
  let created = 0
  for (let at = 0; at < rows.length; at += 2000) {
    const part = await tx
      .insertInto('statistics_obligation')
      .values(rows.slice(at, at + 2000) as Insertable<Table>[])
      .onConflict((conflict) => conflict.columns(['enterprise', 'survey', 'period']).doNothing())
      .executeTakeFirst()
    created += Number(part.numInsertedOrUpdatedRows ?? 0n)
  }
  return created
}

/** False where someone changed it since `revision`. */
export async function updateObligation(
  tx: Tx,
  id: string,
  revision: number,
  values: Updateable<Table>,
): Promise<boolean> {
  const done = await tx
    .updateTable('statistics_obligation')
    .set({ ...values, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
