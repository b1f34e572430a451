import type { Effort } from '../effort.ts'
import type { Figure, Line } from '../figure.ts'
import type { Ground } from '../ground.ts'
import { type Audience, all, type LoadResult, type Shot } from '../load/plan.ts'
import { recordReplies, runLoad, withBare } from '../load/run.ts'
import { ms, percentile, perSecond, times } from '../statistics.ts'
import { everybody, readers, writers } from './audiences.ts'

/** 1,000 people at work: each asks for something every twenty seconds, whatever the server does. */
const asUsers = { kind: 'users', users: 1000, every: 20 } as const
/** As much as goes through. */
const asMuch = { kind: 'connections', connections: 16 } as const

/** Latencies of some kinds of requests of a run. */
const of = (result: LoadResult, names: ReadonlySet<string>): number[] =>
  Object.entries(result.latencies).flatMap(([name, values]) => (names.has(name) ? values : []))

const spread = (values: readonly number[]): string => {
  const [a, b, c] = [0.5, 0.95, 0.99].map((part) => ms(percentile(values, part)))
  return `p50 ${a}, p95 ${b}, p99 ${c}`
}

const refusals = ({ refused }: LoadResult): string =>
  refused > 0 ? `, ${refused} turned away` : ''

const rate = (result: LoadResult): string => perSecond(result.requests, result.seconds * 1000)

function tellSlowest(result: LoadResult, say: Effort['say']): void {
  const rows = Object.entries(result.latencies)
    .map(([name, values]) => ({ name, at: percentile(values, 0.95), count: values.length }))
    .toSorted((a, b) => b.at - a.at)
  for (const { name, at, count } of rows) say(`    ${name}: p95 ${ms(at)} of ${count}`)
}

interface Part {
  readonly what: string
  readonly barMs: number
  readonly baseline: string
  /** Whether the part is made of this. */
  has(shot: Shot): boolean
}

interface Kind {
  readonly name: string
  readonly what: string
  readonly parts: readonly Part[]
  audiences(ground: Ground): readonly Audience[]
}

async function measure(kind: Kind, ground: Ground, effort: Effort): Promise<Line[]> {
  const { seconds, say } = effort
  const audiences = kind.audiences(ground)
  const { origin } = ground.server
  const plan = { audiences, seconds, warmUp: Math.min(3, seconds) }
  // The full load first: what follows meets a server that is warm.
  const full = await runLoad({ ...plan, origin, drive: asMuch, seconds: seconds / 2 })
  const used = await runLoad({ ...plan, origin, drive: asUsers })
  tellSlowest(used, say)
  const replies = await recordReplies(origin, audiences)
  const bare = await withBare({ replies, database: ground.url }, async (at) => {
    const plain = audiences.map((audience) => ({
      ...audience,
      shots: audience.shots.map((shot) => ({ ...shot, status: 200 })),
    }))
    const warmUp = Math.min(1, seconds)
    const short = { audiences: plain, origin: at, seconds: seconds / 2, warmUp }
    return {
      full: await runLoad({ ...short, drive: asMuch }),
      used: await runLoad({ ...short, drive: asUsers }),
    }
  })
  const shots = audiences.flatMap((one) => one.shots)
  const partLines = kind.parts.map((part): Line => {
    const names = new Set(shots.filter((shot) => part.has(shot)).map((shot) => shot.name))
    const [own, plain] = [of(used, names), of(bare.used, names)]
    const [at, plainAt] = [percentile(own, 0.95), percentile(plain, 0.95)]
    return {
      what: `${part.what}; 1,000 users, each asks every 20 s`,
      bar: `p95 ≤ ${part.barMs} ms`,
      measured: `${spread(own)} at ${rate(used)} in all${refusals(used)}`,
      ratio: times(at / plainAt),
      baseline: `${part.baseline}: ${spread(plain)}`,
      met: at <= part.barMs && used.refused === 0,
    }
  })
  const through = (result: LoadResult): number => result.requests / result.seconds
  return [
    ...partLines,
    {
      what: `${kind.what}, as many as go through on 16 connections`,
      bar: '—',
      measured: `${rate(full)}, ${spread(all(full))}${refusals(full)}`,
      ratio: times(through(bare.full) / through(full)),
      baseline: `bare Fastify, same bytes: ${rate(bare.full)}`,
      met: undefined,
    },
  ]
}

const figure = (kind: Kind): Figure => ({
  name: kind.name,
  run: async (ground, effort) => measure(kind, await ground(), effort),
})

const reading = (shot: Shot): boolean => shot.method === 'GET'
const sameBytes = 'bare Fastify, same bytes'

export const loadFigures: readonly Figure[] = [
  figure({
    name: 'load',
    what: 'A working day, one request in ten a write',
    parts: [
      { what: 'Reads of a signed-in person', barMs: 75, baseline: sameBytes, has: reading },
      {
        what: 'Writes with audit and notices',
        barMs: 150,
        baseline: 'bare Fastify, one INSERT and commit',
        has: (shot) => !reading(shot),
      },
    ],
    audiences: ({ sessions }) => [...readers(sessions), ...writers(sessions)],
  }),
  figure({
    name: 'public',
    what: 'Public API',
    parts: [{ what: 'Public API', barMs: 75, baseline: sameBytes, has: reading }],
    audiences: () => everybody,
  }),
]
