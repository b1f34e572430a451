import { type Insertable, type Selectable, sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { PlanAssessmentTables } from '../tables.ts'

export type PublicationRow = Selectable<PlanAssessmentTables['plan_assessment_publication']>
export type PublishedRow = Selectable<PlanAssessmentTables['plan_assessment_published']>

export type NoticeRow = Selectable<PlanAssessmentTables['plan_assessment_notice']>

/**
 * Publishes one version of a result: the act, what is announced of it, and the ranks and points as
 * they were computed.
 */
export async function insertPublication(
  tx: Tx,
  row: Insertable<PlanAssessmentTables['plan_assessment_publication']>,
): Promise<void> {
  await tx.insertInto('plan_assessment_publication').values(row).execute()
  await sql`insert into plan_assessment_notice
    select p.run, p.version, r.period, r.cut_off,
      (p.published_at at time zone 'Asia/Shanghai')::date, p.notice, s.content, r.synthetic
    from plan_assessment_publication p
      join plan_assessment_run r on r.id = p.run
      join plan_assessment_system s on s.system = r.system
    where p.run = ${row.run} and p.version = ${row.version}`.execute(tx)
  await sql`insert into plan_assessment_published
    select run, version, department, class, total, rank,
      (result::jsonb ->> 'base')::numeric, (result::jsonb ->> 'bonus')::numeric,
      (result::jsonb ->> 'malus')::numeric, (result::jsonb ->> 'complete')::boolean,
      result::jsonb -> 'groups'
    from plan_assessment_score where run = ${row.run} and version = ${row.version}`.execute(tx)
}

export function selectPublications(tx: Tx, run: string): Promise<PublicationRow[]> {
  return tx
    .selectFrom('plan_assessment_publication')
    .selectAll()
    .where('run', '=', run)
    .orderBy('version')
    .execute()
}

/** What was announced, newest period first and of each its versions from the last to the first. */
export function selectNotices(tx: Tx): Promise<NoticeRow[]> {
  return tx
    .selectFrom('plan_assessment_notice')
    .selectAll()
    .orderBy('cut_off', 'desc')
    .orderBy('period')
    .orderBy('version', 'desc')
    .execute()
}

/** Ranks and points of one published version, in the order of class and rank. */
export function selectPublished(tx: Tx, run: string, version: number): Promise<PublishedRow[]> {
  return tx
    .selectFrom('plan_assessment_published')
    .selectAll()
    .where('run', '=', run)
    .where('version', '=', version)
    .orderBy('class', 'desc')
    .orderBy('rank')
    .orderBy('department')
    .execute()
}
