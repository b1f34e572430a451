import type { EnterpriseFacts } from '@wstc/domain/registry/model'
import type { Tx } from '../../platform/database.ts'
import { type EnterpriseRow, factsOf } from './enterprises.ts'

/** An entry as other contexts see it. */
export interface Unit {
  readonly id: string
  readonly uscc: string
  readonly name: string
  readonly organisation: string | null
  readonly facts: EnterpriseFacts
}

const unitOf = (row: EnterpriseRow): Unit => ({
  id: row.id,
  uscc: row.uscc,
  name: row.name,
  organisation: row.organisation_id,
  facts: factsOf(row),
})

const select = (tx: Tx) => tx.selectFrom('registry_enterprise').selectAll()

/** Every entry that was not merged away and has not closed, as far as the actor may see them. */
export async function selectUnits(tx: Tx): Promise<Unit[]> {
  const rows = await select(tx)
    .where('merged_into', 'is', null)
    .where('state', '<>', 'closed')
    .orderBy('id')
    .execute()
  return rows.map(unitOf)
}

export async function findUnit(tx: Tx, id: string): Promise<Unit | undefined> {
  const row = await select(tx).where('id', '=', id).executeTakeFirst()
  return row && unitOf(row)
}

export async function findUnitOf(tx: Tx, organisation: string): Promise<Unit | undefined> {
  const row = await select(tx)
    .where('organisation_id', '=', organisation)
    .where('merged_into', 'is', null)
    .executeTakeFirst()
  return row && unitOf(row)
}

/** Names and codes by id. */
export async function selectUnitNames(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly name: string; readonly uscc: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('registry_enterprise')
    .select(['id', 'name', 'uscc'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, name, uscc }) => [id, { name, uscc }]))
}

/** Names of entries as a source for the questions of other contexts. */
export const unitNames = (tx: Tx) =>
  tx
    .selectFrom('registry_enterprise')
    .select(['id', 'name', 'uscc', 'search', 'organisation_id as organisation'])
