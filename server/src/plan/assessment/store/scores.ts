import type { Insertable, Selectable } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { PlanAssessmentTables } from '../tables.ts'

export type ScoreRow = Selectable<PlanAssessmentTables['plan_assessment_score']>

export async function insertScores(
  tx: Tx,
  rows: readonly Insertable<PlanAssessmentTables['plan_assessment_score']>[],
): Promise<void> {
  if (rows.length > 0) await tx.insertInto('plan_assessment_score').values(rows).execute()
}

/** Scores of one version that row-level security shows the reader, in the order of class and rank. */
export function selectScores(tx: Tx, run: string, version: number): Promise<ScoreRow[]> {
  return tx
    .selectFrom('plan_assessment_score')
    .selectAll()
    .where('run', '=', run)
    .where('version', '=', version)
    .orderBy('class', 'desc')
    .orderBy('rank')
    .orderBy('department')
    .execute()
}

export function findScore(
  tx: Tx,
  run: string,
  version: number,
  department: string,
): Promise<ScoreRow | undefined> {
  return tx
    .selectFrom('plan_assessment_score')
    .selectAll()
    .where('run', '=', run)
    .where('version', '=', version)
    .where('department', '=', department)
    .executeTakeFirst()
}

/** Total and rank in the versions that runs stand at; without the long texts. */
export function selectStandings(
  tx: Tx,
  wanted: readonly { readonly run: string; readonly version: number }[],
) {
  if (wanted.length === 0) return Promise.resolve([])
  return tx
    .selectFrom('plan_assessment_score')
    .select(['run', 'version', 'department', 'class', 'total', 'rank'])
    .where((of) => of.or(wanted.map(({ run, version }) => of.and({ run, version }))))
    .execute()
}
