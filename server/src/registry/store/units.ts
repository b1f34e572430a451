import type { EnterpriseFacts } from '@wstc/domain/registry/model'
import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { type EnterpriseRow, factsOf } from './enterprises.ts'

/** Facts that other contexts see; whom to reach is asked for by itself. */
export type UnitFacts = Omit<EnterpriseFacts, 'contacts'>

/** An entry as other contexts see it. */
export interface Unit {
  readonly id: string
  readonly uscc: string
  readonly name: string
  readonly organisation: string | null
  readonly facts: UnitFacts
}

type UnitRow = Omit<EnterpriseRow, 'contacts'>

const unitFactsOf = (row: UnitRow): UnitFacts => {
  const { contacts: _, ...facts } = factsOf({ ...row, contacts: [] })
  return facts
}

const unitOf = (row: UnitRow): Unit => ({
  id: row.id,
  uscc: row.uscc,
  name: row.name,
  organisation: row.organisation_id,
  facts: unitFactsOf(row),
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
    .select([
      'id',
      'name',
      'uscc',
      'search',
      'district',
      'organisation_id as organisation',
      'merged_into as mergedInto',
      'revision',
    ])

/** Names of the entries that were not merged away, with those they had and what tells them apart. */
export const selectNames = (
  tx: Tx,
): Promise<{ id: string; name: string; name_key: string; former: { name: string }[] }[]> =>
  tx
    .selectFrom('registry_enterprise')
    .select(['id', 'name', 'name_key', 'former'])
    .where('merged_into', 'is', null)
    .orderBy('id')
    .execute()

const firstContact = (column: 'name' | 'phone' | 'email', only = sql``) =>
  sql<string>`coalesce((select c.${sql.ref(column)} from registry_contact c
    where c.enterprise = e.id ${only} order by c.job = 'statistics' desc, c.place limit 1), '')`

/**
 * Whom to reach for an entry, and its sectors, as a source for the questions of other contexts: the
 * contact for statistics, else the main one. `mail` is where mail goes, whoever's it is where that
 * contact has none.
 */
export const unitContacts = (tx: Tx) =>
  tx
    .selectFrom('registry_enterprise as e')
    .select(['e.id', 'e.name', 'e.uscc', 'e.search', 'e.organisation_id as organisation'])
    .select(['e.sectors', 'e.synthetic'])
    .select([
      firstContact('name').as('contact'),
      firstContact('phone').as('phone'),
      firstContact('email').as('email'),
      firstContact('email', sql`and c.email <> ''`).as('mail'),
    ])
