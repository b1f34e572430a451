import type { Period } from '@wstc/domain/kernel/period'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { unitNames } from '../../../registry/index.ts'
import { withMerged } from './with-merged.ts'

export interface TellingReturn {
  readonly enterprise: string
  readonly period: Period
  /** Of the form that it was written for. */
  readonly sha256: string
  readonly form_version: number
  readonly cells: Readonly<Record<string, string>>
}

/**
 * The newest accepted return of each unit for each survey, no later than its period, the oldest
 * first. A return that reports nothing tells nothing, and hides no earlier one.
 */
export async function listTelling(
  tx: Tx,
  until: readonly (readonly [survey: string, period: Period])[],
  enterprise: string | undefined,
): Promise<TellingReturn[]> {
  const surveys = until.map(([survey]) => survey)
  const periods = until.map(([, period]) => period)
  // What an entry told that was merged away is told of the one that was kept.
  const unit = sql`coalesce(u."mergedInto", o.enterprise)`
  const { rows } = await sql<TellingReturn>`
    select enterprise, period, sha256, form_version, cells from (
      select distinct on (${unit}, o.survey)
        ${unit} as enterprise, o.survey, o.period, p.sha256, r.form_version, r.cells
      from unnest(${surveys}::text[], ${periods}::text[]) t(survey, until)
      join statistics_obligation o on o.survey = t.survey and o.period <= t.until
      join (${unitNames(tx)}) u on u.id = o.enterprise
        ${enterprise === undefined ? sql`` : sql`and o.enterprise = any(${withMerged(tx, enterprise)})`}
      join statistics_round p on p.survey = o.survey and p.period = o.period
      join statistics_return r on r.obligation = o.id and r.version = o.accepted_version
      where not r.nothing
      order by ${unit}, o.survey, o.period desc, o.enterprise = ${unit} desc
    ) newest order by period`.execute(tx)
  return rows
}
