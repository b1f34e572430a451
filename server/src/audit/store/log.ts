import {
  type Frontier,
  type NodePlace,
  placesOf,
  type TreeNode,
} from '@wstc/domain/audit/rules/merkle'
import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'

/** One server at a time puts entries in order; another one asking meanwhile gets false. */
export async function tryLockLog(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('wstc.audit_leaf')) as held`.execute(tx)
  return rows[0]?.held === true
}

/** Waits until no other server puts entries in order or signs. */
export async function lockLog(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('wstc.audit_leaf'))`.execute(tx)
}

/** Gives the next `limit` waiting entries their places; answers how many. */
export async function appendLeaves(tx: Tx, limit: number): Promise<number> {
  const { rows } = await sql<{ entry_id: string }>`
    with waiting as (
      delete from audit_pending where entry_id in (
        select entry_id from audit_pending order by entry_id limit ${limit})
      returning entry_id
    )
    insert into audit_leaf (index, entry_id, hash)
    select (select coalesce(max(index) + 1, 0) from audit_leaf)
             + row_number() over (order by e.id) - 1, e.id, e.leaf
    from waiting join audit_entry e on e.id = waiting.entry_id
    order by e.id
    returning entry_id`.execute(tx)
  return rows.length
}

/** How many entries have a place. */
export async function countLeaves(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('audit_leaf')
    .select('index')
    .orderBy('index', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? Number(row.index) + 1 : 0
}

export async function countPending(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('audit_pending')
    .select((of) => of.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** How many leaves have all the nodes above them, to within the last one. */
export async function countCovered(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('audit_node')
    .select('index')
    .where('level', '=', 1)
    .orderBy('index', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? 2 * (Number(row.index) + 1) : 0
}

export async function selectLeafHashes(tx: Tx, from: number, limit: number): Promise<Buffer[]> {
  const rows = await tx
    .selectFrom('audit_leaf')
    .select('hash')
    .where('index', '>=', String(from))
    .orderBy('index')
    .limit(limit)
    .execute()
  return rows.map((row) => row.hash)
}

export async function insertNodes(tx: Tx, nodes: readonly TreeNode[]): Promise<void> {
  if (nodes.length === 0) return
  await sql`
    insert into audit_node (level, index, hash)
    select * from unnest(${nodes.map((one) => one.level)}::smallint[],
      ${nodes.map((one) => one.index)}::bigint[],
      ${nodes.map((one) => Buffer.from(one.hash))}::bytea[])`.execute(tx)
}

const keyOf = ({ level, index }: NodePlace): string => `${level}.${index}`

/** Hashes of nodes, leaves included, by place. @throws where one is missing */
export async function readNodes(
  tx: Tx,
  places: readonly NodePlace[],
): Promise<(place: NodePlace) => Uint8Array> {
  const known = new Map<string, Uint8Array>()
  if (places.length > 0) {
    const levels = places.map((one) => one.level)
    const indexes = places.map((one) => one.index)
    const { rows } = await sql<{ level: number; index: string; hash: Buffer }>`
      with wanted as (
        select * from unnest(${levels}::smallint[], ${indexes}::bigint[]) as w (level, index))
      select n.level, n.index, n.hash from wanted w join audit_node n using (level, index)
      union all
      select 0, l.index, l.hash from wanted w join audit_leaf l using (index) where w.level = 0
    `.execute(tx)
    for (const { level, index, hash } of rows) {
      known.set(keyOf({ level, index: Number(index) }), hash)
    }
  }
  return (place) => {
    const hash = known.get(keyOf(place))
    if (!hash) throw new Error(`The tree has no node ${keyOf(place)}`)
    return hash
  }
}

/** The perfect nodes over the first `size` leaves. */
export async function readFrontier(tx: Tx, size: number): Promise<Frontier> {
  const places = placesOf(0, size)
  const hashAt = await readNodes(tx, places)
  return { size, peaks: places.map(hashAt) }
}

/** Entries that neither have a place nor wait for one; there must be none. */
export async function selectStrayEntries(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('audit_entry as e')
    .leftJoin('audit_leaf as l', 'l.entry_id', 'e.id')
    .leftJoin('audit_pending as p', 'p.entry_id', 'e.id')
    .where('l.entry_id', 'is', null)
    .where('p.entry_id', 'is', null)
    .select('e.id')
    .orderBy('e.id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}
