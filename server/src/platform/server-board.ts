import { hostname } from 'node:os'
import { sql } from 'kysely'
import { system } from './actor.ts'
import type { Admission, GateLoad } from './admission.ts'
import { newId } from './ids.ts'
import type { Platform } from './platform.ts'

/** What one server tells the others of its gates. */
export interface ServerCard {
  readonly name: string
  readonly since: string
  readonly at: string
  readonly gates: GateLoad[]
}

export interface ServerBoard {
  /** Tells the others how this server is. */
  tell(): Promise<void>
  /** Every server that told of itself lately; the own one first and as of now. */
  list(): Promise<(ServerCard & { readonly own: boolean })[]>
  /** Takes this server off the board. */
  leave(): Promise<void>
}

const fact = 'servers'
/** A server that has told nothing for so long is taken to be gone. */
const silentMs = 30_000

/** The servers on one database and the state of their gates, by a fact that each keeps its part of. */
export function openBoard(
  { database, clock, config }: Pick<Platform, 'database' | 'clock' | 'config'>,
  admission: Pick<Admission, 'load'>,
): ServerBoard {
  const begun = clock.now()
  const id = newId(begun)
  const card = (): ServerCard => ({
    name: `${hostname()}:${config.port}`,
    since: begun.toISOString(),
    at: clock.now().toISOString(),
    gates: admission.load(),
  })
  return {
    tell: () =>
      database.inTransaction(system, async (tx) => {
        const value = JSON.stringify({ [id]: card() })
        const silent = new Date(clock.now().getTime() - silentMs)
        await sql`set local synchronous_commit = off`.execute(tx)
        await sql`insert into platform_fact as known (name, value) values (${fact}, ${value}::jsonb)
          on conflict (name) do update set value = excluded.value || coalesce((
            select jsonb_object_agg(key, one) from jsonb_each(known.value) as kept (key, one)
            where key <> ${id} and (one->>'at')::timestamptz > ${silent}), '{}')`.execute(tx)
      }),
    list: () =>
      database.inTransaction(system, async (tx) => {
        const row = await tx
          .selectFrom('platform_fact')
          .select('value')
          .where('name', '=', fact)
          .executeTakeFirst()
        const silent = clock.now().getTime() - silentMs
        const others = Object.entries((row?.value ?? {}) as Record<string, ServerCard>)
          .filter(([key, one]) => key !== id && Date.parse(one.at) > silent)
          .map(([, one]) => ({ ...one, own: false }))
          .sort((a, b) => (a.since < b.since ? -1 : 1))
        return [{ ...card(), own: true }, ...others]
      }),
    leave: () =>
      database.inTransaction(system, async (tx) => {
        await sql`update platform_fact set value = value - ${id}::text
          where name = ${fact}`.execute(tx)
      }),
  }
}

/** Tells the others every few seconds until it is stopped. */
export function keepTelling({ tell, leave }: ServerBoard, everyMs = 5000): () => Promise<void> {
  // While the database is away nobody reads it either; the next turn tells again.
  const turn = (): void => void tell().catch(() => {})
  turn()
  const timer = setInterval(turn, everyMs).unref()
  return async () => {
    clearInterval(timer)
    await leave().catch(() => {})
  }
}
