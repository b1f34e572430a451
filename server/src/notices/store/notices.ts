import { type Insertable, type Selectable, sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { NoticesTables } from '../tables.ts'

export type NoticeRow = Selectable<NoticesTables['notices_notice']>

/** A second notice of the same reader and key is dropped. */
export async function insertNotice(
  tx: Tx,
  row: Insertable<NoticesTables['notices_notice']>,
): Promise<void> {
  // No conflict target: it would need the right to read the reader's notices.
  await tx
    .insertInto('notices_notice')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export interface NoticeQuestion {
  readonly person: string
  readonly unreadOnly: boolean
  readonly kindsOff: readonly string[]
  /** Where the page before ended. */
  readonly after?: { readonly read: boolean; readonly id: string } | undefined
  readonly limit: number
}

/** Unread first, then newest first; of a bundle only the newest of each state, with its count. */
export async function selectNotices(
  tx: Tx,
  q: NoticeQuestion,
): Promise<(NoticeRow & { count: string })[]> {
  const read = sql<boolean>`(n.read_at is not null)`
  let query = tx
    .selectFrom('notices_notice as n')
    .selectAll('n')
    .select(
      sql<string>`case when n.bundle is null then 1 else (select count(*) from notices_notice o
        where o.person = n.person and o.bundle = n.bundle
          and (o.read_at is null) = (n.read_at is null)) end`.as('count'),
    )
    .where('n.person', '=', q.person)
    .where(
      sql<boolean>`(n.bundle is null or not exists (select from notices_notice o
        where o.person = n.person and o.bundle = n.bundle and o.id > n.id
          and (o.read_at is null) = (n.read_at is null)))`,
    )
  if (q.unreadOnly) query = query.where('n.read_at', 'is', null)
  if (q.kindsOff.length > 0) query = query.where('n.kind', 'not in', [...q.kindsOff])
  if (q.after) {
    const { id } = q.after
    query = q.after.read
      ? query.where(read, '=', true).where('n.id', '<', id)
      : query.where((is) => is.or([is('n.id', '<', id), is(read, '=', true)]))
  }
  return query.orderBy(read).orderBy('n.id', 'desc').limit(q.limit).execute()
}

export async function countUnread(
  tx: Tx,
  person: string,
  kindsOff: readonly string[],
): Promise<number> {
  let query = tx
    .selectFrom('notices_notice')
    .where('person', '=', person)
    .where('read_at', 'is', null)
    .select(sql<string>`count(distinct coalesce(bundle, id))`.as('count'))
  if (kindsOff.length > 0) query = query.where('kind', 'not in', [...kindsOff])
  return Number((await query.executeTakeFirstOrThrow()).count)
}

/** Marks the notice and what is bundled with it; answers whether the reader has such a notice. */
export async function markRead(tx: Tx, person: string, id: string, now: Date): Promise<boolean> {
  const found = await tx
    .selectFrom('notices_notice')
    .where('person', '=', person)
    .where('id', '=', id)
    .select('bundle')
    .executeTakeFirst()
  if (!found) return false
  await tx
    .updateTable('notices_notice')
    .set({ read_at: now })
    .where('person', '=', person)
    .where('read_at', 'is', null)
    .where((is) =>
      found.bundle === null
        ? is('id', '=', id)
        : is.and([is('bundle', '=', found.bundle), is('id', '<=', id)]),
    )
    .execute()
  return true
}

export async function markAllRead(tx: Tx, person: string, now: Date): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('notices_notice')
    .set({ read_at: now })
    .where('person', '=', person)
    .where('read_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Readers with notices that neither were read nor mailed. */
export async function selectWaitingReaders(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom('notices_notice')
    .where('read_at', 'is', null)
    .where('mailed_at', 'is', null)
    .select('person')
    .distinct()
    .orderBy('person')
    .execute()
  return rows.map((row) => row.person)
}

/** Takes what goes into the reader's digest, so that no other digest takes it too. Newest first. */
export async function takeForDigest(
  tx: Tx,
  person: string,
  kinds: readonly string[],
  now: Date,
): Promise<NoticeRow[]> {
  if (kinds.length === 0) return []
  const rows = await tx
    .updateTable('notices_notice')
    .set({ mailed_at: now })
    .where('person', '=', person)
    .where('read_at', 'is', null)
    .where('mailed_at', 'is', null)
    .where('kind', 'in', [...kinds])
    .returningAll()
    .execute()
  return rows.sort((a, b) => (a.id < b.id ? 1 : -1))
}

/** Removes what was read before `day`; unread notices stay. */
export async function deleteReadBefore(tx: Tx, day: Date): Promise<void> {
  await tx.deleteFrom('notices_notice').where('read_at', '<', day).execute()
}
