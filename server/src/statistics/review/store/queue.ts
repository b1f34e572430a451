import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { unitNames } from '../../../registry/index.ts'

export interface QueueRow {
  readonly id: string
  readonly enterprise: string
  readonly name: string
  readonly uscc: string
  readonly district: string
  readonly version: number
  readonly revision: number
  readonly submitted_at: Date
  readonly late: boolean
  /** Null where nothing could be expected. */
  readonly impact: string | null
  /** What it is sorted by. */
  readonly rank: string
  readonly export_now: string | null
  readonly export_period: string | null
  readonly export_year: string | null
  readonly import_now: string | null
  readonly import_period: string | null
  readonly import_year: string | null
  readonly hard: number
  readonly soft: number
  readonly info: number
  readonly explanations: number
}

export interface QueueQuestion {
  readonly survey: string
  readonly period: string
  readonly lastPeriod: string
  readonly lastYear: string
  readonly pattern?: string | undefined
  readonly district?: string | undefined
  readonly finding?: string | undefined
  readonly kind?: 'first' | 'correction' | undefined
  readonly late?: boolean | undefined
  readonly after?: { readonly rank: string; readonly id: string } | undefined
  readonly limit: number
}

/** Figures of a period: of the newest versions, or of those that were accepted. */
const figuresOf = (
  survey: string,
  period: string,
  which: 'version' | 'accepted_version',
): RawBuilder<unknown> => sql`
  select t.enterprise, t.flow, t.code, sum(t.amount) as amount
  from statistics_total t
  join statistics_obligation o on o.id = t.obligation and o.${sql.ref(which)} = t.version
  where t.survey = ${survey} and t.period = ${period}
    and o.survey = ${survey} and o.period = ${period}
  group by t.enterprise, t.flow, t.code`

/** Others of a class that must have reported both times before its trend moves an expectation. */
const enough = 10

/** By what the others of the class have moved since; 1 where they are too few to say. */
const trendOf = (past: 'p' | 'x'): RawBuilder<unknown> => {
  const [n, now, before] = ['n', 'now', 'before'].map((name) => sql.ref(`class.${name}_${past}`))
  const mine = sql`case when s.y is not null then s.${sql.ref(past)} else 0 end`
  const spoke = sql`(s.y is not null and s.${sql.ref(past)} is not null)::int`
  return sql`case when ${n} - ${spoke} >= ${enough} and ${before} - ${mine} > 0
    then (${now} - case when ${spoke} = 1 then s.y else 0 end) / (${before} - ${mine}) else 1 end`
}

/**
 * Every figure of the round beside what was to be expected, as `expectedOf` and `impactOf` of the
 * domain say. Class: item and flow; trend and mean are those of the others in it.
 */
const scored = (asked: QueueQuestion): RawBuilder<unknown> => sql`
  waiting as materialized (
    select o.id, o.enterprise, o.district, o.version, o.revision, o.submitted_at,
      (o.first_submitted_at at time zone 'Asia/Shanghai')::date
        > greatest(o.due_on, o.extended_to) as late
    from statistics_obligation o
    where o.survey = ${asked.survey} and o.period = ${asked.period} and o.latest = 'submitted'),
  cur as materialized (${figuresOf(asked.survey, asked.period, 'version')}),
  prev as materialized (${figuresOf(asked.survey, asked.lastPeriod, 'accepted_version')}),
  year as materialized (${figuresOf(asked.survey, asked.lastYear, 'accepted_version')}),
  side as materialized (
    select enterprise, flow, code, sum(y) as y, sum(p) as p, sum(x) as x from (
      select enterprise, flow, code, amount as y, null::numeric as p, null::numeric as x from cur
      union all select enterprise, flow, code, null, amount, null from prev
      union all select enterprise, flow, code, null, null, amount from year) figure
    group by enterprise, flow, code),
  class as materialized (
    select flow, code, count(y) as n, sum(y) as now,
      count(*) filter (where y is not null and p is not null) as n_p,
      sum(y) filter (where p is not null) as now_p,
      sum(p) filter (where y is not null) as before_p,
      count(*) filter (where y is not null and x is not null) as n_x,
      sum(y) filter (where x is not null) as now_x,
      sum(x) filter (where y is not null) as before_x,
      nullif(greatest(sum(abs(y)), coalesce(sum(abs(p)), sum(abs(x)))), 0) as published
    from side group by flow, code),
  figure as (
    select s.*, class.published, coalesce(s.p * ${trendOf('p')}, s.x * ${trendOf('x')},
      (class.now - s.y) / nullif(class.n - 1, 0)) as e
    from side s join class using (flow, code)
    where s.enterprise in (select enterprise from waiting)),
  score as (
    select enterprise,
      max(abs(coalesce(y, 0) - e) / published) as impact,
      sum(y) filter (where flow = 'export') as export_now,
      sum(p) filter (where flow = 'export') as export_period,
      sum(x) filter (where flow = 'export') as export_year,
      sum(y) filter (where flow = 'import') as import_now,
      sum(p) filter (where flow = 'import') as import_period,
      sum(x) filter (where flow = 'import') as import_year
    from figure group by enterprise)`

