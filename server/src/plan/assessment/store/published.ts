import { type Insertable, type Selectable, sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { PlanAssessmentTables } from '../tables.ts'

export type PublicationRow = Selectable<PlanAssessmentTables['plan_assessment_publication']>
export type PublishedRow = Selectable<PlanAssessmentTables['plan_assessment_published']>

/** Publishes one version of a result: the act, and the ranks and points as they were computed. */
export async function insertPublication(
  tx: Tx,
  row: Insertable<PlanAssessmentTables['plan_assessment_publication']>,
): Promise<void> {
  await tx.insertInto('plan_assessment_publication').values(row).execute()
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
