import { once } from 'node:events'
import pg from 'pg'

/** A bare connection with superuser rights: no roles, no row-level security. */
export interface Sql {
  query<Row = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>
  /** Streams `copy (…) to stdout` and answers how many bytes came. */
  copyOut(query: string): Promise<number>
  close(): Promise<void>
}

/** What `pg` asks of something that speaks the protocol itself. */
function copying(text: string, done: (error: Error | undefined, bytes: number) => void) {
  let bytes = 0
  let fault: Error | undefined
  return {
    submit: (connection: { query(text: string): void }) => connection.query(text),
    handleCopyData: ({ chunk }: { chunk: Buffer }) => {
      bytes += chunk.length
    },
    handleError: (error: Error) => {
      fault = error
      done(fault, bytes)
    },
    handleReadyForQuery: () => fault === undefined && done(undefined, bytes),
    handleCommandComplete: () => {},
    handleRowDescription: () => {},
    handleDataRow: () => {},
    handleEmptyQuery: () => {},
    handlePortalSuspended: () => {},
  }
}

export async function openSql(url: string): Promise<Sql> {
  const client = new pg.Client({ connectionString: url, options: '-c search_path=wstc,public' })
  await client.connect()
  return {
    query: async (text, values = []) => (await client.query(text, [...values])).rows,
    copyOut: (query) =>
      new Promise((resolve, reject) => {
        const work = copying(`copy (${query}) to stdout`, (error, bytes) =>
          error ? reject(error) : resolve(bytes),
        )
        client.query(work as unknown as pg.Submittable)
      }),
    close: async () => {
      const ended = once(client, 'end')
      await client.end()
      await ended
    },
  }
}
