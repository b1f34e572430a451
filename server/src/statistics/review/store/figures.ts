import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { withMerged } from '../../collection/store/with-merged.ts'

/** Obligations `o` of an entry, or of one that was merged into it. */
const isOrBecame = (tx: Tx, enterprise: string) =>
  sql`o.enterprise = any(${withMerged(tx, enterprise)})`

export interface FigureRow {
  readonly flow: 'export' | 'import' | 'cell'
  readonly code: string
  readonly now: string
  readonly last_period: string | null
  readonly last_year: string | null
  readonly accepted: string | null
}

/** The figures of one unit now, before, a year ago and as accepted last. */
export async function selectFigures(
  tx: Tx,
  of: {
    obligation: string
    enterprise: string
    survey: string
    lastPeriod: string
    lastYear: string
  },
): Promise<FigureRow[]> {
  const past = (period: string) => sql`t.period = ${period} and t.version = o.accepted_version`
  const { rows } = await sql<FigureRow>`
    select flow, code, coalesce(now, 0)::text as now, last_period::text, last_year::text,
      accepted::text from (
      select t.flow, t.code,
        sum(t.amount) filter (where o.id = ${of.obligation} and t.version = o.version) as now,
        sum(t.amount) filter (where ${past(of.lastPeriod)}) as last_period,
        sum(t.amount) filter (where ${past(of.lastYear)}) as last_year,
        sum(t.amount) filter (where o.id = ${of.obligation} and t.version = o.accepted_version)
          as accepted
      from statistics_obligation o join statistics_total t on t.obligation = o.id
      where ${isOrBecame(tx, of.enterprise)} and o.survey = ${of.survey}
        and (o.id = ${of.obligation} or o.period in (${of.lastPeriod}, ${of.lastYear}))
      group by t.flow, t.code) figure
    where coalesce(now, last_period, last_year, accepted) is not null
    order by flow, code`.execute(tx)
  return rows
}

export interface PastPeriod {
  readonly period: string
  readonly exports: string
  readonly imports: string
  readonly accepted: boolean
}

interface SeriesRow {
  readonly period: string
  readonly accepted: boolean
  readonly flow: FigureRow['flow'] | null
  readonly code: string | null
  readonly amount: string | null
}

/**
 * Figures of a unit by period, the latest period first: what was accepted, or else what was handed
 * in. A period in which nothing was said has one row without a figure.
 */
export async function selectSeries(
  tx: Tx,
  of: { enterprise: string; survey: string; until: string; periods: number },
): Promise<SeriesRow[]> {
  const { rows } = await sql<SeriesRow>`
    select o.period, o.accepted_version is not null as accepted, t.flow, t.code,
      sum(t.amount)::text as amount
    from (
      select o.id, o.period, o.accepted_version, o.version from statistics_obligation o
      where ${isOrBecame(tx, of.enterprise)} and o.survey = ${of.survey} and o.version > 0
        and o.period <= ${of.until}
      order by o.period desc limit ${of.periods}) o
    left join statistics_total t
      on t.obligation = o.id and t.version = coalesce(o.accepted_version, o.version)
    group by o.period, o.accepted_version, t.flow, t.code
    order by o.period desc, t.flow, t.code`.execute(tx)
  return rows
}
