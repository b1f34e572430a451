import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { unitNames } from '../../../registry/index.ts'
import type { ScoreRow } from './scores.ts'

export interface QueueRow extends ScoreRow {
  readonly name: string
  readonly uscc: string
  readonly revision: number
}

export interface QueueQuestion {
  readonly survey: string
  readonly period: string
  readonly pattern?: string | undefined
  readonly district?: string | undefined
  readonly finding?: string | undefined
  readonly kind?: 'first' | 'correction' | undefined
  readonly late?: boolean | undefined
  readonly outlier?: boolean | undefined
  readonly after?: { readonly rank: string; readonly id: string } | undefined
  readonly limit: number
}

/** Returns in which the edits found what was asked for. */
function hasFinding(finding: string): RawBuilder<boolean> {
  if (finding === 'none') return sql`s.hard = 0 and s.soft = 0`
  if (finding === 'hard' || finding === 'soft' || finding === 'info') {
    return sql`s.${sql.ref(finding)} > 0`
  }
  return sql`exists (select from statistics_return r
    where r.obligation = s.obligation and r.version = s.version
      and r.findings @> ${JSON.stringify([{ edit: finding }])}::jsonb)`
}

/** A page of the returns that wait in a round, those that weigh most first. */
export async function selectQueue(tx: Tx, asked: QueueQuestion): Promise<QueueRow[]> {
  const wanted: RawBuilder<boolean>[] = [
    sql`s.survey = ${asked.survey} and s.period = ${asked.period} and s.waiting`,
  ]
  if (asked.pattern !== undefined) {
    wanted.push(sql`(u.search like ${asked.pattern} or lower(u.uscc) like ${asked.pattern})`)
  }
  if (asked.district !== undefined) wanted.push(sql`s.district = ${asked.district}`)
  if (asked.kind !== undefined) {
    wanted.push(asked.kind === 'first' ? sql`s.version = 1` : sql`s.version > 1`)
  }
  if (asked.late !== undefined) wanted.push(sql`s.late = ${asked.late}`)
  if (asked.outlier !== undefined) {
    wanted.push(sql`(s.outliers <> '[]'::jsonb) = ${asked.outlier}`)
  }
  if (asked.finding !== undefined) wanted.push(hasFinding(asked.finding))
  if (asked.after !== undefined) {
    const { rank, id } = asked.after
    wanted.push(sql`s.rank <= ${rank}::numeric
      and (s.rank < ${rank}::numeric or s.obligation > ${id})`)
  }
  const { rows } = await sql<QueueRow>`
    select s.obligation, s.survey, s.period, s.enterprise, s.district, s.version, s.waiting, s.late,
      s.since, s.hard, s.soft, s.info, s.explained, s.weighed_at, s.impact::text, s.rank::text,
      s.decisive, s.totals, s.outliers, s.unflagged, u.name, u.uscc, o.revision
    from statistics_review_score s
    join (${unitNames(tx)}) u on u.id = s.enterprise
    join statistics_obligation o on o.id = s.obligation
    where ${sql.join(wanted, sql` and `)}
    order by s.rank desc, s.obligation
    limit ${asked.limit}`.execute(tx)
  return rows
}

export interface Unflagged {
  readonly obligation: string
  readonly version: number
  readonly exports: string | null
  readonly imports: string | null
}

/** What waits in a round and no rule flags. */
export async function selectUnflagged(
  tx: Tx,
  survey: string,
  period: string,
): Promise<Unflagged[]> {
  const { rows } = await sql<Unflagged>`
    select obligation, version, totals->'exports'->>'now' as exports,
      totals->'imports'->>'now' as imports
    from statistics_review_score
    where survey = ${survey} and period = ${period} and waiting and unflagged
    order by rank desc, obligation`.execute(tx)
  return rows
}

export interface Waiting {
  readonly waiting: number
  readonly unweighed: number
  readonly outliers: number
  readonly unflagged: number
  readonly heavy: number
}

/** How many returns of a round wait, and how they stand. */
export async function countQueue(tx: Tx, survey: string, period: string): Promise<Waiting> {
  const { rows } = await sql<Waiting>`
    select count(*)::int as waiting,
      (count(*) filter (where weighed_at is null))::int as unweighed,
      (count(*) filter (where outliers <> '[]'::jsonb))::int as outliers,
      (count(*) filter (where unflagged))::int as unflagged,
      (count(*) filter (where heavy and weighed_at is not null))::int as heavy
    from statistics_review_score
    where survey = ${survey} and period = ${period} and waiting`.execute(tx)
  return rows[0]!
}

export async function countWaiting(tx: Tx, survey: string, period: string): Promise<number> {
  const { count } = await tx
    .selectFrom('statistics_obligation')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('survey', '=', survey)
    .where('period', '=', period)
    .where('latest', '=', 'submitted')
    .executeTakeFirstOrThrow()
  return count
}
