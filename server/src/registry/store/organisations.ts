import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'

/** An organisation that signs in, as those who keep the register may know it. */
export interface LinkableRow {
  readonly id: string
  readonly name_zh: string
  readonly name_en: string
  readonly uscc: string | null
}

/** Organisations of enterprises that are linked with no entry; the one with `code` first. */
export async function selectLinkable(
  tx: Tx,
  code: string,
  pattern: string | undefined,
): Promise<LinkableRow[]> {
  const { rows } = await sql<LinkableRow>`
    select * from registry_linkable(${pattern ?? null}, ${code}, null)`.execute(tx)
  return rows
}

/** An organisation of an enterprise, whether or not it is linked. */
export async function findOrganisation(tx: Tx, id: string): Promise<LinkableRow | undefined> {
  const { rows } = await sql<LinkableRow>`
    select * from registry_linkable(null, '', ${id})`.execute(tx)
  return rows[0]
}
