import type { FlowTotals } from '@wstc/domain/statistics/review/contract/shapes'
import type { Outlier } from '@wstc/domain/statistics/review/weigh/outliers'
import type { Decisive } from '@wstc/domain/statistics/review/weigh/weigh-round'
import { type Selectable, sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { unitNames } from '../../../registry/index.ts'
import type { StatisticsReviewTables } from '../tables.ts'

export type ScoreRow = Selectable<StatisticsReviewTables['statistics_review_score']>

export const findScore = (tx: Tx, obligation: string): Promise<ScoreRow | undefined> =>
  tx
    .selectFrom('statistics_review_score')
    .selectAll()
    .where('obligation', '=', obligation)
    .executeTakeFirst()

export interface SideRow {
  readonly enterprise: string
  readonly cell: string
  readonly now: string | null
  readonly period: string | null
  readonly year: string | null
}

/** Figures of a round by unit: the newest ones, beside what was accepted before. */
export async function selectRoundFigures(
  tx: Tx,
  of: { survey: string; period: string; lastPeriod: string; lastYear: string },
): Promise<SideRow[]> {
  // The past of an entry that was merged away is that of the one that was kept, unless a return of
  // its own is looked at.
  const kept = sql`(select u.id, u."mergedInto" as kept from (${unitNames(tx)}) u
    where u."mergedInto" is not null and u.id not in (select n.enterprise
      from statistics_obligation n
      where n.survey = ${of.survey} and n.period = ${of.period} and n.version > 0))`
  const figuresOf = (period: string, which: 'version' | 'accepted_version', as: string) => sql`
    select coalesce(m.kept, t.enterprise) as enterprise, t.flow, t.code, t.amount,
      ${sql.lit(as)} as side
    from statistics_obligation o
    join statistics_total t on t.obligation = o.id and t.version = o.${sql.ref(which)}
    left join ${kept} m on m.id = o.enterprise
    where o.survey = ${of.survey} and o.period = ${period}
      and t.survey = ${of.survey} and t.period = ${period}`
  // Of what is made within the question nothing is known beforehand: loops in loops would be chosen.
  await sql`set local enable_nestloop = off`.execute(tx)
  const { rows } = await sql<SideRow>`
    select enterprise, flow || ' ' || code as cell,
      (sum(amount) filter (where side = 'now'))::text as now,
      (sum(amount) filter (where side = 'period'))::text as period,
      (sum(amount) filter (where side = 'year'))::text as year
    from (${figuresOf(of.period, 'version', 'now')}
      union all ${figuresOf(of.lastPeriod, 'accepted_version', 'period')}
      union all ${figuresOf(of.lastYear, 'accepted_version', 'year')}) figure
    group by enterprise, flow, code`.execute(tx)
  await sql`set local enable_nestloop = on`.execute(tx)
  return rows
}

export interface WaitingRow {
  readonly obligation: string
  readonly enterprise: string
  readonly version: number
  readonly hard: number
  readonly soft: number
}

export const listWaiting = (tx: Tx, survey: string, period: string): Promise<WaitingRow[]> =>
  tx
    .selectFrom('statistics_review_score')
    .select(['obligation', 'enterprise', 'version', 'hard', 'soft'])
    .where('survey', '=', survey)
    .where('period', '=', period)
    .where('waiting', '=', true)
    .execute()

/** What the round says of one return, as it is kept. */
export interface Score {
  readonly obligation: string
  readonly version: number
  readonly impact: string | null
  readonly rank: string
  readonly decisive: Decisive | null
  readonly totals: { readonly exports: FlowTotals; readonly imports: FlowTotals }
  readonly outliers: readonly Outlier[]
  readonly unflagged: boolean
  /** Flagged by no rule, and too heavy for acceptance in bulk. */
  readonly heavy: boolean
}

/** Keeps scores; those of returns that came anew meanwhile, or say nothing new, are left. */
export async function keepScores(tx: Tx, scores: readonly Score[], at: Date): Promise<void> {
  for (let from = 0; from < scores.length; from += 2000) {
    await sql`
      update statistics_review_score s set weighed_at = ${at}, impact = n.impact, rank = n.rank,
        decisive = n.decisive, totals = n.totals, outliers = n.outliers, unflagged = n.unflagged,
        heavy = n.heavy
      from jsonb_to_recordset(${JSON.stringify(scores.slice(from, from + 2000))}::jsonb)
        as n(obligation text, version int, impact numeric, rank numeric, decisive jsonb,
          totals jsonb, outliers jsonb, unflagged boolean, heavy boolean)
      where s.obligation = n.obligation and s.version = n.version and s.waiting
        and (s.weighed_at is null or (s.rank, s.unflagged, s.heavy, s.decisive, s.totals, s.outliers)
          is distinct from (n.rank, n.unflagged, n.heavy, n.decisive, n.totals, n.outliers))`.execute(
      tx,
    )
  }
}

/** Rounds in which a return waits that was never weighed. */
export async function listUnweighed(tx: Tx): Promise<{ survey: string; period: string }[]> {
  return tx
    .selectFrom('statistics_review_score')
    .select(['survey', 'period'])
    .distinct()
    .where('waiting', '=', true)
    .where('weighed_at', 'is', null)
    .execute()
}

export async function hasUnweighed(tx: Tx, survey: string, period: string): Promise<boolean> {
  const found = await tx
    .selectFrom('statistics_review_score')
    .select('obligation')
    .where('survey', '=', survey)
    .where('period', '=', period)
    .where('waiting', '=', true)
    .where('weighed_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

export async function findWeighing(
  tx: Tx,
  survey: string,
  period: string,
): Promise<Date | undefined> {
  const found = await tx
    .selectFrom('statistics_review_weighing')
    .select('at')
    .where('survey', '=', survey)
    .where('period', '=', period)
    .executeTakeFirst()
  return found?.at
}

/** Says when a round was weighed; two weighings of one round wait for each other here. */
export async function noteWeighing(
  tx: Tx,
  of: { survey: string; period: string; at: Date },
): Promise<void> {
  await tx
    .insertInto('statistics_review_weighing')
    .values(of)
    .onConflict((conflict) => conflict.columns(['survey', 'period']).doUpdateSet({ at: of.at }))
    .execute()
}
