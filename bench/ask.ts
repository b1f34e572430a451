import type { Ground } from './ground.ts'
import { percentile } from './statistics.ts'

export interface Asked {
  readonly path: string
  readonly cookie?: string
  readonly status?: number
}

/** One request from this process. @throws where the status is not the one expected */
export async function ask(
  origin: string,
  { path, cookie, status = 200 }: Asked,
): Promise<Response> {
  const reply = await fetch(`${origin}${path}`, { headers: cookie ? { cookie } : {} })
  if (reply.status !== status) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
  return reply
}

export interface Alone {
  readonly p50: number
  readonly p95: number
}

/**
 * How long each of several requests takes when nothing else is asked. They take turns, so that
 * what happens on the machine meanwhile happens to all of them.
 */
export async function inTurns(
  works: readonly (() => Promise<unknown>)[],
  rounds: number,
): Promise<Alone[]> {
  const took: number[][] = works.map(() => [])
  for (let round = -3; round < rounds; round += 1) {
    for (const [n, work] of works.entries()) {
      const begun = performance.now()
      await work()
      if (round >= 0) took[n]!.push(performance.now() - begun)
    }
  }
  return took.map((values) => ({ p50: percentile(values, 0.5), p95: percentile(values, 0.95) }))
}

/** The request as a piece of work for `inTurns`. */
export const asking =
  ({ server }: Pick<Ground, 'server'>, asked: Asked) =>
  async () => {
    const reply = await ask(server.origin, asked)
    await reply.arrayBuffer()
  }
