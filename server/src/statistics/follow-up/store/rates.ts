import type { ObligationState } from '@wstc/domain/statistics/collection/model/obligation'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { unitContacts } from '../../../registry/index.ts'
import { stateOf } from '../../collection/store/units.ts'

export interface ResponderRow {
  readonly period: string
  readonly district: string
  readonly sectors: readonly string[]
  readonly state: ObligationState
  readonly size: string | null
}

/**
 * Units of a survey's rounds with their size: trade of the year before, as accepted. A district,
 * which may not see figures, gets none.
 */
export async function selectResponders(
  tx: Tx,
  asked: { survey: string; periods: readonly string[]; today: string },
): Promise<ResponderRow[]> {
  const state = stateOf(sql`statistics_period_end(o.period)`, asked.today)
  const { rows } = await sql<ResponderRow>`
    with sizes as (
      select t.enterprise, left(t.period, 4)::int as year, sum(t.amount) as size
      from statistics_total t
      join statistics_obligation p on p.id = t.obligation and p.accepted_version = t.version
      where t.flow in ('export', 'import')
        and left(t.period, 4)::int = any(${asked.periods.map((one) => Number(one.slice(0, 4)) - 1)}::int[])
      group by 1, 2)
    select o.period, o.district, u.sectors, ${state} as state, s.size::text as size
    from statistics_obligation o
    join (${unitContacts(tx)}) u on u.id = o.enterprise
    left join sizes s on s.enterprise = o.enterprise and s.year = left(o.period, 4)::int - 1
    where o.survey = ${asked.survey} and o.period = any(${[...asked.periods]}::text[])`.execute(tx)
  return rows
}

export interface ResponseRow {
  readonly period: string
  readonly due_on: string
  readonly owed: number
  readonly answered: number
  /** Units of which the size is known. */
  readonly weighed: number
  /** In per cent, to one place. */
  readonly by_size: string | null
}

/** Of the newest round whose due day has passed: how many owe and have answered, and their weight. */
export async function findResponse(
  tx: Tx,
  survey: string,
  today: string,
): Promise<ResponseRow | undefined> {
  const { rows } = await sql<ResponseRow>`
    select period, due_on, owed, answered, weighed, by_size::text as by_size
    from statistics_response(${survey}, ${today}::date)`.execute(tx)
  return rows[0]
}
