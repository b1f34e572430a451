import type { ObligationState } from '@wstc/domain/statistics/collection/model/obligation'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { unitNames } from '../../../registry/index.ts'
import type { ObligationRow } from './obligations.ts'

/** `obligationState` of the domain in SQL, of the obligations `o`; a test holds them together. */
export const stateOf = (periodEnd: RawBuilder<unknown>, today: string): RawBuilder<string> => sql`
  case when o.latest in ('accepted', 'submitted') then o.latest
    when o.exempt then 'exempt'
    when o.closed_on <= ${periodEnd} then 'closed'
    when o.latest = 'returned' then 'returned'
    when ${today}::date <= ${periodEnd} then 'upcoming'
    when ${today}::date <= o.due_on then 'due'
    when ${today}::date <= o.extended_to then 'extended'
    else 'late' end`

export interface UnitRow extends ObligationRow {
  readonly name: string
  readonly uscc: string
}

export interface UnitsQuestion {
  readonly survey: string
  readonly period: string
  readonly periodEnd: string
  readonly today: string
  readonly states?: readonly ObligationState[] | undefined
  readonly district?: string | undefined
  readonly pattern?: string | undefined
  readonly after?: { readonly name: string; readonly id: string } | undefined
  readonly limit: number
}

/** A page of who owes a return of a round, by name. */
export async function listUnitsOfRound(tx: Tx, asked: UnitsQuestion): Promise<UnitRow[]> {
  const wanted: RawBuilder<boolean>[] = [
    sql`o.survey = ${asked.survey} and o.period = ${asked.period}`,
  ]
  if (asked.district !== undefined) wanted.push(sql`o.district = ${asked.district}`)
  if (asked.pattern !== undefined) {
    wanted.push(sql`(u.search like ${asked.pattern} or lower(u.uscc) like ${asked.pattern})`)
  }
  if (asked.states !== undefined) {
    const state = stateOf(sql`${asked.periodEnd}::date`, asked.today)
    wanted.push(sql`${state} = any(${[...asked.states]}::text[])`)
  }
  if (asked.after !== undefined) {
    wanted.push(
      sql`(u.name collate "C", o.id) > (${asked.after.name}::text collate "C", ${asked.after.id})`,
    )
  }
  const { rows } = await sql<UnitRow>`
    select o.*, d.saved_at as draft_saved_at, u.name, u.uscc
    from statistics_obligation o
    join (${unitNames(tx)}) u on u.id = o.enterprise
    left join statistics_draft d on d.obligation = o.id
    where ${sql.join(wanted, sql` and `)}
    order by u.name collate "C", o.id
    limit ${asked.limit}`.execute(tx)
  return rows
}

/** Obligations of periods not locked come to be those of the district where their unit is; answers how many. */
export async function moveToDistricts(tx: Tx): Promise<number> {
  const { numAffectedRows } = await sql`update statistics_obligation o
    set district = u.district, revision = o.revision + 1
    from (${unitNames(tx)}) u, statistics_round r
    where u.id = o.enterprise and u.district <> o.district and u."mergedInto" is null
      and r.survey = o.survey and r.period = o.period and r.locked_at is null`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

export interface RoundCounts {
  readonly survey: string
  readonly period: string
  readonly state: ObligationState
  readonly units: number
  /** Of these, the units whose first return came, and came in time. */
  readonly came: number
  readonly in_time: number
}

/** Units of rounds by state, in one question. */
export async function countUnits(
  tx: Tx,
  rounds: readonly { readonly survey: string; readonly period: string; readonly end: string }[],
  today: string,
): Promise<RoundCounts[]> {
  if (rounds.length === 0) return []
  const list = JSON.stringify(rounds)
  const { rows } = await sql<RoundCounts>`
    select o.survey, o.period, ${stateOf(sql`r."end"`, today)} as state, count(*)::int as units,
      count(o.first_submitted_at)::int as came,
      (count(*) filter (where (o.first_submitted_at at time zone 'Asia/Shanghai')::date
        <= greatest(o.due_on, o.extended_to)))::int as in_time
    from jsonb_to_recordset(${list}::jsonb) as r(survey text, period text, "end" date)
    join statistics_obligation o on o.survey = r.survey and o.period = r.period
    group by 1, 2, 3`.execute(tx)
  return rows
}
