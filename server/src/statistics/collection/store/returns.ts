import type { ReturnContent } from '@wstc/domain/statistics/collection/model/content'
import type { Insertable, Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { type CopyValue, stageRows } from '../../../platform/database-rows.ts'
import type { StatisticsCollectionTables } from '../tables.ts'

type Return = StatisticsCollectionTables['statistics_return']
type Draft = Selectable<StatisticsCollectionTables['statistics_draft']>
type Row = StatisticsCollectionTables['statistics_return_row']
export type ReturnRow = Selectable<Return>

export const listVersions = (tx: Tx, obligation: string): Promise<ReturnRow[]> =>
  tx
    .selectFrom('statistics_return')
    .selectAll()
    .where('obligation', '=', obligation)
    .orderBy('version')
    .execute()

export const findVersion = (
  tx: Tx,
  obligation: string,
  version: number,
): Promise<ReturnRow | undefined> =>
  tx
    .selectFrom('statistics_return')
    .selectAll()
    .where('obligation', '=', obligation)
    .where('version', '=', version)
    .executeTakeFirst()

/** The content of a version as it was handed in, to the letter. */
export async function readContent(tx: Tx, row: ReturnRow): Promise<ReturnContent> {
  const rows = await tx
    .selectFrom('statistics_return_row')
    .select(['key', 'flow', 'item', 'partner', 'mode', 'currency', 'contract', 'note'])
    // Numbers keep the places they were written with.
    .select(sql<string>`amount::text`.as('amount'))
    .where('obligation', '=', row.obligation)
    .where('version', '=', row.version)
    .orderBy('place')
    .execute()
  return {
    formVersion: row.form_version,
    nothingToReport: row.nothing,
    rows: rows.map(({ contract, note, ...rest }) => ({
      ...rest,
      ...(contract === null ? {} : { contract }),
      ...(note === null ? {} : { note }),
    })),
    cells: row.cells,
    explanations: row.explanations,
  }
}

/** From here on COPY is quicker, tables of the transaction's own included. */
const mostInserted = 5000

export async function copyReturnRows(tx: Tx, rows: readonly Insertable<Row>[]): Promise<void> {
  const { obligation, version } = rows[0]!
  const columns = `place int, key text, flow text, item text, partner text, mode text, currency text,
    amount numeric, usd numeric, contract text, note text`
  function* values(): Generator<CopyValue[]> {
    for (const one of rows) {
      const { place, key, flow, item, partner, mode, currency, amount, usd, contract, note } = one
      const more = [usd ?? null, contract ?? null, note ?? null]
      yield [place, key, flow, item, partner, mode, currency, amount, ...more]
    }
  }
  await stageRows(tx, 'staged_return_row', columns, values())
  // The sums by flow and item are made from all lines at once; sorted on disk they take four times as long.
  await sql`set local work_mem = '64MB'`.execute(tx)
  await sql`insert into statistics_return_row
    select ${obligation}, ${version}, s.* from pg_temp.staged_return_row s`.execute(tx)
}

export async function insertReturn(
  tx: Tx,
  version: Insertable<Return>,
  rows: readonly Insertable<Row>[],
): Promise<void> {
  await tx.insertInto('statistics_return').values(version).execute()
  if (rows.length > mostInserted) return copyReturnRows(tx, rows)
  for (let at = 0; at < rows.length; at += 1000) {
    await tx
      .insertInto('statistics_return_row')
      .values(rows.slice(at, at + 1000) as Insertable<Row>[])
      .execute()
  }
}

export const listJudgements = (tx: Tx, obligation: string) =>
  tx
    .selectFrom('statistics_judgement')
    .selectAll()
    .where('obligation', '=', obligation)
    .orderBy('at')
    .orderBy('id')
    .execute()

export async function findDraft(tx: Tx, obligation: string) {
  return tx
    .selectFrom('statistics_draft')
    .selectAll()
    .where('obligation', '=', obligation)
    .executeTakeFirst()
}

/** Saves over the revision that the caller saw, 0 for none; undefined where someone was quicker. */
export async function saveDraft(
  tx: Tx,
  of: {
    obligation: string
    revision: number
    content: ReturnContent
    source: Draft['source']
    by: string | null
    at: Date
  },
): Promise<number | undefined> {
  const values = {
    content: JSON.stringify(of.content),
    revision: of.revision + 1,
    source: of.source,
    saved_by: of.by,
    saved_at: of.at,
  }
  if (of.revision === 0) {
    const made = await tx
      .insertInto('statistics_draft')
      .values({ obligation: of.obligation, ...values })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return made.numInsertedOrUpdatedRows === 1n ? values.revision : undefined
  }
  const done = await tx
    .updateTable('statistics_draft')
    .set(values)
    .where('obligation', '=', of.obligation)
    .where('revision', '=', of.revision)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n ? values.revision : undefined
}

/** The file that a draft is filled in by, without its bytes. */
export const findDraftFile = (tx: Tx, obligation: string) =>
  tx
    .selectFrom('statistics_draft_file')
    .select(['name', 'sha256', 'said'])
    .where('obligation', '=', obligation)
    .executeTakeFirst()

export const readDraftFile = (tx: Tx, obligation: string) =>
  tx
    .selectFrom('statistics_draft_file')
    .select(['name', 'bytes'])
    .where('obligation', '=', obligation)
    .executeTakeFirst()

export async function saveDraftFile(
  tx: Tx,
  file: Insertable<StatisticsCollectionTables['statistics_draft_file']>,
): Promise<void> {
  const { obligation: _, ...values } = file
  await tx
    .insertInto('statistics_draft_file')
    .values(file)
    .onConflict((conflict) => conflict.column('obligation').doUpdateSet(values))
    .execute()
}

export async function deleteDraftFile(tx: Tx, obligation: string): Promise<void> {
  await tx.deleteFrom('statistics_draft_file').where('obligation', '=', obligation).execute()
}

export const countRows = async (tx: Tx, obligation: string, version: number): Promise<number> => {
  const { rows } = await tx
    .selectFrom('statistics_return_row')
    .select(sql<number>`count(*)::int`.as('rows'))
    .where('obligation', '=', obligation)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return rows
}

export async function deleteDraft(tx: Tx, obligation: string, revision?: number): Promise<boolean> {
  const done = await tx
    .deleteFrom('statistics_draft')
    .where('obligation', '=', obligation)
    .$if(revision !== undefined, (query) => query.where('revision', '=', revision!))
    .executeTakeFirst()
  return done.numDeletedRows === 1n
}
