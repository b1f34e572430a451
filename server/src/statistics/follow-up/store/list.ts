import type { ObligationState } from '@wstc/domain/statistics/collection/model/obligation'
import type { FollowUpFilter } from '@wstc/domain/statistics/follow-up/contract/shapes'
import type { NoteResult, ReminderTone, ReminderWay } from '@wstc/domain/statistics/follow-up/model'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { unitContacts } from '../../../registry/index.ts'
import { stateOf } from '../../collection/store/units.ts'

export interface FollowUpRow {
  readonly id: string
  readonly survey: string
  readonly period: string
  readonly version: number
  readonly district: string
  readonly until: string
  readonly state: ObligationState
  readonly enterprise: string
  readonly name: string
  readonly uscc: string
  readonly organisation: string | null
  readonly contact: string
  readonly phone: string
  readonly email: string
  readonly tone: ReminderTone | null
  readonly way: ReminderWay | null
  readonly reminded_on: string | null
  readonly result: NoteResult | null
  readonly noted_on: string | null
  readonly next_on: string | null
  readonly demand: string | null
  readonly demand_state: 'prepared' | 'sent' | null
  readonly demand_number: string | null
}

export interface FollowUpQuestion extends Omit<FollowUpFilter, 'q' | 'daysLate'> {
  readonly enterprise?: string | undefined
  readonly id?: string | undefined
  readonly today: string
  readonly pattern?: string | undefined
  /** Due on this day at the latest. */
  readonly untilAtMost?: string | undefined
  readonly after?: { readonly until: string; readonly id: string } | undefined
  readonly limit: number
}

const reminded: Readonly<Record<string, (today: string) => RawBuilder<boolean>>> = {
  never: () => sql`m.on_day is null`,
  today: (today) => sql`m.on_day = ${today}::date`,
  before: (today) => sql`m.on_day < ${today}::date`,
}
const noted: Readonly<Record<string, (today: string) => RawBuilder<boolean>>> = {
  never: () => sql`n.on_day is null`,
  yes: () => sql`n.on_day is not null`,
  'action-due': (today) => sql`n.next_on <= ${today}::date`,
}

/** Those who have not reported, the longest overdue first; row-level security leaves a district its own. */
export async function selectFollowUp(tx: Tx, asked: FollowUpQuestion): Promise<FollowUpRow[]> {
  const state = stateOf(sql`statistics_period_end(o.period)`, asked.today)
  const where: RawBuilder<boolean>[] = [
    sql`(o.latest is null or o.latest = 'returned')`,
    sql`not o.exempt and r.locked_at is null`,
    sql`coalesce(o.closed_on > statistics_period_end(o.period), true)`,
  ]
  const add = (value: unknown, part: RawBuilder<boolean>) => value !== undefined && where.push(part)
  add(asked.id, sql`o.id = ${asked.id}`)
  add(asked.enterprise, sql`o.enterprise = ${asked.enterprise}`)
  add(asked.state, sql`${state} = ${asked.state}`)
  add(asked.survey, sql`o.survey = ${asked.survey}`)
  add(asked.period, sql`o.period = ${asked.period}`)
  add(asked.district, sql`o.district = ${asked.district}`)
  add(asked.untilAtMost, sql`greatest(o.due_on, o.extended_to) <= ${asked.untilAtMost}::date`)
  add(asked.pattern, sql`(u.search like ${asked.pattern} or lower(u.uscc) like ${asked.pattern})`)
  if (asked.reminded) where.push(reminded[asked.reminded]!(asked.today))
  if (asked.noted) where.push(noted[asked.noted]!(asked.today))
  if (asked.after) {
    where.push(
      sql`(greatest(o.due_on, o.extended_to), o.id) > (${asked.after.until}::date, ${asked.after.id})`,
    )
  }
  const { rows } = await sql<FollowUpRow>`
    select o.id, o.survey, o.period, r.version, o.district, o.enterprise, ${state} as state,
      greatest(o.due_on, o.extended_to) as until,
      u.name, u.uscc, u.organisation, u.contact, u.phone, u.email,
      m.tone, m.way, m.on_day as reminded_on, n.result, n.on_day as noted_on, n.next_on,
      d.id as demand, d.state as demand_state, d.content->>'number' as demand_number
    from statistics_obligation o
    join statistics_round r on r.survey = o.survey and r.period = o.period
    join (${unitContacts(tx)}) u on u.id = o.enterprise
    left join lateral (select tone, way, on_day from statistics_reminder x
      where x.obligation = o.id and x.way <> 'skipped' order by sent_at desc limit 1) m on true
    left join lateral (select result, on_day, next_on from statistics_follow_up_note x
      where x.obligation = o.id order by x.id desc limit 1) n on true
    left join lateral (select id, state, content from statistics_demand x
      where x.obligations @> array[o.id] order by x.id desc limit 1) d on true
    where ${sql.join(where, sql` and `)}
    order by until, o.id
    limit ${asked.limit}`.execute(tx)
  return rows
}
