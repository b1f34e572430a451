import type { Effort, Figure, Line } from '../figure.ts'
import type { Ground } from '../ground.ts'
import { type Audience, all, type LoadResult } from '../load/plan.ts'
import { recordReplies, runLoad, withBare } from '../load/run.ts'
import { ms, percentile, perSecond, times } from '../statistics.ts'
import { everybody, readers, writers } from './audiences.ts'

/** 1,000 people at work: each asks for something every ten seconds, whatever the server does. */
const asUsers = { kind: 'users', users: 1000, every: 10 } as const
/** As much as goes through. */
const asMuch = { kind: 'connections', connections: 16 } as const

const p95 = (result: LoadResult): number => percentile(all(result), 0.95)

const spread = (result: LoadResult): string => {
  const values = all(result)
  const [a, b, c] = [0.5, 0.95, 0.99].map((part) => ms(percentile(values, part)))
  const refused = result.refused > 0 ? `, ${result.refused} turned away` : ''
  return `p50 ${a}, p95 ${b}, p99 ${c}${refused}`
}

const rate = (result: LoadResult): string => perSecond(result.requests, result.seconds * 1000)

function tellSlowest(result: LoadResult, say: Effort['say']): void {
  const rows = Object.entries(result.latencies)
    .map(([name, values]) => ({ name, at: percentile(values, 0.95), count: values.length }))
    .toSorted((a, b) => b.at - a.at)
  for (const { name, at, count } of rows) say(`    ${name}: p95 ${ms(at)} of ${count}`)
}

interface Kind {
  readonly name: string
  readonly what: string
  readonly barMs: number | undefined
  readonly baseline: string
  audiences(ground: Ground): readonly Audience[]
  /** Whether the baseline writes to the database as well. */
  readonly writes: boolean
}

async function measure(kind: Kind, ground: Ground, effort: Effort): Promise<Line[]> {
  const { seconds, say } = effort
  const audiences = kind.audiences(ground)
  const { origin } = ground.server
  const plan = { audiences, seconds, warmUp: Math.min(3, seconds) }
  const used = await runLoad({ ...plan, origin, drive: asUsers })
  tellSlowest(used, say)
  const full = await runLoad({ ...plan, origin, drive: asMuch, seconds: seconds / 2 })
  const order = {
    replies: await recordReplies(origin, audiences),
    ...(kind.writes ? { database: ground.url } : {}),
  }
  const bare = await withBare(order, async (at) => {
    const plain = audiences.map((audience) => ({
      ...audience,
      shots: audience.shots.map((shot) => ({ ...shot, status: 200 })),
    }))
    const short = {
      ...plan,
      audiences: plain,
      origin: at,
      seconds: seconds / 2,
      warmUp: Math.min(1, seconds),
    }
    return {
      used: await runLoad({ ...short, drive: asUsers }),
      full: await runLoad({ ...short, drive: asMuch }),
    }
  })
  return [
    {
      what: `${kind.what}, 1,000 users of whom each asks every 10 s`,
      bar: kind.barMs === undefined ? '—' : `p95 ≤ ${kind.barMs} ms`,
      measured: `${spread(used)} at ${rate(used)}`,
      ratio: times(p95(used) / p95(bare.used)),
      baseline: `${kind.baseline}: ${spread(bare.used)}`,
      met: kind.barMs === undefined ? undefined : p95(used) <= kind.barMs && used.refused === 0,
    },
    {
      what: `${kind.what}, as many as go through on 16 connections`,
      bar: '—',
      measured: `${rate(full)}, ${spread(full)}`,
      ratio: times(bare.full.requests / bare.full.seconds / (full.requests / full.seconds)),
      baseline: `${kind.baseline}: ${rate(bare.full)}`,
      met: undefined,
    },
  ]
}

const figure = (kind: Kind): Figure => ({
  name: kind.name,
  run: async (ground, effort) => measure(kind, await ground(), effort),
})

const sameBytes = 'bare Fastify, same bytes'

export const loadFigures: readonly Figure[] = [
  figure({
    name: 'reads',
    what: 'Reads of a signed-in person',
    barMs: 75,
    baseline: sameBytes,
    audiences: ({ sessions }) => readers(sessions),
    writes: false,
  }),
  figure({
    name: 'writes',
    what: 'Writes with audit and notices',
    barMs: 150,
    baseline: 'bare Fastify, one INSERT and commit',
    audiences: ({ sessions }) => writers(sessions),
    writes: true,
  }),
  figure({
    name: 'public',
    what: 'Public API',
    barMs: 75,
    baseline: sameBytes,
    audiences: () => everybody,
    writes: false,
  }),
]
