import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

export type Row = Readonly<Record<string, unknown>>

/** Looks into PostgreSQL behind the product's back, with the rights of its owner. */
export interface Behind {
  rows<R extends Row = Row>(sql: string, values?: readonly unknown[]): Promise<R[]>
  close(): Promise<void>
}

export async function openBehind(dataDir: string): Promise<Behind> {
  const port = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3]
  const password = readFileSync(join(dataDir, 'postgres.secret'), 'utf8').trim()
  const client = new pg.Client({
    connectionString: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
    options: '-c search_path=wstc,public',
  })
  // Killed with everything else.
  client.on('error', () => {})
  await client.connect()
  return {
    rows: async <R extends Row>(sql: string, values: readonly unknown[] = []) =>
      (await client.query(sql, [...values])).rows as R[],
    close: () => client.end().catch(() => {}),
  }
}
