import { type QueryExecutorProvider, sql } from 'kysely'
import type pg from 'pg'
import { copyIn } from './database-copy.ts'

export type CopyValue = string | number | null

const clients = new WeakMap<QueryExecutorProvider, pg.ClientBase>()

/** Remembers which connection a transaction runs on. */
export const tieTo = (tx: QueryExecutorProvider, client: pg.ClientBase): void => {
  clients.set(tx, client)
}

const special = /[\\\t\n\r]/
const marks: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
}

const written = (value: CopyValue): string => {
  if (value === null) return '\\N'
  if (typeof value === 'number') return String(value)
  return special.test(value) ? value.replace(/[\\\t\n\r]/g, (one) => marks[one]!) : value
}

const pieceLength = 64 * 1024

async function* piecesOf(rows: Iterable<readonly CopyValue[]>): AsyncGenerator<Buffer> {
  let piece = ''
  for (const row of rows) {
    let line = written(row[0]!)
    for (let at = 1; at < row.length; at += 1) line += `\t${written(row[at]!)}`
    piece += `${line}\n`
    if (piece.length < pieceLength) continue
    yield Buffer.from(piece)
    piece = ''
  }
  if (piece !== '') yield Buffer.from(piece)
}

/** An empty table of the transaction alone. `table` and `columns` are words of the program, never of a request. */
export async function openStage(
  tx: QueryExecutorProvider,
  table: string,
  columns: string,
): Promise<void> {
  await sql.raw(`create temp table if not exists ${table} (${columns}) on commit drop`).execute(tx)
  await sql.raw(`truncate pg_temp.${table}`).execute(tx)
}

/** Adds rows to a table that {@link openStage} opened; called again, it adds more. */
export async function copyRows(
  tx: QueryExecutorProvider,
  table: string,
  rows: Iterable<readonly CopyValue[]>,
): Promise<void> {
  const client = clients.get(tx)
  if (!client) throw new Error('These rows have no connection to go by')
  // COPY is answered while it is sent, which nothing that was sent ahead may stand in the way of.
  const line = client as pg.Client & { pipeline: boolean }
  const { pipeline } = line
  line.pipeline = false
  try {
    await copyIn(line, `copy pg_temp.${table} from stdin`, piecesOf(rows))
  } finally {
    line.pipeline = pipeline
  }
}

/**
 * Brings rows into a table of the transaction alone, from which `insert … select` brings them where
 * they belong: PostgreSQL refuses COPY into a table whose rows are judged by who acts, and what is
 * inserted so is judged as any row.
 */
export async function stageRows(
  tx: QueryExecutorProvider,
  table: string,
  columns: string,
  rows: Iterable<readonly CopyValue[]>,
): Promise<void> {
  await openStage(tx, table, columns)
  await copyRows(tx, table, rows)
}
