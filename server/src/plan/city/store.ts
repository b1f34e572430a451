import type { CityPack } from '@wstc/domain/plan/model/pack'
import type { PackChange } from '@wstc/domain/plan/pack-changes'
import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'

/** Servers that start together take turns at the city's data. */
export async function lockCity(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(7316034)`.execute(tx)
}

export function findNewestVersion(tx: Tx) {
  return tx
    .selectFrom('plan_city_version')
    .selectAll()
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export function selectVersions(tx: Tx) {
  return tx
    .selectFrom('plan_city_version')
    .select(['version', 'sha256', 'loaded_at', sql<number>`jsonb_array_length(diff)`.as('changes')])
    .orderBy('version', 'desc')
    .execute()
}

export function findVersion(tx: Tx, version: number) {
  return tx
    .selectFrom('plan_city_version')
    .select(['version', 'sha256', 'loaded_at', 'diff'])
    .where('version', '=', version)
    .executeTakeFirst()
}

export async function insertVersion(
  tx: Tx,
  row: {
    version: number
    sha256: string
    loadedAt: Date
    content: CityPack
    diff: readonly PackChange[]
  },
): Promise<void> {
  await tx
    .insertInto('plan_city_version')
    .values({
      version: row.version,
      sha256: row.sha256,
      loaded_at: row.loadedAt,
      content: JSON.stringify(row.content),
      diff: JSON.stringify(row.diff),
    })
    .execute()
}

/** Replaces duties and indicators by those of `city`. */
export async function replaceRegister(tx: Tx, city: CityPack, version: number): Promise<void> {
  const duties = city.tasks.flatMap((task) =>
    [
      ...task.lead.map((department) => ({ department, kind: 'lead' as const })),
      ...task.cooperating
        .filter((department) => !task.lead.includes(department))
        .map((department) => ({ department, kind: 'cooperating' as const })),
    ].map((duty) => ({ task: task.number, ...duty, version })),
  )
  await tx.deleteFrom('plan_duty').execute()
  if (duties.length > 0) await tx.insertInto('plan_duty').values(duties).execute()
  await tx.deleteFrom('plan_indicator').execute()
  const indicators = city.indicators.map(({ id, source }) => ({ id, source, version }))
  if (indicators.length > 0) await tx.insertInto('plan_indicator').values(indicators).execute()
}
