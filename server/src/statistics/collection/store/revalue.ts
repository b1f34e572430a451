import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'

/**
 * Adds to the sums of a round's returns what its rows are worth more or less at `rates` (US dollars
 * for one unit of each currency) than the sums say, as a part of its own: rows and sums that were
 * kept stay as they are. Answers how many sums changed.
 */
export async function addRevaluation(
  tx: Tx,
  of: {
    readonly survey: string
    readonly period: string
    readonly rates: Readonly<Record<string, string>>
  },
): Promise<number> {
  const { numAffectedRows } = await sql`
    with rate as materialized (
      select key as currency, value::numeric as usd from jsonb_each_text(${JSON.stringify(of.rates)}::jsonb)),
    due as (
      select r.obligation, r.version, o.enterprise, r.flow, r.item as code,
        sum(round(r.amount * rate.usd, 2) - coalesce(r.usd, 0)) as change
      from statistics_obligation o
      join statistics_return_row r on r.obligation = o.id
      join rate on rate.currency = r.currency
      where o.survey = ${of.survey} and o.period = ${of.period}
      group by 1, 2, 3, 4, 5),
    known as (
      select obligation, version, flow, code, sum(amount) as change, min(part) as part
      from statistics_total
      where survey = ${of.survey} and period = ${of.period} and part < 0
      group by 1, 2, 3, 4)
    insert into statistics_total
      (obligation, version, survey, period, enterprise, flow, code, part, amount)
    select d.obligation, d.version, ${of.survey}, ${of.period}, d.enterprise, d.flow, d.code,
      coalesce(k.part, 0) - 1, d.change - coalesce(k.change, 0)
    from due d left join known k using (obligation, version, flow, code)
    where d.change <> coalesce(k.change, 0)`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

/** Units whose newest return of a round has rows in currencies without a rate. */
export async function selectUnvalued(
  tx: Tx,
  of: {
    readonly survey: string
    readonly period: string
    readonly rates: Readonly<Record<string, string>>
  },
): Promise<Set<string>> {
  const { rows } = await sql<{ enterprise: string }>`
    select distinct o.enterprise
    from statistics_obligation o
    join statistics_return_row r on r.obligation = o.id and r.version = o.version
    where o.survey = ${of.survey} and o.period = ${of.period}
      and r.currency <> all(${Object.keys(of.rates)}::text[])`.execute(tx)
  return new Set(rows.map((one) => one.enterprise))
}
