import type { Insertable, Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { unitContacts } from '../../../registry/index.ts'
import type { StatisticsFollowUpTables } from '../tables.ts'

export type ReminderRow = Selectable<StatisticsFollowUpTables['statistics_reminder']>
export type NoteRow = Selectable<StatisticsFollowUpTables['statistics_follow_up_note']>

/** A return that has not come, with whom to reach and the steps that are gone. */
export interface OwedRow {
  readonly id: string
  readonly survey: string
  readonly period: string
  /** Of the form. */
  readonly version: number
  /** It came and was sent back. */
  readonly sent_back: boolean
  readonly enterprise: string
  readonly district: string
  readonly until: string
  readonly opened_at: Date
  readonly name: string
  readonly organisation: string | null
  readonly email: string
  readonly gone: readonly number[]
}

/** Longest after the due day that a ladder can reach, in days; what lies further back is quiet. */
const reach = 150

/** What was sent back is owed a week later, or by its own day where that is later. */
const sentBack = sql`left join lateral (
    select (max(j.at) at time zone 'Asia/Shanghai')::date + 7 as day
    from statistics_judgement j where j.obligation = o.id and j.verdict = 'returned'
  ) b on o.latest = 'returned'`
const until = sql`greatest(o.due_on, o.extended_to, b.day)`

/** Returns that are missing today and may still be handed in: those that never came or were sent back. */
export async function selectOwed(
  tx: Tx,
  today: string,
  ids?: readonly string[],
): Promise<OwedRow[]> {
  const chosen = ids ? sql`and o.id = any(${[...ids]}::text[])` : sql``
  const recent = ids ? sql`` : sql`and ${until} >= ${today}::date - ${sql.lit(reach)}`
  const { rows } = await sql<OwedRow>`
    select o.id, o.survey, o.period, r.version, o.latest is not null as sent_back, o.enterprise,
      o.district, o.opened_at, ${until} as until, u.name, u.organisation, u.mail as email,
      array(select m.working_days from statistics_reminder m where m.obligation = o.id
        and m.kind = 'ladder' and m.counted_from = ${until}) as gone
    from statistics_obligation o
    join statistics_round r on r.survey = o.survey and r.period = o.period and r.locked_at is null
    join (${unitContacts(tx)}) u on u.id = o.enterprise
    ${sentBack}
    where (o.latest is null or o.latest = 'returned') and not o.exempt
      and coalesce(o.closed_on > statistics_period_end(o.period), true) ${recent} ${chosen}
    order by o.enterprise, o.due_on, o.id`.execute(tx)
  return rows
}

/** Keeps steps; answers the obligations whose step was not there yet. */
export async function insertReminders(
  tx: Tx,
  rows: readonly Insertable<StatisticsFollowUpTables['statistics_reminder']>[],
): Promise<Set<string>> {
  const fresh = new Set<string>()
  for (let at = 0; at < rows.length; at += 2000) {
    const kept = await tx
      .insertInto('statistics_reminder')
      .values(rows.slice(at, at + 2000))
      .onConflict((conflict) => conflict.doNothing())
      .returning(['obligation', 'working_days'])
      .execute()
    for (const one of kept) fresh.add(`${one.obligation}/${one.working_days}`)
  }
  return fresh
}

/** Units of these that somebody reminded by hand on the day; whoever asks at once waits here. */
export async function selectAskedUnits(
  tx: Tx,
  enterprises: readonly string[],
  day: string,
): Promise<Set<string>> {
  await sql`select pg_advisory_xact_lock(hashtext('statistics.follow-up.remind'))`.execute(tx)
  const rows = await tx
    .selectFrom('statistics_reminder as r')
    .innerJoin('statistics_obligation as o', 'o.id', 'r.obligation')
    .select('o.enterprise')
    .distinct()
    .where('r.kind', '=', 'asked')
    .where('r.counted_from', '=', day)
    .where('o.enterprise', 'in', [...enterprises])
    .execute()
  return new Set(rows.map((row) => row.enterprise))
}

export const listReminders = (tx: Tx, obligation: string): Promise<ReminderRow[]> =>
  tx
    .selectFrom('statistics_reminder')
    .selectAll()
    .where('obligation', '=', obligation)
    .orderBy('sent_at', 'desc')
    .orderBy('working_days', 'desc')
    .execute()

export const listNotes = (tx: Tx, obligation: string): Promise<NoteRow[]> =>
  tx
    .selectFrom('statistics_follow_up_note')
    .selectAll()
    .where('obligation', '=', obligation)
    .orderBy('id', 'desc')
    .limit(200)
    .execute()

export async function insertNote(tx: Tx, row: NoteRow): Promise<void> {
  await tx.insertInto('statistics_follow_up_note').values(row).execute()
}
