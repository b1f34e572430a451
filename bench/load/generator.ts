import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Audience, LoadPlan, LoadResult, Shot } from './plan.ts'

/** The generator: a process of its own, told what to do and answering what came of it. */

let serial = Date.now()
const agent = new Agent({ keepAlive: true, maxSockets: 512 })

function send(origin: string, shot: Shot, cookie: string | undefined): Promise<number> {
  serial += 1
  const fill = (text: string): string => text.replaceAll('{n}', String(serial))
  const body = shot.body === undefined ? undefined : Buffer.from(fill(shot.body))
  return new Promise((resolve, reject) => {
    const asked = request(
      `${origin}${fill(shot.path)}`,
      {
        agent,
        method: shot.method,
        headers: {
          'x-requested-with': 'wstc',
          ...(cookie ? { cookie } : {}),
          ...(body ? { 'content-type': 'application/json', 'content-length': body.length } : {}),
          ...shot.headers,
        },
      },
      (reply) => {
        reply.on('data', () => {})
        reply.once('end', () => resolve(reply.statusCode ?? 0))
        reply.once('error', reject)
      },
    )
    asked.once('error', reject)
    asked.end(body)
  })
}

/** Draws by weight; the same run draws the same. */
let seed = 42
function draw<T>(of: readonly T[], weigh: (one: T) => number): T {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  let left = (seed / 2 ** 32) * of.reduce((sum, one) => sum + weigh(one), 0)
  for (const one of of) {
    left -= weigh(one)
    if (left < 0) return one
  }
  return of.at(-1)!
}

interface User {
  readonly audience: Audience
  readonly cookie: string | undefined
}

function usersOf(plan: LoadPlan, count: number): User[] {
  const whole = plan.audiences.reduce((sum, one) => sum + one.share, 0)
  return plan.audiences.flatMap((audience) =>
    Array.from({ length: Math.max(1, Math.round((count * audience.share) / whole)) }, (_, n) => ({
      audience,
      cookie: audience.cookies[n % Math.max(1, audience.cookies.length)],
    })),
  )
}

async function run(plan: LoadPlan): Promise<LoadResult> {
  const latencies: Record<string, number[]> = {}
  const faults: Record<string, number> = {}
  let refused = 0
  const begun = performance.now()
  const counting = begun + plan.warmUp * 1000
  const until = counting + plan.seconds * 1000
  const ask = async (user: User, meant: number): Promise<void> => {
    const shot = draw(user.audience.shots, (one) => one.weight)
    const told = await send(plan.origin, shot, user.cookie).catch((error: Error) => error.message)
    if (meant < counting) return
    if (told === 503 || told === 429) {
      refused += 1
      return
    }
    if (told !== shot.status) {
      const fault = `${shot.name}: ${told}`
      faults[fault] = (faults[fault] ?? 0) + 1
      return
    }
    latencies[shot.name] ??= []
    latencies[shot.name]!.push(performance.now() - meant)
  }
  const { drive } = plan
  if (drive.kind === 'connections') {
    await Promise.all(
      usersOf(plan, drive.connections).map(async (user) => {
        while (performance.now() < until) await ask(user, performance.now())
      }),
    )
  } else {
    const every = drive.every * 1000
    const users = usersOf(plan, drive.users)
    await Promise.all(
      users.map(async (user, n) => {
        const waiting: Promise<void>[] = []
        // Neighbours in the list are of one audience: they are spread over the time.
        const place = (n * 7919) % users.length
        for (let meant = begun + (place * every) / users.length; meant < until; meant += every) {
          await sleep(Math.max(0, meant - performance.now()))
          waiting.push(ask(user, meant))
        }
        await Promise.all(waiting)
      }),
    )
  }
  const requests = Object.values(latencies).reduce((sum, one) => sum + one.length, 0)
  return { seconds: plan.seconds, requests, latencies, refused, faults }
}

process.once('message', (plan) => {
  run(plan as LoadPlan).then(
    (result) => process.send!(result, () => process.exit(0)),
    (error: Error) => {
      console.error(error)
      process.exit(1)
    },
  )
})
