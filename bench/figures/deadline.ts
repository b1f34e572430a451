import { randomUUID } from 'node:crypto'
import type { Figure } from '../figure.ts'
import { type Audience, all } from '../load/plan.ts'
import { runLoad, withBare } from '../load/run.ts'
import { openReporters, type Reporter } from '../seed/reporters.ts'
import { ms, percentile, times } from '../statistics.ts'

/** Times quicker than the hour in which they come, so that the minute before the end is met too. */
const hurry = 10
const inTheHour = 4000

const handIn = ({ cookie, obligation, revision, content }: Reporter): Audience => ({
  share: 1,
  cookies: [cookie],
  shots: [
    {
      name: 'hand in',
      weight: 1,
      method: 'POST',
      path: `/api/v1/statistics/returns/${obligation}/submissions`,
      body: JSON.stringify({ content, source: 'grid' }),
      headers: { 'if-match': `"${revision}"`, 'idempotency-key': randomUUID() },
      status: 200,
    },
  ],
})

export const deadline: Figure = {
  name: 'deadline',
  run: async (ground, { rows }) => {
    const { server, sql, desk, url } = await ground()
    const count = Math.max(10, Math.min(inTheHour, Math.floor(rows / 250)))
    const audiences = (await openReporters(desk, sql, count)).map(handIn)
    // Years of returns came in a few minutes; a city's came in years.
    await sql.query('vacuum analyze')
    await sql.query('checkpoint')
    const seconds = (3600 * count) / inTheHour / hurry
    const drive = { kind: 'users', users: count, every: seconds } as const
    const plan = { audiences, seconds, warmUp: 0, drive }
    const kept = async (): Promise<number> => {
      const [row] = await sql.query<{ count: number }>(
        `select count(*)::int as count from statistics_return r join audit_receipt a
          on a.subject_kind = 'return' and a.subject_id = r.obligation where r.source = 'grid'`,
      )
      return row!.count
    }
    const before = await kept()
    const result = await runLoad({ ...plan, origin: server.origin })
    const own = all(result)
    const lost = own.length - ((await kept()) - before)
    if (lost !== 0) throw new Error(`${lost} returns were acknowledged and are not there`)
    const bare = await withBare({ replies: {}, database: url }, (origin) =>
      runLoad({ ...plan, origin, seconds: seconds / 4, drive: { ...drive, every: seconds } }),
    )
    const [p50, p99] = [percentile(own, 0.5), percentile(own, 0.99)]
    return [
      {
        what: `${own.length.toLocaleString('en')} returns handed in ${hurry} times as fast as 4,000 in an hour, each checked against last month and last year, with a signed receipt`,
        bar: 'p99 < 1 s, none lost',
        measured: `p50 ${ms(p50)}, p99 ${ms(p99)}, slowest ${ms(Math.max(...own))}; none lost, ${result.refused} turned away`,
        ratio: times(p50 / percentile(all(bare), 0.5)),
        baseline: `bare Fastify, one INSERT and commit: p50 ${ms(percentile(all(bare), 0.5))}`,
        met: p99 < 1000 && result.refused === 0,
      },
    ]
  },
}
