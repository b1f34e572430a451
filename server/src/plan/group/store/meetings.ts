import type { Insertable, Selectable, Updateable } from 'kysely'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { PlanGroupTables as T } from '../tables.ts'

export type MemberRow = Selectable<T['plan_member']>
export type MeetingRow = Selectable<T['plan_meeting']>
export type AgendaRow = Selectable<T['plan_agenda']>
export type InvitationRow = Selectable<T['plan_invitation']>
export type MinutesRow = Selectable<T['plan_minutes']>
export type CommentRow = Selectable<T['plan_comment']>

/** Rows of the tables of the group; an empty list adds nothing. */
export async function insertRows<K extends keyof T>(
  tx: Tx,
  table: K,
  rows: readonly Insertable<T[K]>[],
): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insertInto(table as 'plan_member')
    .values(rows as never)
    .execute()
}

/** Every row of every seat, oldest first. */
export const selectMembers = (tx: Tx): Promise<MemberRow[]> =>
  tx.selectFrom('plan_member').selectAll().orderBy('at').orderBy('id').execute()

export const selectMeetings = (tx: Tx): Promise<MeetingRow[]> =>
  tx.selectFrom('plan_meeting').selectAll().orderBy('day', 'desc').orderBy('id', 'desc').execute()

export const findMeeting = (tx: Tx, id: string): Promise<MeetingRow | undefined> =>
  tx.selectFrom('plan_meeting').selectAll().where('id', '=', id).executeTakeFirst()

/** The next number of its kind in a year. */
export async function nextMeeting(tx: Tx, year: number, kind: MeetingRow['kind']): Promise<number> {
  const row = await tx
    .selectFrom('plan_meeting')
    .select(sql<number>`coalesce(max(ordinal), 0) + 1`.as('next'))
    .where('year', '=', year)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow()
  return row.next
}

export const selectAgenda = (tx: Tx, meeting: string): Promise<AgendaRow[]> =>
  tx
    .selectFrom('plan_agenda')
    .selectAll()
    .where('meeting', '=', meeting)
    .orderBy('place')
    .orderBy('id')
    .execute()

export const selectInvitations = (tx: Tx, meeting: string): Promise<InvitationRow[]> =>
  tx
    .selectFrom('plan_invitation')
    .selectAll()
    .where('meeting', '=', meeting)
    .orderBy('id')
    .execute()

export const findInvitation = (tx: Tx, id: string): Promise<InvitationRow | undefined> =>
  tx.selectFrom('plan_invitation').selectAll().where('id', '=', id).executeTakeFirst()

export const selectMinutes = (tx: Tx, meeting: string): Promise<MinutesRow[]> =>
  tx
    .selectFrom('plan_minutes')
    .selectAll()
    .where('meeting', '=', meeting)
    .orderBy('number', 'desc')
    .execute()

export const findMinutes = (tx: Tx, id: string): Promise<MinutesRow | undefined> =>
  tx.selectFrom('plan_minutes').selectAll().where('id', '=', id).executeTakeFirst()

export async function selectComments(tx: Tx, minutes: readonly string[]): Promise<CommentRow[]> {
  if (minutes.length === 0) return []
  return tx
    .selectFrom('plan_comment')
    .selectAll()
    .where('minutes', 'in', [...minutes])
    .orderBy('at')
    .orderBy('id')
    .execute()
}

type Versioned =
  | 'plan_meeting'
  | 'plan_agenda'
  | 'plan_invitation'
  | 'plan_minutes'
  | 'plan_follow_up'
  | 'plan_follow_answer'
  | 'plan_extension'

/** Changes one row if it is still at `version`; answers whether it was. */
export async function updateRow<K extends Versioned>(
  tx: Tx,
  table: K,
  id: string,
  version: number,
  values: Updateable<T[K]>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable(table as 'plan_meeting')
    .set({ ...(values as Updateable<T['plan_meeting']>), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
