import { AsyncLocalStorage } from 'node:async_hooks'
import { Kysely, PostgresDialect, type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import type { Actor } from './actor.ts'
import { sendTogether } from './database-pieces.ts'
import { keepHotPlans } from './database-plans.ts'
import { tieTo } from './database-rows.ts'
import type { Tables } from './tables.ts'

declare const inside: unique symbol
/** A connection inside a transaction that carries its actor. Store functions take nothing else. */
export type Tx = Kysely<Tables> & { readonly [inside]: true }

/** For `where(column, '=', …)`: one text however many there are, so that its plan is kept. */
export const oneOf = <T extends string | number>(values: readonly T[]): RawBuilder<T> =>
  typeof values[0] === 'number' ? sql`any(${[...values]}::int[])` : sql`any(${[...values]}::text[])`

type Mode = 'read' | 'write' | 'glance'

export interface Database {
  /**
   * Runs `work` in one transaction as `actor`: role, actor and begin travel with the first
   * statements. Rolls back when `work` throws. A second transaction inside `work` is a programming
   * error. `glance` is a read of exactly one statement, with which the commit travels as well.
   */
  inTransaction<T>(actor: Actor, work: (tx: Tx) => Promise<T>, mode?: Mode): Promise<T>
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

const instant = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,3})?[+-]\d\d$/
const parserOf = pg.types.getTypeParser as (oid: number, format?: string) => unknown
const anyInstant = parserOf(1184) as (value: string) => Date

/** A `timestamptz`: what it mostly looks like is read by the engine itself, ten times as fast. */
const readInstant = (text: string): Date =>
  instant.test(text) ? new Date(`${text.slice(0, 10)}T${text.slice(11)}:00`) : anyInstant(text)

const asText = (value: string): string => value

// numeric, bigint and dates stay text: exactness is kept, and a day has no zone.
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary'): unknown => {
    if (oid === 20 || oid === 1082 || oid === 1700) return asText
    return oid === 1184 && format !== 'binary' ? readInstant : parserOf(oid, format)
  },
}

/** The text that opens a transaction for `actor`. Values are quoted as literals: one round trip. */
function opening(actor: Actor, mode: Mode): string {
  const set = (name: string, value: string) =>
    `set_config('app.${name}', ${pg.escapeLiteral(value)}, true)`
  return [
    mode === 'write' ? 'begin' : 'begin isolation level repeatable read read only',
    'set local role wstc_app',
    `select ${[
      set('kind', actor.kind),
      set('person', actor.personId ?? ''),
      set('organisation', actor.organisationId ?? ''),
      set('permissions', [...actor.permissions].join(' ')),
      set('source', actor.key?.source ?? ''),
    ].join(', ')}`,
  ].join('; ')
}

/** A connection as store functions take it. */
interface Line {
  readonly tx: Tx
  /** Once set, a commit goes out right behind the next statement. */
  once: boolean
  /** That commit. */
  commit?: Promise<unknown>
}

const quiet = (): void => {}

function lineOf(client: pg.ClientBase): Line {
  // Not the client itself: statements may be sent before earlier ones are answered.
  const query = (text: string, values: unknown[]): Promise<unknown> => {
    const answer = client.query(text, values)
    if (line.once) {
      line.once = false
      line.commit = client.query('commit')
      line.commit.catch(quiet)
    }
    return answer
  }
  const pool = { connect: async () => ({ query, release: quiet }), end: async () => {} }
  const dialect = new PostgresDialect({ pool: pool as never })
  const line: Line = { tx: new Kysely<Tables>({ dialect }) as unknown as Tx, once: false }
  tieTo(line.tx, client)
  return line
}

/** Runs `work` on `client`; answers its result and the end of the transaction. */
async function run<T>(client: pg.ClientBase, line: Line, work: Work<T>, as: [Actor, Mode]) {
  // Should this fail, what was sent behind it runs as the login, which by itself may do nothing.
  const opened = client.query(opening(...as))
  opened.catch(quiet)
  line.once = as[1] === 'glance'
  try {
    const result = await work(line.tx)
    await opened
    return { result, ended: line.commit ?? client.query('commit') }
  } catch (error) {
    const ended = client.query('rollback').catch(quiet)
    await opened
    await ended
    throw error
  } finally {
    line.once = false
    delete line.commit
  }
}

type Work<T> = (tx: Tx) => Promise<T>

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
    pipeline: true,
  } as pg.PoolConfig)
  const lines = new WeakMap<pg.ClientBase, Line>()
  pool.on('error', () => {})
  // A connection lost in the middle of a transaction fails its query; it must not end the process.
  pool.on('connect', (client) => {
    client.on('error', () => {})
    keepHotPlans(client)
    sendTogether(client)
    lines.set(client, lineOf(client))
  })
  return {
    inTransaction: (actor, work, mode = 'write') => {
      if (running.getStore()) throw new Error('A transaction is already open here: use its tx')
      return running.run(true, async () => {
        const client = await pool.connect()
        let ended: Promise<unknown> | undefined
        try {
          const done = await run(client, lines.get(client)!, work, [actor, mode])
          ended = done.ended
          // A commit that wrote nothing needs not be waited for.
          if (mode === 'write') await ended
          return done.result
        } finally {
          const release = (): void => client.release()
          if (ended) ended.then(release, release)
          else release()
        }
      })
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
      await pool.query('select 1')
    },
    close: () => pool.end(),
  }
}

/** Whether `error` is PostgreSQL's refusal with SQLSTATE `state`, such as `23505`. */
export function isDatabaseError(error: unknown, state: string): boolean {
  return error instanceof pg.DatabaseError && error.code === state
}
