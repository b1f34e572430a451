import type { DeliveryState } from '@wstc/domain/statistics/sources/model/reconciliation'
import type { LineFault } from '@wstc/domain/statistics/sources/rules/check-file'
import { type Insertable, type Selectable, sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { StatisticsSourcesTables } from '../tables.ts'

export type DeliveryRow = Selectable<StatisticsSourcesTables['statistics_delivery']>
export type FaultRow = Selectable<StatisticsSourcesTables['statistics_delivery_fault']>

/** The source’s month for the rest of the transaction: deliveries of it follow one another. */
export async function holdMonth(tx: Tx, source: string, period: string): Promise<void> {
  const key = `statistics delivery ${source} ${period}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx)
}

/** Versions of the source’s month, the newest first. */
export const selectVersions = (tx: Tx, source: string, period: string): Promise<DeliveryRow[]> =>
  tx
    .selectFrom('statistics_delivery')
    .selectAll()
    .where('source', '=', source)
    .where('period', '=', period)
    .orderBy('version', 'desc')
    .execute()

export async function insertDelivery(
  tx: Tx,
  row: Insertable<StatisticsSourcesTables['statistics_delivery']>,
): Promise<void> {
  await tx.insertInto('statistics_delivery').values(row).execute()
}

export async function settleDelivery(
  tx: Tx,
  id: string,
  values: { readonly state?: DeliveryState; readonly current?: boolean },
): Promise<void> {
  await tx.updateTable('statistics_delivery').set(values).where('id', '=', id).execute()
}

export const findDelivery = (tx: Tx, id: string): Promise<DeliveryRow | undefined> =>
  tx.selectFrom('statistics_delivery').selectAll().where('id', '=', id).executeTakeFirst()

export interface DeliveryPlace {
  readonly period: string
  readonly source: string
  readonly version: number
}

/** Deliveries by month, the newest first, and within it by source with the newest version first. */
export const selectDeliveries = (
  tx: Tx,
  asked: {
    readonly source?: string | undefined
    readonly state?: DeliveryState | undefined
    readonly after?: DeliveryPlace | undefined
    readonly limit: number
  },
): Promise<DeliveryRow[]> =>
  tx
    .selectFrom('statistics_delivery')
    .selectAll()
    .$if(asked.source !== undefined, (q) => q.where('source', '=', asked.source!))
    .$if(asked.state !== undefined, (q) => q.where('state', '=', asked.state!))
    .$if(asked.after !== undefined, (q) => {
      const { period, source, version } = asked.after!
      return q.where(
        sql<boolean>`(period < ${period} or period = ${period}
          and (source > ${source} or source = ${source} and version < ${version}))`,
      )
    })
    .orderBy('period', 'desc')
    .orderBy('source')
    .orderBy('version', 'desc')
    .limit(asked.limit)
    .execute()

export async function insertFaults(
  tx: Tx,
  delivery: string,
  faults: readonly LineFault[],
): Promise<void> {
  const lines = JSON.stringify(
    faults.map(({ line, column, code, details, given }, place) => ({
      place,
      line,
      field: column ?? null,
      code,
      details: details ?? {},
      given,
    })),
  )
  await sql`insert into statistics_delivery_fault
    select ${delivery}, f.* from json_to_recordset(${lines}::json)
      as f(place int, line int, field text, code text, details jsonb, given text)`.execute(tx)
}

/** Faults from a place on, in the order of the file. */
export const selectFaults = (
  tx: Tx,
  delivery: string,
  after: number | undefined,
  limit: number,
): Promise<FaultRow[]> =>
  tx
    .selectFrom('statistics_delivery_fault')
    .selectAll()
    .where('delivery', '=', delivery)
    .$if(after !== undefined, (q) => q.where('place', '>', after!))
    .orderBy('place')
    .limit(limit)
    .execute()

/** Months that have rows which count, the newest first. */
export async function selectPeriods(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom('statistics_delivery')
    .select('period')
    .distinct()
    .where('current', '=', true)
    .orderBy('period', 'desc')
    .limit(240)
    .execute()
  return rows.map((one) => one.period)
}

/** Rows of each delivery whose unit is not known. */
export async function countUnmatched(
  tx: Tx,
  deliveries: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (deliveries.length === 0) return new Map()
  const { rows } = await sql<{ delivery: string; rows: number }>`
    select t.delivery, sum(t.rows)::int as rows
    from statistics_admin_total t join statistics_party p on p.id = t.party
    where t.delivery = any(${[...deliveries]}::text[]) and p.enterprise is null
    group by t.delivery`.execute(tx)
  return new Map(rows.map((one) => [one.delivery, one.rows]))
}
