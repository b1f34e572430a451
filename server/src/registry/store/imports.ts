import type { EnterpriseFacts, RowAct } from '@wstc/domain/registry/model'
import { emptyFacts, type RowFault } from '@wstc/domain/registry/rules/import-row'
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
          registry_facts(e) as facts, s.facts as stated
        from registry_import_row s join registry_enterprise e on e.uscc = s.uscc
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

/** A name that changes stays among the former ones, unless the file says what those are. */
export async function keepFormerNames(tx: Tx, id: string, today: string): Promise<void> {
  await sql`update registry_import_row r set facts = r.facts || jsonb_build_object('former',
      (r.before->'former') || jsonb_build_array(jsonb_build_object('name', r.before->>'name',
        'from', null, 'until', ((${today})::date - 1)::text)))
    where r.import = ${id} and r.act = 'changed' and r.facts ? 'name' and not r.facts ? 'former'
      and r.facts->>'name' <> r.before->>'name'
      and jsonb_array_length(r.before->'former') < 20`.execute(tx)
}

/** Rows whose entry gets another name, or its first; with its former ones. */
export async function selectNamed(
  tx: Tx,
  id: string,
  after: number,
  limit: number,
): Promise<
  { line: number; name: string; english: string; former: { name: string }[]; uscc: string }[]
> {
  const { rows } = await sql<{
    line: number
    name: string
    english: string
    former: { name: string }[]
    uscc: string
  }>`select line, uscc, coalesce(facts->>'name', before->>'name') as name,
      coalesce(facts->>'english', before->>'english', '') as english,
      coalesce(facts->'former', before->'former', '[]') as former
    from registry_import_row
    where import = ${id} and line > ${after} and (act = 'new' or act = 'changed'
      and (facts->'name' is distinct from before->'name' or facts ? 'english' or facts ? 'former'))
    order by line limit ${limit}`.execute(tx)
  return rows
}

/** Keeps the words that names are found by beside their rows, as `search` and `name key` in one. */
export async function keepWords(
  tx: Tx,
  id: string,
  words: readonly { line: number; search: string; key: string }[],
): Promise<void> {
  await sql`update registry_import_row r set search = jsonb_build_array(w.search, w.key)::text
    from json_to_recordset(${JSON.stringify(words)}::json) as w(line int, search text, key text)
    where r.import = ${id} and r.line = w.line`.execute(tx)
}

/** Brings what the preview shows into the register, each entry with its version; all at once. */
export async function applyRows(
  tx: Tx,
  id: string,
  by: { readonly person: string | null; readonly now: Date; readonly reason: string },
): Promise<void> {
  const { person, now, reason } = by
  await sql`insert into registry_enterprise
    select p.* from registry_import_row r,
      jsonb_populate_record(null::registry_enterprise, ${JSON.stringify(emptyFacts)}::jsonb || r.facts
        || jsonb_build_object('id', r.enterprise, 'search', r.search::jsonb->>0,
          'name_key', r.search::jsonb->>1, 'synthetic', false, 'changed_at', ${now}::timestamptz,
          'revision', 1)) p
    where r.import = ${id} and r.act = 'new'`.execute(tx)
  await sql`update registry_enterprise e set
      name = p.name, english = p.english, former = p.former, district = p.district, park = p.park,
      state = p.state, since = p.since, ownership = p.ownership, size = p.size,
      standings = p.standings, sectors = p.sectors, exports = p.exports, imports = p.imports,
      head = p.head, address = p.address, contact = p.contact, phone = p.phone, email = p.email,
      note = p.note, search = coalesce(r.search::jsonb->>0, e.search),
      name_key = coalesce(r.search::jsonb->>1, e.name_key),
      changed_at = ${now}, revision = e.revision + 1
    from registry_import_row r, jsonb_populate_record(null::registry_enterprise, r.before || r.facts) p
    where r.import = ${id} and r.act = 'changed' and e.id = r.enterprise`.execute(tx)
  await sql`insert into registry_version
    select e.id, e.revision, registry_facts(e), 'import', ${reason}, ${id}, ${person}, ${now}
    from registry_import_row r join registry_enterprise e on e.id = r.enterprise
    where r.import = ${id} and r.act in ('new', 'changed')`.execute(tx)
}

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
