import type { EnterpriseFilter } from '@wstc/domain/registry/contract/shapes'
import {
  type Contact,
  type EnterpriseFacts,
  factKeys,
  type Origin,
} from '@wstc/domain/registry/model'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { inOrder, inWords, isBehind } from '../../platform/place.ts'
import type { RegistryTables } from '../tables.ts'
import { contactsOf, insertContacts, replaceContacts } from './contacts.ts'

export type EnterpriseRow = Omit<
  Selectable<RegistryTables['registry_enterprise']>,
  'search' | 'name_key'
> & { readonly contacts: Contact[] }
export type VersionRow = Selectable<RegistryTables['registry_version']>

const ownColumns = factKeys.filter((key) => key !== 'contacts') as Exclude<
  (typeof factKeys)[number],
  'contacts'
>[]
const shown = [
  ...ownColumns,
  'id',
  'organisation_id',
  'merged_into',
  'synthetic',
  'changed_at',
  'revision',
] as const

export const factsOf = (row: EnterpriseRow): EnterpriseFacts =>
  Object.fromEntries(factKeys.map((key) => [key, row[key]])) as EnterpriseFacts

const places: Readonly<Record<EnterpriseFilter['sort'], RawBuilder<unknown>>> = {
  name: inWords(sql`e.name`),
  uscc: sql`e.uscc`,
  district: sql`e.district`,
  state: sql`e.state`,
  changed: sql`e.changed_at`,
}

const listed = <T>(asked: T | T[] | undefined): T[] | undefined =>
  asked === undefined ? undefined : ([asked].flat() as T[])

export interface EnterpriseQuestion extends EnterpriseFilter {
  /** Pattern for what entries are found by. */
  readonly pattern?: string | undefined
  readonly today: string
  readonly after?: string | undefined
  readonly limit: number
}

/** Entries that were not merged away, as far as row-level security lets the actor see them. */
export function selectEnterprises(tx: Tx, asked: EnterpriseQuestion): Promise<EnterpriseRow[]> {
  const { pattern, after, today } = asked
  const order = {
    by: places[asked.sort],
    id: sql`e.id`,
    from: sql`registry_enterprise e`,
    descending: asked.order === 'desc',
  }
  const same = (['district', 'park', 'state', 'ownership', 'size'] as const).flatMap((key) => {
    const wanted = listed<string>(asked[key])
    return wanted ? [sql<boolean>`${sql.ref(`e.${key}`)} = any(${wanted}::text[])`] : []
  })
  const sectors = listed(asked.sector)
  const items = listed(asked.item)
  const standings = listed(asked.standing)
  return tx
    .selectFrom('registry_enterprise as e')
    .select(shown.map((key) => `e.${key}` as const))
    .select(contactsOf.as('contacts'))
    .where('e.merged_into', 'is', null)
    .$if(pattern !== undefined, (q) => q.where('e.search', 'like', pattern!))
    .$call((q) => same.reduce((all, one) => all.where(one), q))
    .$if(sectors !== undefined, (q) => q.where(sql<boolean>`e.sectors && ${sectors}::text[]`))
    .$if(items !== undefined, (q) =>
      q.where(sql<boolean>`(e.exports && ${items}::text[] or e.imports && ${items}::text[])`),
    )
    .$if(standings !== undefined, (q) =>
      q.where(sql<boolean>`exists (select from jsonb_array_elements(e.standings) s
        where s->>'kind' = any(${standings}::text[])
          and coalesce(s->>'from', '') <= ${today} and coalesce(s->>'until', '9999') >= ${today})`),
    )
    .$if(after !== undefined, (q) => q.where(isBehind(order, after!)))
    .orderBy(inOrder(order))
    .limit(asked.limit)
    .execute()
}

const one = (tx: Tx) =>
  tx.selectFrom('registry_enterprise as e').select(shown).select(contactsOf.as('contacts'))

export const findEnterprise = (tx: Tx, id: string): Promise<EnterpriseRow | undefined> =>
  one(tx).where('id', '=', id).executeTakeFirst()

export const findByOrganisation = (tx: Tx, id: string): Promise<EnterpriseRow | undefined> =>
  one(tx).where('organisation_id', '=', id).executeTakeFirst()

/** Entries by code; those that the actor may not see are left out. */
export const selectByCodes = async (tx: Tx, codes: readonly string[]): Promise<EnterpriseRow[]> =>
  codes.length === 0 ? [] : one(tx).where('uscc', 'in', codes).execute()

export const selectByIds = async (tx: Tx, ids: readonly string[]): Promise<EnterpriseRow[]> =>
  ids.length === 0 ? [] : one(tx).where('id', 'in', ids).execute()

export const selectBranches = (tx: Tx, head: string): Promise<EnterpriseRow[]> =>
  one(tx)
    .where('head', '=', head)
    .where('merged_into', 'is', null)
    .orderBy('uscc')
    .limit(500)
    .execute()

/** What names give to be found by. */
export interface NameWords {
  readonly search: string
  readonly name_key: string
}

const columnsOf = ({ contacts: _, ...facts }: EnterpriseFacts) => ({
  ...facts,
  former: JSON.stringify(facts.former),
  standings: JSON.stringify(facts.standings),
})

/** The version that an entry now is, among its versions. */
export interface Source {
  readonly origin: Origin
  readonly reason: string
  readonly source?: string | undefined
  readonly person: string | null
  readonly now: Date
}

