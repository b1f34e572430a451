import type { EnterpriseFacts } from '@wstc/domain/registry/model'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { insertContacts } from './contacts.ts'
import { type NameWords, type Source, wholeFacts } from './enterprises.ts'

/** An entry as it shall be; `seen` is the revision that was compared, none where it is new. */
export interface WrittenEntry {
  readonly id: string
  readonly seen: number | null
  readonly facts: EnterpriseFacts
  /** What its names are found by; absent where they stay. */
  readonly words?: NameWords | undefined
}

/** Columns of an entry with their types; `seen` is the revision that it was compared at. */
const columns = {
  id: 'text',
  seen: 'int',
  uscc: 'text',
  name: 'text',
  english: 'text',
  former: 'jsonb',
  district: 'text',
  park: 'text',
  state: 'text',
  since: 'date',
  ownership: 'text',
  size: 'text',
  standings: 'jsonb',
  sectors: 'text[]',
  exports: 'text[]',
  imports: 'text[]',
  head: 'text',
  address: 'text',
  note: 'text',
  search: 'text',
  name_key: 'text',
} as const
const written = Object.keys(columns).filter((name) => name !== 'id' && name !== 'seen')
const typed = sql.raw(
  Object.entries(columns)
    .map(([name, type]) => `${name} ${type}`)
    .join(', '),
)

/** Entries as a table `r` of the statement that asks for them; one parameter is quickest to send. */
function asTable(entries: readonly WrittenEntry[]): RawBuilder<unknown> {
  const rows = entries.map(({ id, seen, facts, words }) => ({ ...facts, ...words, id, seen }))
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) as r(${typed})`
}

const listed = (table: string) => sql.join(written.map((name) => sql.ref(`${table}.${name}`)))

/**
 * Writes new and changed entries with their contacts and versions, each by one statement for all.
 * Answers how many came; fewer where the register has moved on since they were compared.
 */
export async function writeTogether(
  tx: Tx,
  entries: readonly WrittenEntry[],
  from: Source,
): Promise<number> {
  const fresh = entries.filter((one) => one.seen === null)
  const known = entries.filter((one) => one.seen !== null)
  let came = 0
  if (fresh.length > 0) {
    const { numAffectedRows } = await sql`insert into registry_enterprise
        (id, changed_at, ${sql.join(written.map((name) => sql.ref(name)))})
      select r.id, ${from.now}, ${listed('r')} from ${asTable(fresh)}
      on conflict do nothing`.execute(tx)
    came += Number(numAffectedRows ?? 0n)
  }
  if (known.length > 0) {
    const names = ['search', 'name_key']
    const set = written.map((name) =>
      names.includes(name)
        ? sql`${sql.ref(name)} = coalesce(${sql.ref(`r.${name}`)}, ${sql.ref(`e.${name}`)})`
        : sql`${sql.ref(name)} = ${sql.ref(`r.${name}`)}`,
    )
    const { numAffectedRows } = await sql`update registry_enterprise e
      set ${sql.join(set)}, changed_at = ${from.now}, revision = e.revision + 1
      from ${asTable(known)} where e.id = r.id and e.revision = r.seen`.execute(tx)
    came += Number(numAffectedRows ?? 0n)
    await tx
      .deleteFrom('registry_contact')
      .where(sql<boolean>`enterprise = any(${known.map((one) => one.id)}::text[])`)
      .execute()
  }
  if (came < entries.length) return came
  await insertContacts(
    tx,
    entries.map(({ id, facts }) => ({ id, contacts: facts.contacts })),
  )
  const versions = entries.map(({ id, seen, facts }) => ({ id, revision: (seen ?? 0) + 1, facts }))
  await sql`insert into registry_version
    select v.id, v.revision, v.facts, ${from.origin}, ${from.reason}, ${from.source ?? null},
      ${from.person}, ${from.now}
    from json_to_recordset(${JSON.stringify(versions)}::json)
      as v(id text, revision int, facts jsonb)`.execute(tx)
  return came
}

/** Writes state, park and standings of many entries at once; answers of how many that stood at their revision. */
export async function updateMany(
  tx: Tx,
  entries: readonly {
    readonly id: string
    readonly revision: number
    readonly facts: Pick<EnterpriseFacts, 'state' | 'since' | 'park' | 'standings'>
  }[],
  from: Source,
): Promise<number> {
  const rows = entries.map(({ id, revision, facts: { state, since, park, standings } }) => ({
    ...{ id, revision, state, since, park, standings },
  }))
  const { numAffectedRows } = await sql`update registry_enterprise e
    set state = c.state, since = c.since, park = c.park, standings = c.standings,
      changed_at = ${from.now}, revision = e.revision + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c(id text, revision int, state text,
      since date, park text, standings jsonb)
    where e.id = c.id and e.revision = c.revision`.execute(tx)
  await sql`insert into registry_version
    select e.id, e.revision, ${wholeFacts}, ${from.origin}, ${from.reason}, null, ${from.person},
      ${from.now}
    from registry_enterprise e where e.id = any(${rows.map((one) => one.id)})`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}
