import type { Insertable, Selectable } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { NoticesTables } from '../tables.ts'

export type MailRow = Selectable<NoticesTables['notices_mail']>

export async function insertMail(
  tx: Tx,
  row: Insertable<NoticesTables['notices_mail']>,
): Promise<void> {
  await tx.insertInto('notices_mail').values(row).execute()
}

export async function findQueuedMail(tx: Tx, id: string): Promise<MailRow | undefined> {
  return tx
    .selectFrom('notices_mail')
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .selectAll()
    .executeTakeFirst()
}

/** The text goes: it may hold a link that opens an account. */
export async function markSent(tx: Tx, id: string, attempts: number, now: Date): Promise<void> {
  await tx
    .updateTable('notices_mail')
    .set({ state: 'sent', sent_at: now, body: null, attempts, error: null })
    .where('id', '=', id)
    .execute()
}

export async function markUnsent(
  tx: Tx,
  id: string,
  attempts: number,
  error: string,
  last: boolean,
): Promise<void> {
  await tx
    .updateTable('notices_mail')
    .set({ attempts, error, ...(last ? { state: 'failed' as const, body: null } : {}) })
    .where('id', '=', id)
    .execute()
}

export async function deleteMailBefore(tx: Tx, day: Date): Promise<void> {
  await tx
    .deleteFrom('notices_mail')
    .where('state', '<>', 'queued')
    .where('created_at', '<', day)
    .execute()
}

/** Mail that left long ago is no longer kept and has no state. */
export async function selectMailStates(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, MailRow['state']>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('notices_mail')
    .select(['id', 'state'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row.state]))
}
