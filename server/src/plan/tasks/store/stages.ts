import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'

/** Where the newest work on each of `obligations` stands, as far as the reader may see it. */
export async function selectStages(
  tx: Tx,
  obligations: readonly string[],
): Promise<Map<string, string>> {
  if (obligations.length === 0) return new Map()
  const { rows } = await sql<{ obligation: string; stage: string }>`
    select distinct on (obligation) obligation, stage from (
      select obligation, stage, version from plan_report where obligation = any(${obligations})
      union all
      select obligation, stage, version from plan_contribution where obligation = any(${obligations})
    ) work order by obligation, version desc`.execute(tx)
  return new Map(rows.map((row) => [row.obligation, row.stage]))
}
