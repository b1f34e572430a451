import type { ExportLine } from '@wstc/domain/audit/model/proof'
import { hexOf } from '@wstc/domain/kernel/hex'
import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { entryOf } from './entries.ts'

type Leaf = Extract<ExportLine, { kind: 'leaf' }>
type Unplaced = Extract<ExportLine, { kind: 'unplaced' }>
type Row = Parameters<typeof entryOf>[0] & { readonly leaf: Buffer }

/** Leaves from place `from` up to before `until`, with their entries where these are still there. */
export async function selectLogPage(
  tx: Tx,
  from: number,
  until: number,
  limit: number,
): Promise<Leaf[]> {
  const { rows } = await sql<Row & { place: string; hash: Buffer; entry_id: string }>`
    select l.index as place, l.hash, l.entry_id, e.*
    from audit_leaf l left join audit_entry e on e.id = l.entry_id
    where l.index >= ${from} and l.index < ${until} order by l.index limit ${limit}`.execute(tx)
  return rows.map((row) => ({
    kind: 'leaf',
    index: Number(row.place),
    hash: hexOf(row.hash),
    id: row.entry_id,
    own: row.id === null ? null : hexOf(row.leaf),
    entry: row.id === null ? null : entryOf(row),
  }))
}

/** Entries without a place, and whether they wait for one. */
export async function selectUnplaced(tx: Tx): Promise<Unplaced[]> {
  const { rows } = await sql<Row & { waits: boolean }>`
    select e.*, exists (select from audit_pending p where p.entry_id = e.id) as waits
    from audit_entry e where not exists (select from audit_leaf l where l.entry_id = e.id)
    order by e.id`.execute(tx)
  return rows.map((row) => ({
    kind: 'unplaced',
    entry: entryOf(row),
    own: hexOf(row.leaf),
    waits: row.waits,
  }))
}
