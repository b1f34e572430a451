import type { Insertable, Selectable } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { StatisticsSourcesTables } from '../tables.ts'

type Table = StatisticsSourcesTables['statistics_gap_note']
export type NoteRow = Selectable<Table>

export async function insertNote(tx: Tx, row: Insertable<Table>): Promise<void> {
  await tx.insertInto('statistics_gap_note').values(row).execute()
}

/** The newest explanation of each unit, month and flow. */
export const selectNotes = (
  tx: Tx,
  months: readonly string[],
  enterprises?: readonly string[],
): Promise<NoteRow[]> =>
  tx
    .selectFrom('statistics_gap_note')
    .distinctOn(['period', 'enterprise', 'flow'])
    .selectAll()
    .where('period', 'in', [...months])
    .$if(enterprises !== undefined, (q) => q.where('enterprise', 'in', [...enterprises!]))
    .orderBy('period')
    .orderBy('enterprise')
    .orderBy('flow')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
