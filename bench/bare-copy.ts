import pg from 'pg'
import { copyIn } from '../server/src/platform/database-copy.ts'
import { timed } from './statistics.ts'

/** Milliseconds that COPY alone takes for `rows` lines, into a table of these columns that is gone afterwards. */
export async function bareCopy(
  url: string,
  columns: string,
  rows: number,
  lineAt: (n: number) => readonly (string | number)[],
): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`create temp table bare_line (${columns})`)
    const bytes = Buffer.from(
      Array.from({ length: rows }, (_, n) => `${lineAt(n).join('\t')}\n`).join(''),
    )
    async function* pieces(): AsyncGenerator<Buffer> {
      for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
    }
    return (await timed(() => copyIn(client, 'copy bare_line from stdin', pieces()))).took
  } finally {
    await client.end()
  }
}
