import { once } from 'node:events'
import { PassThrough, type Readable } from 'node:stream'
import pg from 'pg'

/** The part of pg's connection that COPY needs; its types leave it out. */
interface Wire {
  readonly stream: NodeJS.WritableStream & {
    pause(): void
    resume(): void
    writableNeedDrain: boolean
  }
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(why: string): void
}

const flushAt = 64 * 1024
const nothing = (): void => {}
const quiet = {
  handleRowDescription: nothing,
  handleDataRow: nothing,
  handlePortalSuspended: nothing,
  handleEmptyQuery: nothing,
}

/** What `COPY … TO STDOUT` writes, as fast as it is read. */
export function copyOut(client: pg.Client, text: string): Readable {
  const out = new PassThrough()
  let wire: Wire | undefined
  let held: Buffer[] = []
  let bytes = 0
  const flush = (): void => {
    if (bytes === 0) return
    const fits = out.write(Buffer.concat(held, bytes))
    held = []
    bytes = 0
    if (fits) return
    wire?.stream.pause()
    out.once('drain', () => wire?.stream.resume())
  }
  client.query({
    ...quiet,
    submit: (connection: unknown) => {
      wire = connection as Wire
      wire.query(text)
    },
    handleCopyData: ({ chunk }: { chunk: Buffer }) => {
      // The parser uses its buffer again.
      held.push(Buffer.from(chunk))
      bytes += chunk.length
      if (bytes >= flushAt) flush()
    },
    handleCommandComplete: nothing,
    handleReadyForQuery: () => {
      flush()
      out.end()
      // A stream that was ended never says that it drained.
      wire?.stream.resume()
    },
    handleError: (error: Error) => out.destroy(error),
  } as unknown as pg.Submittable)
  return out
}

/** Feeds `COPY … FROM STDIN`; resolves when PostgreSQL has taken all of it. */
export function copyIn(
  client: pg.Client,
  text: string,
  source: AsyncIterable<Buffer>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let fault: Error | undefined
    const pump = async (wire: Wire): Promise<void> => {
      try {
        for await (const chunk of source) {
          wire.sendCopyFromChunk(chunk)
          if (wire.stream.writableNeedDrain) await once(wire.stream, 'drain')
        }
        wire.endCopyFrom()
      } catch (error) {
        fault = error as Error
        wire.sendCopyFail('the source failed')
      }
    }
    client.query({
      ...quiet,
      submit: (connection: unknown) => (connection as Wire).query(text),
      handleCopyInResponse: (connection: unknown) => void pump(connection as Wire),
      handleCopyData: nothing,
      handleCommandComplete: nothing,
      handleReadyForQuery: () => (fault ? reject(fault) : resolve()),
      handleError: (error: Error) => {
        fault ??= error
        reject(fault)
      },
    } as unknown as pg.Submittable)
  })
}

export interface DumpTable {
  readonly name: string
  /** Columns that are stored; generated ones follow from them. */
  readonly columns: readonly string[]
  readonly order: string
}

const tablesQuery = `
  select c.relname as name,
    (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
    (select string_agg(format('%I', a.attname) ||
        case when a.attcollation <> 0 then ' collate "C"' else '' end, ', ' order by k.place)
      from pg_index i, unnest(i.indkey::int2[]) with ordinality as k(number, place), pg_attribute a
      where i.indrelid = c.oid and i.indisprimary
        and a.attrelid = c.oid and a.attnum = k.number) as "order"
  from pg_class c where c.relnamespace = 'wstc'::regnamespace and c.relkind = 'r'
  order by c.relname collate "C"`

const quoted = (name: string): string => pg.escapeIdentifier(name)
const listOf = (table: DumpTable): string => table.columns.map(quoted).join(', ')

/** Every way PostgreSQL could write the same value differently is fixed, so that sums compare. */
const steady = `set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'iso_8601';
  set bytea_output = 'hex'; set extra_float_digits = 1; set search_path = wstc, public`

export interface DumpReader {
  readonly tables: readonly DumpTable[]
  /** The rows of a table in a fixed order, in COPY's text format. */
  copy(table: DumpTable): Readable
  rows<Row extends object>(text: string): Promise<Row[]>
  /** Where sequences stand; not older than the snapshot, which is what a restore needs. */
  sequences(): Promise<Record<string, string>>
  close(): Promise<void>
}

/**
 * Reads the whole database as it stands at one moment: every committed transaction whole, or not
 * at all. `url` must be allowed to see every row.
 */
export async function openDump(url: string): Promise<DumpReader> {
  const client = new pg.Client({ connectionString: url, application_name: 'wstc backup' })
  client.on('error', nothing)
  await client.connect()
  try {
    await client.query(steady)
    await client.query('begin isolation level repeatable read read only')
    const rows = async <Row extends object>(text: string): Promise<Row[]> =>
      (await client.query(text)).rows as Row[]
    const tables = await rows<DumpTable>(tablesQuery)
    for (const { name, order } of tables) {
      if (!order) throw new Error(`Table ${name} has no primary key: its rows have no fixed order`)
    }
    return {
      tables,
      rows,
      copy: (table) =>
        copyOut(
          client,
          `copy (select ${listOf(table)} from ${quoted(table.name)} order by ${table.order}) to stdout`,
        ),
      sequences: async () => {
        const found = await rows<{ name: string; value: string | null }>(
          `select sequencename as name, last_value::text as value from pg_sequences
           where schemaname = 'wstc' order by 1`,
        )
        return Object.fromEntries(
          found.flatMap(({ name, value }) => (value === null ? [] : [[name, value]])),
        )
      },
      close: () => client.end(),
    }
  } catch (error) {
    await client.end()
    throw error
  }
}

export interface DumpWriter {
  readonly tables: readonly DumpTable[]
  copy(table: DumpTable, source: AsyncIterable<Buffer>): Promise<void>
  /** Makes everything copied stay. */
  finish(sequences: Readonly<Record<string, string>>): Promise<void>
  close(): Promise<void>
}

/**
 * Fills a migrated database as its superuser, in one transaction and with its triggers asleep:
 * rows were checked when they were first written, and arrive exactly as they were.
 */
export async function openFill(url: string): Promise<DumpWriter> {
  const client = new pg.Client({ connectionString: url, application_name: 'wstc restore' })
  client.on('error', nothing)
  await client.connect()
  try {
    await client.query(steady)
    await client.query('set session_replication_role = replica')
    await client.query('begin')
    const tables = (await client.query(tablesQuery)).rows as DumpTable[]
    await client.query(`truncate ${tables.map(({ name }) => quoted(name)).join(', ')}`)
    return {
      tables,
      copy: (table, source) =>
        copyIn(client, `copy ${quoted(table.name)} (${listOf(table)}) from stdin`, source),
      finish: async (sequences) => {
        for (const [name, value] of Object.entries(sequences)) {
          await client.query('select setval($1::regclass, $2)', [quoted(name), value])
        }
        await client.query('commit')
        await client.query('analyze')
      },
      close: () => client.end(),
    }
  } catch (error) {
    await client.end()
    throw error
  }
}
