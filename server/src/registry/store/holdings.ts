import { type Selectable, sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { RegistryTables } from '../tables.ts'

export type HoldingRow = Selectable<RegistryTables['registry_holding']>

/** Every holding that ties `code` to others, however many steps away, and those of one step at any share. */
export async function selectHoldingsAround(tx: Tx, code: string): Promise<HoldingRow[]> {
  const { rows } = await sql<HoldingRow>`
    with recursive tied(code) as (
      select ${code}::text
      union
      select case when h.holder = t.code then h.held else h.holder end
      from registry_holding h join tied t on h.holder = t.code or h.held = t.code
      where h.share >= 50
    )
    select distinct h.* from registry_holding h
    where h.held in (select code from tied) and h.share >= 50 or h.held = ${code} or h.holder = ${code}
    order by h.id`.execute(tx)
  return rows
}

/** Every holding that may decide who belongs to whom. */
export const selectControlling = (tx: Tx): Promise<HoldingRow[]> =>
  tx.selectFrom('registry_holding').selectAll().where('share', '>=', '50').orderBy('id').execute()

export const findHolding = (tx: Tx, id: string): Promise<HoldingRow | undefined> =>
  tx.selectFrom('registry_holding').selectAll().where('id', '=', id).executeTakeFirst()

export async function insertHolding(
  tx: Tx,
  row: Omit<HoldingRow, 'synthetic' | 'revision'> & { readonly synthetic?: boolean },
): Promise<void> {
  await tx.insertInto('registry_holding').values(row).execute()
}

export async function endHoldingRow(
  tx: Tx,
  id: string,
  revision: number,
  until: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('registry_holding')
    .set((is) => ({ until_day: until, revision: is('revision', '+', 1) }))
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Who held by `from` holds by `to`: the code of a holder was put right. What is held follows by itself. */
export async function renameHolder(tx: Tx, from: string, to: string): Promise<void> {
  await sql`update registry_holding set holder = ${to}, revision = revision + 1
    where holder = ${from}`.execute(tx)
}

/** What one entry held, and who held it, becomes the other's; nobody comes to hold himself. */
export async function moveHoldings(tx: Tx, from: string, to: string): Promise<void> {
  await sql`update registry_holding set held = ${to}, revision = revision + 1
    where held = ${from} and holder <> ${to}`.execute(tx)
  await sql`update registry_holding set holder = ${to}, revision = revision + 1
    where holder = ${from} and held <> ${to}`.execute(tx)
}
