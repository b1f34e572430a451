import { sql } from 'kysely'
import type { Tx } from '../database.ts'
import { newId } from '../ids.ts'
import type { WarehouseRow } from '../warehouse.ts'

const rowsPerEntry = 500
const rowsPerBatch = 20_000
const entriesPerBatch = 2000

/**
 * Tells the warehouse of `rows` of `table`, in the transaction in which they came to be: fed once
 * it commits, in order, exactly once in effect. Call it after the rows themselves are written, so
 * that two acts on one thing feed in the order in which they happened.
 */
export async function feedWarehouse(
  call: { readonly tx: Tx; readonly now: Date },
  table: string,
  rows: readonly WarehouseRow[],
): Promise<void> {
  const entries = []
  for (let from = 0; from < rows.length; from += rowsPerEntry) {
    const part = rows.slice(from, from + rowsPerEntry)
    entries.push({
      at: call.now,
      target: table,
      rows: JSON.stringify(part),
      count: part.length,
    })
  }
  for (let from = 0; from < entries.length; from += 100) {
    await call.tx
      .insertInto('platform_outbox')
      .values(entries.slice(from, from + 100))
      .execute()
  }
}

export interface Feed {
  readonly warehouse: string | null
  readonly batch: string
  readonly fed: string
  readonly token: string | null
  readonly fed_to: Date | null
}

export function readFeed(tx: Tx): Promise<Feed> {
  return tx.selectFrom('platform_feed').selectAll().executeTakeFirstOrThrow()
}

/** Rows not acknowledged yet, and when the oldest of them came to be. */
export async function countWaiting(tx: Tx): Promise<{ rows: number; oldest: Date | undefined }> {
  const { rows } = await sql<{ rows: string | null; oldest: Date | null }>`
    select sum(count) as rows, min(at) as oldest from (
      select count, at from platform_outbox where batch is null
      union all
      select count, at from platform_outbox where batch > (select fed from platform_feed)
    ) as waiting`.execute(tx)
  return { rows: Number(rows[0]?.rows ?? 0), oldest: rows[0]?.oldest ?? undefined }
}

/**
 * The batch to send: the one made before whose acknowledgement is missing, with the same rows and
 * the same token, or a new one of what is final by now. Undefined where nothing waits.
 */
export async function takeBatch(
  tx: Tx,
  now: Date,
): Promise<{ readonly batch: string; readonly token: string } | undefined> {
  const { rows } = await sql<Feed>`select * from platform_feed for update`.execute(tx)
  const feed = rows[0]!
  if (feed.batch !== feed.fed) return { batch: feed.batch, token: feed.token! }
  const batch = String(BigInt(feed.batch) + 1n)
  const taken = await sql`
    update platform_outbox set batch = ${batch}
    where place in (
      select place from (
        select place, sum(count) over (order by place) - count as before from (
          select place, count from platform_outbox
          where batch is null and (xid < pg_snapshot_xmin(pg_current_snapshot())
            -- Seen, yet not given out here: restored from a dump of another cluster.
            or xid >= pg_snapshot_xmax(pg_current_snapshot()))
          order by place limit ${entriesPerBatch}) as final) as counted
      where before < ${rowsPerBatch})`.execute(tx)
  if (!taken.numAffectedRows) return undefined
  const token = newId(now)
  await sql`update platform_feed set batch = ${batch}, token = ${token}`.execute(tx)
  return { batch, token }
}

/** Rows of a batch by table, each in order. */
export async function readBatch(tx: Tx, batch: string): Promise<Map<string, WarehouseRow[]>> {
  const entries = await tx
    .selectFrom('platform_outbox')
    .select(['target', 'rows'])
    .where('batch', '=', batch)
    .orderBy('place')
    .execute()
  const tables = new Map<string, WarehouseRow[]>()
  for (const { target, rows } of entries) {
    const known = tables.get(target)
    if (known) known.push(...rows)
    else tables.set(target, [...rows])
  }
  return tables
}

/** Marks the batch as arrived; false where another server did before. */
export async function acknowledge(tx: Tx, batch: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update platform_feed set fed = batch, fed_to = greatest(fed_to,
      (select max(at) from platform_outbox where batch = ${batch}))
    where batch = ${batch} and fed = ${batch}::bigint - 1`.execute(tx)
  return numAffectedRows === 1n
}

/** Notes which warehouse is fed; null asks for one to be built anew. */
export async function setWarehouse(tx: Tx, id: string | null): Promise<void> {
  await tx.updateTable('platform_feed').set({ warehouse: id }).execute()
}

/**
 * Drops what was fed before `fedBefore`. What nothing has taken since `waitingSince` is dropped
 * too: without a warehouse the outbox would grow for ever, and a warehouse that comes later is
 * built from the records themselves.
 */
export async function pruneOutbox(tx: Tx, fedBefore: Date, waitingSince: Date): Promise<void> {
  await sql`delete from platform_outbox
    where at < ${fedBefore} and batch <= (select fed from platform_feed)`.execute(tx)
  const stale = await sql`delete from platform_outbox
    where batch is null and at < ${waitingSince}`.execute(tx)
  if (stale.numAffectedRows) await setWarehouse(tx, null)
}
