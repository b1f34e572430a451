import type { Keeper, LogKey, SignedHead } from '@wstc/domain/audit/model/proof'
import type { Insertable, Selectable } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { AuditTables } from '../tables.ts'

const keyOf = (row: Selectable<AuditTables['audit_key']>): LogKey => ({
  log: row.log,
  number: row.number,
  id: row.id,
  suite: row.suite,
  publicKey: row.public_key,
  from: row.from_at.toISOString(),
  firstHead: Number(row.first_head),
  previous: row.previous,
  proof: row.proof,
  handover: row.handover,
})

/** The first first. */
export async function selectKeys(tx: Tx): Promise<LogKey[]> {
  const rows = await tx.selectFrom('audit_key').selectAll().orderBy('number').execute()
  return rows.map(keyOf)
}

/** The key that signs now. */
export async function findCurrentKey(tx: Tx): Promise<LogKey | undefined> {
  const row = await tx
    .selectFrom('audit_key')
    .selectAll()
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && keyOf(row)
}

export async function insertKey(tx: Tx, key: LogKey): Promise<void> {
  await tx
    .insertInto('audit_key')
    .values({
      number: key.number,
      id: key.id,
      log: key.log,
      suite: key.suite,
      public_key: key.publicKey,
      from_at: new Date(key.from),
      first_head: String(key.firstHead),
      previous: key.previous,
      proof: key.proof,
      handover: key.handover,
    })
    .execute()
}

const headOf = (row: Selectable<AuditTables['audit_head']>): SignedHead => ({
  log: row.log,
  number: Number(row.number),
  size: Number(row.size),
  root: row.root,
  at: row.at.toISOString(),
  previous: row.previous,
  key: row.key,
  signature: row.signature,
})

export async function findLatestHead(tx: Tx): Promise<SignedHead | undefined> {
  const row = await tx
    .selectFrom('audit_head')
    .selectAll()
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && headOf(row)
}

/** The newest first, those before number `before`. */
export async function selectHeads(
  tx: Tx,
  filter: { readonly before?: number | undefined; readonly limit: number },
): Promise<SignedHead[]> {
  let query = tx.selectFrom('audit_head').selectAll()
  if (filter.before !== undefined) query = query.where('number', '<', String(filter.before))
  const rows = await query.orderBy('number', 'desc').limit(filter.limit).execute()
  return rows.map(headOf)
}

/** The oldest first, those after number `after`. */
export async function selectHeadsAfter(
  tx: Tx,
  after: number,
  limit: number,
): Promise<SignedHead[]> {
  const rows = await tx
    .selectFrom('audit_head')
    .selectAll()
    .where('number', '>', String(after))
    .orderBy('number')
    .limit(limit)
    .execute()
  return rows.map(headOf)
}

export async function insertHead(tx: Tx, head: SignedHead): Promise<void> {
  await tx
    .insertInto('audit_head')
    .values({
      ...head,
      number: String(head.number),
      size: String(head.size),
      at: new Date(head.at),
    })
    .execute()
}

/** Place and leaf of an entry; undefined where the reader may not see it or it has none yet. */
export async function findLeaf(
  tx: Tx,
  entry: string,
): Promise<{ index: number; hash: Buffer } | undefined> {
  const row = await tx
    .selectFrom('audit_leaf')
    .select(['index', 'hash'])
    .where('entry_id', '=', entry)
    .executeTakeFirst()
  return row && { index: Number(row.index), hash: row.hash }
}

export async function hasEntry(tx: Tx, entry: string): Promise<boolean> {
  const row = await tx
    .selectFrom('audit_entry')
    .select('id')
    .where('id', '=', entry)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertReceipt(
  tx: Tx,
  row: Insertable<AuditTables['audit_receipt']>,
): Promise<void> {
  await tx.insertInto('audit_receipt').values(row).execute()
}

export type ReceiptRow = Selectable<AuditTables['audit_receipt']>

export async function findReceipt(tx: Tx, id: string): Promise<ReceiptRow | undefined> {
  return tx.selectFrom('audit_receipt').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function selectReceipts(
  tx: Tx,
  subject: { readonly kind: string; readonly id: string },
): Promise<ReceiptRow[]> {
  return tx
    .selectFrom('audit_receipt')
    .selectAll()
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .orderBy('id')
    .execute()
}

export type CheckRow = Selectable<AuditTables['audit_check']>

export async function insertCheck(
  tx: Tx,
  row: Insertable<AuditTables['audit_check']>,
): Promise<void> {
  await tx.insertInto('audit_check').values(row).execute()
}

/** The newest first. */
export async function selectChecks(tx: Tx, limit: number): Promise<CheckRow[]> {
  return tx.selectFrom('audit_check').selectAll().orderBy('id', 'desc').limit(limit).execute()
}

/** The list that holds, and its version; 0 where nobody was ever named. */
export async function loadKeepers(
  tx: Tx,
): Promise<{ version: number; keepers: readonly Keeper[] }> {
  const row = await tx
    .selectFrom('audit_keeper_list')
    .select(['version', 'keepers'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? { version: 0, keepers: [] }
}

export async function insertKeepers(
  tx: Tx,
  row: Insertable<AuditTables['audit_keeper_list']>,
): Promise<void> {
  await tx.insertInto('audit_keeper_list').values(row).execute()
}

export async function insertHeadMails(
  tx: Tx,
  rows: readonly Insertable<AuditTables['audit_head_mail']>[],
): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto('audit_head_mail')
      .values([...rows])
      .execute()
}

/** The newest first. */
export async function selectHeadMails(tx: Tx, limit: number) {
  return tx.selectFrom('audit_head_mail').selectAll().orderBy('id', 'desc').limit(limit).execute()
}
