import { type Insertable, type Selectable, sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { DeskTables } from '../tables.ts'

export type FileRow = Selectable<DeskTables['desk_file']>

export async function insertFile(tx: Tx, row: Insertable<DeskTables['desk_file']>): Promise<void> {
  await tx.insertInto('desk_file').values(row).execute()
}

/** Row-level security decides whether the actor may see it. */
export async function findFile(tx: Tx, id: string): Promise<FileRow | undefined> {
  return tx.selectFrom('desk_file').where('id', '=', id).selectAll().executeTakeFirst()
}

/** Those of `ids` that the actor may see. */
export async function selectFiles(tx: Tx, ids: readonly string[]): Promise<FileRow[]> {
  if (ids.length === 0) return []
  return tx
    .selectFrom('desk_file')
    .where('id', 'in', [...ids])
    .selectAll()
    .execute()
}

/** Bytes the person uploaded since `from`. */
export async function sumUploads(tx: Tx, person: string, from: Date): Promise<number> {
  const row = await tx
    .selectFrom('desk_file')
    .where('uploaded_by', '=', person)
    .where('at', '>=', from)
    .select(sql<string>`coalesce(sum(bytes), 0)`.as('sum'))
    .executeTakeFirstOrThrow()
  return Number(row.sum)
}

export async function insertLink(
  tx: Tx,
  row: Insertable<DeskTables['desk_file_link']>,
): Promise<void> {
  await tx
    .insertInto('desk_file_link')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Answers whether there was one of the actor's own to delete. */
export async function deleteFile(tx: Tx, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('desk_file')
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Removes results of jobs from before `day`; what a context linked stays. */
export async function deleteResultsBefore(tx: Tx, day: Date): Promise<void> {
  await sql`delete from desk_file f where organisation is null and at < ${day}
    and not exists (select from desk_file_link l where l.file_id = f.id)`.execute(tx)
}
