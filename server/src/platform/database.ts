import { AsyncLocalStorage } from 'node:async_hooks'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { Actor } from './actor.ts'
import { keepHotPlans } from './database-plans.ts'
import type { Tables } from './tables.ts'

declare const inside: unique symbol
/** A connection inside a transaction that carries its actor. Store functions take nothing else. */
export type Tx = Kysely<Tables> & { readonly [inside]: true }

export interface Database {
  /**
   * Runs `work` in one transaction as `actor`: role, actor and begin travel in one round trip.
   * Rolls back when `work` throws. A second transaction inside `work` is a programming error.
   */
  inTransaction<T>(actor: Actor, work: (tx: Tx) => Promise<T>, mode?: 'read' | 'write'): Promise<T>
  /** Runs `work` while no other server on the same database runs one of its own. */
  takeTurns<T>(work: () => Promise<T>): Promise<T>
  /** Runs `work` unless another server on the same database is at work of this `name`: undefined. */
  ifFirst<T>(name: string, work: () => Promise<T>): Promise<T | undefined>
  /** Answers when the database does; rejects otherwise. */
  ping(): Promise<void>
  close(): Promise<void>
}

const running = new AsyncLocalStorage<true>()
/** Any fixed number that stands for nothing else: `work` takes locks of its own. */
const turns = 7_316_035

// numeric, bigint and dates stay text: exactness is kept, and a day has no zone.
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    [20, 1082, 1700].includes(oid)
      ? (value: string) => value
      : (pg.types.getTypeParser as (oid: number, format?: string) => unknown)(oid, format),
}

/** The text that opens a transaction for `actor`. Values are quoted as literals: one round trip. */
function opening(actor: Actor, mode: 'read' | 'write'): string {
  const set = (name: string, value: string) =>
    `set_config('app.${name}', ${pg.escapeLiteral(value)}, true)`
  return [
    mode === 'read' ? 'begin isolation level repeatable read read only' : 'begin',
    'set local role wstc_app',
    `select ${[
      set('kind', actor.kind),
      set('person', actor.personId ?? ''),
      set('organisation', actor.organisationId ?? ''),
      set('permissions', [...actor.permissions].join(' ')),
    ].join(', ')}`,
  ].join('; ')
}

/** Opens a pool on `url`. Only this module connects. */
export function openDatabase(url: string, connections: number): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    types: types as never,
    connectionTimeoutMillis: 10_000,
    idle_in_transaction_session_timeout: 60_000,
    statement_timeout: 60_000,
    application_name: 'wstc',
    options: '-c search_path=wstc,public',
  })
  pool.on('error', () => {})
  // A connection lost in the middle of a transaction fails its query; it must not end the process.
  pool.on('connect', (client) => {
    client.on('error', () => {})
    keepHotPlans(client)
  })
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return {
    inTransaction: (actor, work, mode = 'write') => {
      if (running.getStore()) throw new Error('A transaction is already open here: use its tx')
      return running.run(true, () =>
        kysely.connection().execute(async (connection) => {
          await sql.raw(opening(actor, mode)).execute(connection)
          try {
            const result = await work(connection as unknown as Tx)
            await sql.raw('commit').execute(connection)
            return result
          } catch (error) {
            await sql
              .raw('rollback')
              .execute(connection)
              .catch(() => {})
            throw error
          }
        }),
      )
    },
    takeTurns: async (work) => {
      // A connection of its own, which may wait for minutes; the lock ends with it.
      const client = new pg.Client({ connectionString: url, application_name: 'wstc' })
      await client.connect()
      try {
        await client.query('select pg_advisory_lock($1)', [turns])
        return await work()
      } finally {
        await client.end()
      }
    },
    ifFirst: async (name, work) => {
      const client = new pg.Client({ connectionString: url, application_name: 'wstc' })
      client.on('error', () => {})
      await client.connect()
      try {
        const { rows } = await client.query('select pg_try_advisory_lock(hashtext($1)) as held', [
          name,
        ])
        return rows[0].held ? await work() : undefined
      } finally {
        await client.end().catch(() => {})
      }
    },
    ping: async () => {
      await sql`select 1`.execute(kysely)
    },
    close: () => kysely.destroy(),
  }
}

/** Whether `error` is PostgreSQL's refusal with SQLSTATE `state`, such as `23505`. */
export function isDatabaseError(error: unknown, state: string): boolean {
  return error instanceof pg.DatabaseError && error.code === state
}
