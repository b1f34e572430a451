import type { Flow, SourceSide } from '@wstc/domain/statistics/sources/model/source'
import type { ReportedFigure } from '@wstc/domain/statistics/synthetic/admin'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { unitNames } from '../../../registry/index.ts'

export interface Figures {
  readonly enterprise: string
  readonly name: string
  readonly uscc: string
  readonly district: string
  readonly period: string
  readonly flow: Flow
  /** US dollars; null where the side has nothing of the unit. */
  readonly returned: string | null
  readonly receipts: string | null
  readonly tax: string | null
  readonly customs: string | null
  readonly outsourcing: string | null
  readonly accepted: boolean | null
  readonly rate_missing: boolean
}

export interface FiguresQuestion {
  readonly survey: string
  readonly months: readonly string[]
  readonly enterprises?: readonly string[] | undefined
  readonly pattern?: string | undefined
  readonly district?: string | undefined
}

/** Entries of the register; what was merged away speaks for the one that was kept. */
const units = (tx: Tx): RawBuilder<unknown> => sql`
  unit as materialized (
    select u.*, coalesce(u."mergedInto", u.id) as kept from (${unitNames(tx)}) u)`

/** US dollars for one unit of each currency in each month, as returns are converted. */
const rates = (months: readonly string[]): RawBuilder<unknown> => sql`
  rate as materialized (
    select distinct on (currency, month) currency, month, round(1 / per_usd, 12) as usd
    from statistics_rate where month = any(${[...months]}::text[])
    order by currency, month, version desc)`

const inDollars = sql`case when t.currency = 'USD' then round(sum(t.amount), 2)
  else round(sum(t.amount) * min(rate.usd), 2) end`

/** What counts of the deliveries of the months, in US dollars, by unit, month, flow, item and currency. */
const delivered = (months: readonly string[]): RawBuilder<unknown> => sql`
  delivered as materialized (
    select p.enterprise as matched, t.party, d.period, t.flow, d.side, t.item, t.currency,
      ${inDollars} as usd, sum(t.rows) as rows
    from statistics_delivery d
    join statistics_admin_total t on t.delivery = d.id
    join statistics_party p on p.id = t.party
    left join rate on rate.currency = t.currency and rate.month = d.period
    where d.current and d.period = any(${[...months]}::text[])
    group by p.enterprise, t.party, d.period, t.flow, d.side, t.item, t.currency)`

/** What the units reported: what was accepted, or else what was handed in last. */
const returned = (of: FiguresQuestion): RawBuilder<unknown> => sql`
  handed as materialized (
    select o.id, o.enterprise, o.period, coalesce(o.accepted_version, o.version) as version,
      o.accepted_version is not null as accepted
    from statistics_obligation o
    where o.survey = ${of.survey} and o.period = any(${[...of.months]}::text[]) and o.version > 0),
  returned as (
    select h.enterprise, h.period, t.flow, t.code, t.amount as usd
    from handed h
    join statistics_total t on t.obligation = h.id and t.version = h.version and t.flow <> 'cell')`

/** The figures of each unit, month and flow, in one question. */
export async function selectFigures(tx: Tx, of: FiguresQuestion): Promise<Figures[]> {
  const wanted: RawBuilder<boolean>[] = [sql`true`]
  if (of.enterprises) wanted.push(sql`k.id = any(${[...of.enterprises]}::text[])`)
  if (of.district !== undefined) wanted.push(sql`k.district = ${of.district}`)
  if (of.pattern !== undefined) {
    wanted.push(sql`(k.search like ${of.pattern} or lower(k.uscc) like ${of.pattern})`)
  }
  const side = (name: SourceSide | 'return') =>
    sql`sum(f.usd) filter (where f.side = ${sql.lit(name)})::text`
  const { rows } = await sql<Figures>`
    with ${units(tx)}, ${rates(of.months)}, ${delivered(of.months)}, ${returned(of)},
    figure as (
      select enterprise, period, flow, 'return' as side, usd, null::boolean as accepted from returned
      union all
      select h.enterprise, h.period, flow, 'return', 0, h.accepted
        from handed h, unnest(array['export', 'import']) flow
      union all
      select h.enterprise, h.period, r.flow, 'return', null, null
        from handed h join statistics_return_row r on r.obligation = h.id and r.version = h.version
        where r.usd is null and not exists (select from rate
          where rate.currency = r.currency and rate.month = h.period)
      union all
      select matched, period, flow, side, usd, null from delivered where matched is not null)
    select k.id as enterprise, k.name, k.uscc, k.district, f.period, f.flow,
      ${side('return')} as returned, ${side('receipts')} as receipts, ${side('tax')} as tax,
      ${side('customs')} as customs, ${side('outsourcing')} as outsourcing,
      bool_or(f.accepted) as accepted, bool_or(f.usd is null) as rate_missing
    from figure f
    join unit u on u.id = f.enterprise
    join unit k on k.id = u.kept
    where ${sql.join(wanted, sql` and `)}
    group by k.id, k.name, k.uscc, k.district, f.period, f.flow`.execute(tx)
  return rows
}

