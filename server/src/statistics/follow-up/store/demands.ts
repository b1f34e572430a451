import type { DemandState } from '@wstc/domain/statistics/follow-up/model'
import type { Selectable, Updateable } from 'kysely'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { StatisticsFollowUpTables } from '../tables.ts'

type Table = StatisticsFollowUpTables['statistics_demand']
export type DemandRow = Selectable<Table>

export const listDemandRows = (tx: Tx, state: DemandState | undefined): Promise<DemandRow[]> =>
  tx
    .selectFrom('statistics_demand')
    .selectAll()
    .$if(state !== undefined, (query) => query.where('state', '=', state!))
    .orderBy('state')
    .orderBy('id', 'desc')
    .limit(500)
    .execute()

export const findDemand = (tx: Tx, id: string): Promise<DemandRow | undefined> =>
  tx.selectFrom('statistics_demand').selectAll().where('id', '=', id).executeTakeFirst()

/** Prepares a demand of a unit, or adds to the one that is prepared; answers its id. */
export async function prepareDemandRow(
  tx: Tx,
  row: {
    readonly id: string
    readonly enterprise: string
    readonly district: string
    readonly obligations: readonly string[]
    readonly by: string | null
    readonly at: Date
  },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into statistics_demand (id, enterprise, district, obligations, prepared_by, prepared_at)
    values (${row.id}, ${row.enterprise}, ${row.district}, ${[...row.obligations]}::text[], ${row.by}, ${row.at})
    on conflict (enterprise) where state = 'prepared' do update set
      obligations = (select array_agg(distinct one)
        from unnest(statistics_demand.obligations || excluded.obligations) one),
      revision = statistics_demand.revision + 1
    returning id`.execute(tx)
  return rows[0]!.id
}

/** The next number of the year; whoever asks at once waits. */
export async function nextOrdinal(tx: Tx, year: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('statistics.demand.number'))`.execute(tx)
  const row = await tx
    .selectFrom('statistics_demand')
    .select(sql<number>`coalesce(max(ordinal), 0) + 1`.as('next'))
    .where('year', '=', year)
    .executeTakeFirstOrThrow()
  return row.next
}

/** False where someone changed or sent it since `revision`. */
export async function updateDemand(
  tx: Tx,
  id: string,
  revision: number,
  values: Updateable<Table>,
): Promise<boolean> {
  const done = await tx
    .updateTable('statistics_demand')
    .set({ ...values, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .where('state', '=', 'prepared')
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
