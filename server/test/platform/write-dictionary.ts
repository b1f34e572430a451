import type pg from 'pg'

const head = `# Data dictionary

Every table and column of the database, what it means and how it must be treated. This page is written from the migrated database itself: the comments of tables and columns, and the policies of row-level security. Do not edit it. After a migration write it anew with

\`\`\`
UPDATE_DOCS=1 npx vitest run server/test/platform/data-dictionary.test.ts
\`\`\`

The same test without \`UPDATE_DOCS\` is part of \`./test\` and fails when this page and the database differ.

| class | who may see it |
|---|---|
| 公开 | anyone, once the record itself is public |
| 内部 | signed-in people to whom the row-level policies open the row |
| 敏感 | personal data, security data and what one organisation tells the platform: only those the policies name; reads for others are audited |
| 机密 | secrets, and what is typed but not yet handed in: the platform and the owner only; never in an export or the log |

Every table enables **and forces** row-level security: a row that no policy opens does not exist for the caller. Policies for one command add up (any of them opens the row). The prefix of a table is the context that owns it; no other context reads or writes it.
`

interface Column {
  readonly table: string
  readonly purpose: string | null
  readonly name: string
  readonly type: string
  readonly required: boolean
  readonly comment: string | null
  readonly key: string | null
}

interface Policy {
  readonly table: string
  readonly name: string
  readonly command: string
  readonly permissive: boolean
}

const columnsOf = `
  select c.relname as table, obj_description(c.oid, 'pg_class') as purpose, a.attname as name,
    format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
    col_description(c.oid, a.attnum) as comment,
    (select string_agg(case k.contype when 'p' then 'key' else '→ ' || f.relname end, ', '
        order by k.contype desc, f.relname collate "C")
      from pg_constraint k left join pg_class f on f.oid = k.confrelid
      where k.conrelid = c.oid and k.contype in ('p', 'f') and a.attnum = any(k.conkey)) as key
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'wstc'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migration'
  order by c.relname collate "C", a.attnum`

const policiesOf = `
  select c.relname as table, p.polname as name, p.polpermissive as permissive,
    case p.polcmd when '*' then 'all' when 'r' then 'select' when 'a' then 'insert'
      when 'w' then 'update' else 'delete' end as command
  from pg_policy p join pg_class c on c.oid = p.polrelid
  where c.relnamespace = 'wstc'::regnamespace
  order by c.relname collate "C", p.polname collate "C"`

const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim()

function rowOf({ name, type, required, comment, key }: Column): string {
  const [, level = '', meaning = ''] = /^\[(.+?)\] ([\s\S]*)$/.exec(comment ?? '') ?? []
  const kind = [type, required ? '' : 'optional', key ?? ''].filter(Boolean).join(', ')
  return `| \`${name}\` | ${kind} | ${level} | ${cell(meaning)} |`
}

function policyLine(policies: readonly Policy[]): string {
  const named = policies.map(
    ({ name, command, permissive }) =>
      `\`${name}\` (${command}${permissive ? '' : ', narrows the others'})`,
  )
  return `Row-level policies: ${named.join(', ') || 'none, so nobody sees a row'}.`
}

function tableText(columns: readonly Column[], policies: readonly Policy[]): string {
  const [{ table, purpose }] = columns as [Column]
  return [
    `### ${table}`,
    `${purpose ?? ''}`,
    ['| column | type | class | meaning |', '|---|---|---|---|', ...columns.map(rowOf)].join('\n'),
    policyLine(policies),
  ].join('\n\n')
}

const contextOf = (table: string): string => table.split('_')[0] ?? table

/** The whole page, from a migrated database. */
export async function writeDictionary(client: pg.Client): Promise<string> {
  const columns = (await client.query<Column>(columnsOf)).rows
  const policies = (await client.query<Policy>(policiesOf)).rows
  const tables = [...new Set(columns.map(({ table }) => table))]
  const contexts = [...new Set(tables.map(contextOf))]
  const parts = contexts.map((context) =>
    [
      `## ${context}`,
      ...tables
        .filter((table) => contextOf(table) === context)
        .map((table) =>
          tableText(
            columns.filter((one) => one.table === table),
            policies.filter((one) => one.table === table),
          ),
        ),
    ].join('\n\n'),
  )
  return `${[head.trimEnd(), ...parts].join('\n\n')}\n`
}
