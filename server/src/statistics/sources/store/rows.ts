import type { SourceField } from '@wstc/domain/statistics/sources/model/source'
import { mostFaults, type Repeats } from '@wstc/domain/statistics/sources/rules/check-file'
import type { AdminRow } from '@wstc/domain/statistics/sources/rules/read-row'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { type CopyValue, copyRows, openStage } from '../../../platform/database-rows.ts'
import { newId } from '../../../platform/ids.ts'

export interface PlacedRow {
  readonly line: number
  readonly row: AdminRow
}

const stage = 'delivered_row'
const stageColumns = [
  'line int',
  ...[
    ...['unit_code', 'plain_name', 'unit_name', 'code', 'flow', 'item', 'currency'],
    ...['reference', 'partner', 'note'],
  ].map((name) => `${name} text`),
  'amount numeric',
].join(', ')

/** A table of the transaction for the rows of one delivery, from which they are kept or forgotten. */
export const openRows = (tx: Tx): Promise<void> => openStage(tx, stage, stageColumns)

/** Adds a batch to it. */
export function addRows(tx: Tx, rows: readonly PlacedRow[]): Promise<void> {
  function* values(): Generator<CopyValue[]> {
    for (const { line, row } of rows) {
      yield [
        ...[line, row.unitCode, row.plainName, row.unitName, row.code, row.flow, row.item],
        ...[row.currency, row.reference, row.partner, row.note, row.amount],
      ]
    }
  }
  return copyRows(tx, stage, values())
}

/** Columns of the rows by field; all rows are of one month. */
const columnOf: Readonly<Record<Exclude<SourceField, 'period'>, string>> = {
  unitCode: 'unit_code',
  unitName: 'unit_name',
  code: 'code',
  flow: 'flow',
  currency: 'currency',
  amount: 'amount',
  reference: 'reference',
  partner: 'partner',
  note: 'note',
}

/** The added rows that are the same as one before them in the fields `distinctBy`. */
export async function findRepeats(
  tx: Tx,
  distinctBy: readonly SourceField[],
  period: string,
): Promise<Repeats> {
  // The bare order of characters is much quicker than that of a language.
  const columns = distinctBy.flatMap((field) =>
    field === 'period' ? [] : sql`${sql.ref(columnOf[field])}::text collate "C"`,
  )
  const [given] = distinctBy
  const shown = given === 'period' ? sql`${period}::text` : sql`${sql.ref(columnOf[given!])}::text`
  const by = columns.length > 0 ? sql`partition by ${sql.join(columns)}` : sql``
  const { rows } = await sql<{ count: number; line: number; before: number; given: string }>`
    select count(*) over ()::int as count, line, before, given from (
      select line, first_value(line) over same as before, ${shown} as given
      from ${sql.table(`pg_temp.${stage}`)}
      window same as (${by} order by line)) r
    where before < line order by line limit ${mostFaults}`.execute(tx)
  return { count: rows[0]?.count ?? 0, first: rows }
}

/** Places of an id that tell when it was made and by which rule. */
const idsMoment = 15

/** Rows of a file that go into their table with one statement, whose time is limited. */
const linesAtOnce = 200_000

/** Keeps what was added: units that files name for the first time, and the rows up to line `last`. */
export async function keepRows(
  tx: Tx,
  delivery: string,
  { last, now }: { readonly last: number; readonly now: Date },
): Promise<void> {
  // Each new unit gets an id as `newId` makes them: the time, then what is by chance.
  const moment = newId(now).slice(0, idsMoment)
  const staged = sql.table(`pg_temp.${stage}`)
  await sql`analyze ${staged}`.execute(tx)
  await sql`insert into statistics_party (id, code, plain_name, name)
    select distinct on (r.unit_code collate "C", r.plain_name collate "C")
      ${moment} || substr(gen_random_uuid()::text, ${idsMoment + 1}::int), r.unit_code, r.plain_name, r.unit_name
    from ${staged} r
    where not exists (
      select from statistics_party p where p.code = r.unit_code and p.plain_name = r.plain_name)
    order by r.unit_code collate "C", r.plain_name collate "C", r.line
    on conflict (code, plain_name) do nothing`.execute(tx)
  for (let after = -1; after < last; after += linesAtOnce) {
    await sql`insert into statistics_admin_row
      select ${delivery}, r.line, p.id, r.unit_code, r.unit_name, r.code, r.flow, r.item, r.currency,
        r.amount, r.reference, r.partner, r.note
      from ${staged} r
      join statistics_party p on p.code = r.unit_code and p.plain_name = r.plain_name
      where r.line > ${after} and r.line <= ${after + linesAtOnce}`.execute(tx)
  }
}

/** Adds the rows of a delivery up; what is no services trade stays out. */
export async function addUp(tx: Tx, delivery: string): Promise<void> {
  await sql`insert into statistics_admin_total
    select delivery, party, flow, item, currency, sum(amount), count(*)
    from statistics_admin_row
    where delivery = ${delivery} and item <> ''
    group by delivery, party, flow, item, currency`.execute(tx)
}

export interface KeptRow {
  readonly line: number
  readonly unitCode: string
  readonly unitName: string
  readonly code: string
  readonly flow: AdminRow['flow']
  readonly currency: string
  readonly amount: string
  readonly reference: string
  readonly partner: string
  readonly note: string
}

/** Rows of a delivery in the order of the file, page by page. */
export const selectRows = (
  tx: Tx,
  delivery: string,
  after: number | undefined,
  limit: number,
): Promise<KeptRow[]> =>
  tx
    .selectFrom('statistics_admin_row')
    .select([
      'line',
      'unit_code as unitCode',
      'unit_name as unitName',
      'code',
      'flow',
      'currency',
      sql<string>`trim_scale(amount)::text`.as('amount'),
      'reference',
      'partner',
      'note',
    ])
    .where('delivery', '=', delivery)
    .$if(after !== undefined, (q) => q.where('line', '>', after!))
    .orderBy('line')
    .limit(limit)
    .execute()