/** Facts of an entry `e` as versions hold them. */
export const wholeFacts = sql`registry_facts(e) || jsonb_build_object('contacts', registry_contacts(e.id))`

async function keepVersions(tx: Tx, ids: readonly string[], from: Source): Promise<void> {
  if (ids.length === 0) return
  await sql`insert into registry_version
    select e.id, e.revision, ${wholeFacts}, ${from.origin}, ${from.reason},
      ${from.source ?? null}, ${from.person}, ${from.now}
    from registry_enterprise e where e.id = any(${[...ids]}::text[])`.execute(tx)
}

const keepVersion = (tx: Tx, id: string, from: Source): Promise<void> =>
  keepVersions(tx, [id], from)

export async function insertEnterprise(
  tx: Tx,
  row: {
    readonly id: string
    readonly organisation?: string | undefined
    readonly synthetic?: boolean
  },
  facts: EnterpriseFacts,
  words: NameWords,
  from: Source,
): Promise<void> {
  await tx
    .insertInto('registry_enterprise')
    .values({
      ...columnsOf(facts),
      ...words,
      id: row.id,
      organisation_id: row.organisation ?? null,
      merged_into: null,
      synthetic: row.synthetic ?? false,
      changed_at: from.now,
    })
    .execute()
  await insertContacts(tx, [{ id: row.id, contacts: facts.contacts }])
  await keepVersion(tx, row.id, from)
}

export interface NewEnterprise {
  readonly id: string
  readonly facts: EnterpriseFacts
  readonly words: NameWords
}

/** Enters many at once, with the first version of each; a code that is there already stays as it is. Answers the ids that came. */
export async function insertSynthetic(
  tx: Tx,
  entries: readonly NewEnterprise[],
  from: Source,
): Promise<Set<string>> {
  const entered = new Set<string>()
  for (let at = 0; at < entries.length; at += 500) {
    const rows = entries.slice(at, at + 500).map(({ id, facts, words }) => ({
      ...columnsOf(facts),
      ...words,
      id,
      organisation_id: null,
      merged_into: null,
      synthetic: true,
      changed_at: from.now,
    }))
    const made = await tx
      .insertInto('registry_enterprise')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute()
    const ids = made.map((one) => one.id)
    for (const id of ids) entered.add(id)
    await insertContacts(
      tx,
      entries
        .slice(at, at + 500)
        .filter(({ id }) => entered.has(id))
        .map(({ id, facts }) => ({ id, contacts: facts.contacts })),
    )
    await sql`insert into registry_version
      select e.id, e.revision, ${wholeFacts}, ${from.origin}, ${from.reason}, null,
        ${from.person}, ${from.now}
      from registry_enterprise e where e.id = any(${ids})`.execute(tx)
  }
  return entered
}

/** Writes the facts if the entry is still at `revision`; answers whether it was. */
export async function updateFacts(
  tx: Tx,
  id: string,
  revision: number,
  facts: EnterpriseFacts,
  words: NameWords,
  from: Source,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('registry_enterprise')
    .set((is) => ({
      ...columnsOf(facts),
      ...words,
      changed_at: from.now,
      revision: is('revision', '+', 1),
    }))
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return false
  await replaceContacts(tx, { id, contacts: facts.contacts })
  await keepVersion(tx, id, from)
  return true
}

/** Changes whom an entry is linked with or merged into, which is no fact of it. */
export async function updateLinks(
  tx: Tx,
  id: string,
  revision: number,
  values: { readonly organisation_id?: string | null; readonly merged_into?: string },
  from: Source,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('registry_enterprise')
    .set((is) => ({ ...values, changed_at: from.now, revision: is('revision', '+', 1) }))
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return false
  await keepVersion(tx, id, from)
  return true
}

/** Branches of one head office become those of another, each with its version; answers how many. */
export async function moveBranches(
  tx: Tx,
  head: { readonly from: string; readonly to: string },
  source: Source,
): Promise<number> {
  const { rows } = await sql<{ id: string }>`update registry_enterprise
    set head = ${head.to}, changed_at = ${source.now}, revision = revision + 1
    where head = ${head.from} and uscc <> ${head.to} and merged_into is null
    returning id`.execute(tx)
  await keepVersions(
    tx,
    rows.map((one) => one.id),
    source,
  )
  return rows.length
}

export const selectVersions = (tx: Tx, id: string): Promise<VersionRow[]> =>
  tx
    .selectFrom('registry_version')
    .selectAll()
    .where('enterprise', '=', id)
    .orderBy('revision')
    .execute()

/** Which organisations answer for which district, as the city's data say. */
export async function replaceOffices(
  tx: Tx,
  offices: readonly { organisation: string; district: string }[],
): Promise<void> {
  await tx.deleteFrom('registry_office').execute()
  if (offices.length > 0)
    await tx
      .insertInto('registry_office')
      .values([...offices])
      .execute()
}

/** Whether the register holds entries that were invented. */
export async function hasSynthetic(tx: Tx): Promise<boolean> {
  const { rows } = await sql`select from registry_enterprise where synthetic limit 1`.execute(tx)
  return rows.length > 0
}

export async function hasEnterprises(tx: Tx): Promise<boolean> {
  const row = await tx.selectFrom('registry_enterprise').select('id').limit(1).executeTakeFirst()
  return row !== undefined
}