/** What a finding that was asked for makes of the findings of a version. */
function hasFinding(finding: string): RawBuilder<boolean> {
  if (finding === 'none') {
    return sql`not r.findings @? '$[*] ? (@.severity == "hard" || @.severity == "soft")'`
  }
  const one = ['hard', 'soft', 'info'].includes(finding) ? { severity: finding } : { edit: finding }
  return sql`r.findings @> ${JSON.stringify([one])}::jsonb`
}

/** Of the version on the page, looked up by its key. */
const ofVersion = (what: RawBuilder<unknown>): RawBuilder<unknown> => sql`(select ${what}
  from statistics_return r where r.obligation = page.id and r.version = page.version)`

const countOf = (severity: string): RawBuilder<unknown> =>
  sql`${ofVersion(
    sql`(select count(*)::int from jsonb_array_elements(r.findings) f where f->>'severity' = ${severity})`,
  )} as ${sql.ref(severity)}`

/**
 * Those of which nothing could be expected stand after those that change something and before
 * those that change nothing, as `orderQueue` of the domain has them.
 */
const rank = sql`case when score.impact > 0 then greatest(round(score.impact, 8), 0.00000001)
  when score.impact = 0 then -1 when score.enterprise is null then -1 else 0 end`

/** A page of the returns that wait in a round, those that weigh most first. */
export async function selectQueue(tx: Tx, asked: QueueQuestion): Promise<QueueRow[]> {
  const wanted: RawBuilder<boolean>[] = [sql`true`]
  if (asked.pattern !== undefined) {
    wanted.push(sql`(u.search like ${asked.pattern} or lower(u.uscc) like ${asked.pattern})`)
  }
  if (asked.district !== undefined) wanted.push(sql`w.district = ${asked.district}`)
  if (asked.kind !== undefined) {
    wanted.push(asked.kind === 'first' ? sql`w.version = 1` : sql`w.version > 1`)
  }
  if (asked.late !== undefined) wanted.push(sql`w.late = ${asked.late}`)
  if (asked.finding !== undefined) {
    wanted.push(sql`exists (select from statistics_return r
      where r.obligation = w.id and r.version = w.version and ${hasFinding(asked.finding)})`)
  }
  const after = asked.after
    ? sql`(rank < ${asked.after.rank}::numeric
        or (rank = ${asked.after.rank}::numeric and id > ${asked.after.id}))`
    : sql`true`
  // Of what is made within the question nothing is known beforehand: loops in loops would be chosen.
  await sql`set local enable_nestloop = off`.execute(tx)
  const { rows } = await sql<QueueRow>`
    with ${scored(asked)},
    page as materialized (
      select * from (
        select w.*, u.name, u.uscc, score.impact, ${rank} as rank, export_now, export_period,
          export_year, import_now, import_period, import_year
        from waiting w
        join (${unitNames(tx)}) u on u.id = w.enterprise
        left join score on score.enterprise = w.enterprise
        where ${sql.join(wanted, sql` and `)}) line
      where ${after}
      order by rank desc, id
      limit ${asked.limit})
    select page.*, round(page.impact, 8)::text as impact, page.rank::text, ${sql.join(['hard', 'soft', 'info'].map(countOf))},
      ${ofVersion(sql`jsonb_array_length(r.explanations)`)} as explanations
    from page
    order by page.rank desc, page.id`.execute(tx)
  await sql`set local enable_nestloop = on`.execute(tx)
  return rows
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
      where o.enterprise = ${of.enterprise} and o.survey = ${of.survey}
        and (o.id = ${of.obligation} or o.period in (${of.lastPeriod}, ${of.lastYear}))
      group by t.flow, t.code) figure
    where coalesce(now, last_period, last_year, accepted) is not null
    order by flow, code`.execute(tx)
  return rows
}

/** Totals of a unit by period, the latest first: what was accepted, or else what was handed in. */
export async function selectHistory(
  tx: Tx,
  of: { enterprise: string; survey: string; until: string; periods: number },
): Promise<{ period: string; exports: string; imports: string; accepted: boolean }[]> {
  const { rows } = await sql<{
    period: string
    exports: string
    imports: string
    accepted: boolean
  }>`
    select o.period, o.accepted_version is not null as accepted,
      coalesce(sum(t.amount) filter (where t.flow = 'export'), 0)::text as exports,
      coalesce(sum(t.amount) filter (where t.flow = 'import'), 0)::text as imports
    from (
      select * from statistics_obligation
      where enterprise = ${of.enterprise} and survey = ${of.survey} and version > 0
        and period <= ${of.until}
      order by period desc limit ${of.periods}) o
    left join statistics_total t
      on t.obligation = o.id and t.version = coalesce(o.accepted_version, o.version)
    group by o.period, o.accepted_version
    order by o.period desc`.execute(tx)
  return rows
}
