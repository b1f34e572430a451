import type { Contact, EnterpriseFacts, RowAct } from '@wstc/domain/registry/model'
import type { RowFault } from '@wstc/domain/registry/rules/import-row'
import { type Selectable, sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { GivenFault, RegistryTables } from '../tables.ts'

export type ImportRecord = Selectable<RegistryTables['registry_import']>
export type StagedRow = Selectable<RegistryTables['registry_import_row']>

/** A row of the file after its own check. */
export interface CheckedLine {
  readonly line: number
  readonly uscc: string
  readonly facts: Partial<EnterpriseFacts>
  readonly faults: readonly GivenFault[]
  readonly warnings: readonly RowFault[]
  /** The id that it will have where it is new. */
  readonly id: string
}

export async function insertImport(
  tx: Tx,
  row: Pick<ImportRecord, 'id' | 'file' | 'columns' | 'ignored' | 'by_person' | 'at'>,
): Promise<void> {
  await tx
    .insertInto('registry_import')
    .values({ ...row, counts: '{}', warned: 0, settled_at: null })
    .execute()
}

/** Brings checked rows into the staging table: one statement for as many as are given. */
export async function stageRows(tx: Tx, id: string, rows: readonly CheckedLine[]): Promise<void> {
  const lines = JSON.stringify(
    rows.map((row) => ({
      line: row.line,
      act: row.faults.length > 0 ? 'faulty' : 'new',
      uscc: row.uscc,
      facts: row.facts,
      faults: row.faults,
      warnings: row.warnings,
      enterprise: row.id,
    })),
  )
  await sql`insert into registry_import_row (import, line, act, uscc, facts, faults, warnings, enterprise)
    select ${id}, r.line, r.act, r.uscc, r.facts, r.faults, r.warnings, r.enterprise
    from json_to_recordset(${lines}::json) as r(line int, act text, uscc text, facts jsonb,
      faults jsonb, warnings jsonb, enterprise text)`.execute(tx)
}

const faultOf = (code: string) =>
  sql`jsonb_build_array(jsonb_build_object('column', 'uscc', 'code', ${code}::text, 'given', r.uscc))`

/** The contacts of an entry `e`, where a question about many has no time for a function. */
const knownContacts = sql`select coalesce(jsonb_agg(jsonb_build_object('name', c.name,
    'job', c.job, 'phone', c.phone, 'email', c.email) order by c.place), '[]') as known
  from registry_contact c where c.enterprise = e.id`

/** Contacts of the entries with these codes, of those that have any. */
export async function selectContacts(
  tx: Tx,
  codes: readonly string[],
): Promise<ReadonlyMap<string, Contact[]>> {
  const { rows } = await sql<{ uscc: string; known: Contact[] }>`
    select e.uscc, k.known from registry_enterprise e cross join lateral (${knownContacts}) k
    where e.uscc = any(${[...codes]}::text[])`.execute(tx)
  return new Map(rows.map(({ uscc, known }) => [uscc, known]))
}

/** Compares what was staged with the register, all rows at once. */
export async function compareRows(tx: Tx, id: string): Promise<void> {
  await sql`update registry_import_row r set act = 'faulty',
      faults = faults || jsonb_build_array(jsonb_build_object('column', 'uscc',
        'code', 'registry/line-twice', 'given', r.uscc,
        'details', jsonb_build_object('line', f.first::text)))
    from (select line, first_value(line) over w as first from registry_import_row
      where import = ${id} and uscc <> '' window w as (partition by uscc order by line)) f
    where r.import = ${id} and r.line = f.line and f.first < f.line`.execute(tx)
  await sql`update registry_import_row r
    set enterprise = c.id, seen = c.revision, act = c.act,
      before = case when c.act = 'changed' then c.facts end,
      faults = case when c.act = 'faulty' then ${faultOf('registry/merged-away')} else r.faults end
    from (
      select line, id, revision, facts, case when merged then 'faulty'
        when facts || stated = facts then 'unchanged' else 'changed' end as act
      from (
        select s.line, e.id, e.revision, e.merged_into is not null as merged,
          registry_facts(e) || jsonb_build_object('contacts', k.known) as facts,
          s.facts as stated
        from registry_import_row s join registry_enterprise e on e.uscc = s.uscc
        cross join lateral (${knownContacts}) k
        where s.import = ${id} and s.act = 'new' offset 0
      ) pair
    ) c
    where r.import = ${id} and r.line = c.line`.execute(tx)
}

/** Counts the rows by what they would do, and keeps it. */
export async function countRows(tx: Tx, id: string): Promise<void> {
  await sql`update registry_import i set
      counts = (select jsonb_build_object(
        'new', count(*) filter (where act = 'new'), 'changed', count(*) filter (where act = 'changed'),
        'unchanged', count(*) filter (where act = 'unchanged'),
        'faulty', count(*) filter (where act = 'faulty'))
        from registry_import_row where import = ${id}),
      warned = (select count(*) from registry_import_row
        where import = ${id} and act <> 'faulty' and warnings <> '[]')
    where i.id = ${id}`.execute(tx)
}

export const findImport = (tx: Tx, id: string): Promise<ImportRecord | undefined> =>
  tx.selectFrom('registry_import').selectAll().where('id', '=', id).executeTakeFirst()

/** The import for the rest of the transaction: whoever comes second waits and finds it settled. */
export const lockImport = (tx: Tx, id: string): Promise<ImportRecord | undefined> =>
  tx.selectFrom('registry_import').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const selectImports = (tx: Tx): Promise<ImportRecord[]> =>
  tx.selectFrom('registry_import').selectAll().orderBy('id', 'desc').limit(100).execute()

export const selectRows = (
  tx: Tx,
  id: string,
  asked: {
    readonly act?: RowAct | undefined
    readonly after?: number | undefined
    readonly limit: number
  },
): Promise<StagedRow[]> =>
  tx
    .selectFrom('registry_import_row')
    .selectAll()
    .where('import', '=', id)
    .$if(asked.act !== undefined, (q) => q.where('act', '=', asked.act!))
    .$if(asked.after !== undefined, (q) => q.where('line', '>', asked.after!))
    .orderBy('line')
    .limit(asked.limit)
    .execute()

/** How many rows of the preview no longer stand as they were compared. */
export async function countOutdated(tx: Tx, id: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from registry_import_row r
    join registry_enterprise e on e.uscc = r.uscc
    where r.import = ${id} and (r.act = 'new' or r.act = 'changed' and e.revision <> r.seen)`.execute(
    tx,
  )
  return rows[0]!.n
}

/** A name that changes stays among the former ones, whether or not the file says others. */
export async function keepFormerNames(tx: Tx, id: string, today: string): Promise<void> {
  const former = sql`coalesce(r.facts->'former', r.before->'former')`
  await sql`update registry_import_row r set facts = r.facts || jsonb_build_object('former',
      ${former} || jsonb_build_array(jsonb_build_object('name', r.before->>'name',
        'from', null, 'until', ((${today})::date - 1)::text)))
    where r.import = ${id} and r.act = 'changed' and r.facts ? 'name'
      and r.facts->>'name' <> r.before->>'name'
      and not exists (select from jsonb_array_elements(${former}) f
        where f->>'name' = r.before->>'name')
      and jsonb_array_length(${former}) < 20`.execute(tx)
}

export type PieceRow = Pick<StagedRow, 'line' | 'act' | 'enterprise' | 'seen' | 'facts' | 'before'>

/** The next rows that would change the register. */
export const selectPiece = (
  tx: Tx,
  id: string,
  after: number,
  limit: number,
): Promise<PieceRow[]> =>
  tx
    .selectFrom('registry_import_row')
    .select(['line', 'act', 'enterprise', 'seen', 'facts', 'before'])
    .where('import', '=', id)
    .where('line', '>', after)
    .where('act', 'in', ['new', 'changed'])
    .orderBy('line')
    .limit(limit)
    .execute()

/** Settles the import; of its rows only the faulty ones of a confirmed import stay. */
export async function settleImport(
  tx: Tx,
  id: string,
  state: 'confirmed' | 'discarded',
  now: Date,
): Promise<void> {
  await tx
    .deleteFrom('registry_import_row')
    .where('import', '=', id)
    .$if(state === 'confirmed', (q) => q.where('act', '<>', 'faulty'))
    .execute()
  await tx
    .updateTable('registry_import')
    .set({ state, settled_at: now })
    .where('id', '=', id)
    .execute()
}