export interface ItemFigures {
  readonly item: string
  readonly returned: string | null
  readonly receipts: string | null
  readonly tax: string | null
}

/** The month by main item; of deliveries, what has a unit. */
export async function selectItems(
  tx: Tx,
  of: FiguresQuestion & { readonly flow: Flow },
): Promise<ItemFigures[]> {
  const side = (name: string) => sql`sum(f.usd) filter (where f.side = ${sql.lit(name)})::text`
  const { rows } = await sql<ItemFigures>`
    with ${rates(of.months)}, ${delivered(of.months)}, ${returned(of)},
    figure as (
      select flow, left(code, 2) as item, 'return' as side, usd from returned
      union all
      select flow, item, side, usd from delivered where matched is not null)
    select f.item, ${side('return')} as returned, ${side('receipts')} as receipts, ${side('tax')} as tax
    from figure f
    where f.flow = ${of.flow} and f.side in ('return', 'receipts', 'tax')
    group by f.item order by f.item`.execute(tx)
  return rows
}

export interface WithoutUnit {
  readonly side: SourceSide
  readonly rows: number
  readonly parties: number
  readonly usd: string | null
}

/** What deliveries of the month say of units that are not known. */
export async function selectWithoutUnit(
  tx: Tx,
  period: string,
  flow: Flow,
): Promise<WithoutUnit[]> {
  const { rows } = await sql<WithoutUnit>`
    with ${rates([period])}, ${delivered([period])}
    select side, sum(rows)::int as rows, count(distinct party)::int as parties, sum(usd)::text as usd
    from delivered where matched is null and flow = ${flow}
    group by side order by side`.execute(tx)
  return rows
}

/** Currencies of the month’s deliveries that have no rate. */
export async function selectMissingRates(tx: Tx, period: string): Promise<string[]> {
  const { rows } = await sql<{ currency: string }>`
    select distinct t.currency from statistics_delivery d
    join statistics_admin_total t on t.delivery = d.id
    where d.current and d.period = ${period} and t.currency <> 'USD'
      and not exists (select from statistics_rate r where r.currency = t.currency and r.month = ${period})
    order by 1`.execute(tx)
  return rows.map((one) => one.currency)
}

/** Which sides have a delivery that counts, by month. */
export async function selectDelivered(
  tx: Tx,
  months: readonly string[],
): Promise<{ period: string; side: SourceSide }[]> {
  return tx
    .selectFrom('statistics_delivery')
    .select(['period', 'side'])
    .distinct()
    .where('current', '=', true)
    .where('period', 'in', [...months])
    .orderBy('side')
    .execute()
}

/** What units reported of a month and of the one before, by flow and item. */
export async function selectReturned(
  tx: Tx,
  survey: string,
  period: string,
  before: string,
): Promise<ReportedFigure[]> {
  const sum = (month: string) =>
    sql`coalesce(sum(r.usd) filter (where r.period = ${month}), 0)::float8`
  const { rows } = await sql<ReportedFigure>`
    with ${returned({ survey, months: [period, before] })}
    select u.uscc, u.name, r.flow, r.code as item, ${sum(period)} as usd, ${sum(before)} as before
    from returned r join (${unitNames(tx)}) u on u.id = r.enterprise
    group by u.uscc, u.name, r.flow, r.code
    order by u.uscc, r.flow, r.code`.execute(tx)
  return rows
}
