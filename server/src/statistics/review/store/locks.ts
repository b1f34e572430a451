import type { Insertable, Selectable } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { StatisticsCollectionTables } from '../../collection/tables.ts'

type Table = StatisticsCollectionTables['statistics_reopening']
export type ReopeningRow = Selectable<Table>

/** False where the round changed since `revision`. */
export async function lockRound(
  tx: Tx,
  of: { survey: string; period: string; revision: number; by: string | null; at: Date },
): Promise<boolean> {
  const done = await tx
    .updateTable('statistics_round')
    .set({ locked_at: of.at, locked_by: of.by, revision: of.revision + 1 })
    .where('survey', '=', of.survey)
    .where('period', '=', of.period)
    .where('revision', '=', of.revision)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export const listReopenings = (
  tx: Tx,
  of: { survey?: string | undefined; period?: string | undefined },
): Promise<ReopeningRow[]> =>
  tx
    .selectFrom('statistics_reopening')
    .selectAll()
    .$if(of.survey !== undefined, (query) => query.where('survey', '=', of.survey!))
    .$if(of.period !== undefined, (query) => query.where('period', '=', of.period!))
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute()

export const findReopening = (tx: Tx, id: string): Promise<ReopeningRow | undefined> =>
  tx.selectFrom('statistics_reopening').selectAll().where('id', '=', id).executeTakeFirst()

export const insertReopening = async (tx: Tx, row: Insertable<Table>): Promise<void> => {
  await tx.insertInto('statistics_reopening').values(row).execute()
}

/** False where someone decided meanwhile. */
export async function settleReopening(
  tx: Tx,
  id: string,
  values: { granted_by: string | null; granted_at: Date | null; refused_at: Date | null },
): Promise<boolean> {
  const done = await tx
    .updateTable('statistics_reopening')
    .set(values)
    .where('id', '=', id)
    .where('granted_by', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
