import { join } from 'node:path'
import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client'
import type { z } from 'zod'
import type { Config } from './config.ts'
import type { Log } from './log.ts'
import {
  type Address,
  type Engine,
  embeddedEngine,
  noEngine,
  serverEngine,
} from './warehouse/embedded.ts'
import { checkQuestion, type Limits, limited, type Parameter } from './warehouse/statement.ts'

/** The warehouse does not answer now. Readers show what they have and say as of when. */
export class WarehouseAway extends Error {}

export interface WarehouseState {
  readonly kind: Engine['kind']
  /** Whether it answers questions now. */
  readonly available: boolean
  /** Whether its engine is not installed here: it stays away until it is. */
  readonly missing: boolean
  /** Everything that happened until then is in it; absent before the first feeding. */
  readonly asOf: Date | undefined
  /** Rows that wait to be fed, and the age of the oldest in seconds. */
  readonly waiting: number
  readonly lagSeconds: number
  readonly rebuilding: boolean
}

/** One row on its way: columns by name; figures that must stay exact as text. */
export type WarehouseRow = Readonly<
  Record<string, string | number | boolean | null | readonly string[]>
>

/** History for aggregates, in ClickHouse. Fed by `feedWarehouse`, never written otherwise. */
export interface Warehouse {
  /**
   * Rows that answer `sql`, each checked by `row`. Values only through `{name:Type}`; decimals and
   * 64-bit integers arrive as text. Time, memory and rows are limited in the statement itself.
   * @throws WarehouseAway when it does not answer.
   */
  query<S extends z.ZodType>(
    sql: string,
    parameters: Readonly<Record<string, Parameter>>,
    row: S,
    limits?: Limits,
  ): Promise<z.output<S>[]>
  /** Whether it answers, and as of when its data are complete. */
  state(): WarehouseState
}

/** The side that starts, feeds and stops it. */
export interface OpenWarehouse extends Warehouse {
  readonly kind: Engine['kind']
  /** Number that changes with every new connection: what was known of the old one is void. */
  connection(): number | undefined
  /** Runs one statement of ours, such as a step of a migration. */
  run(statement: string): Promise<void>
  /** Rows of a statement of ours. */
  read(statement: string): Promise<Record<string, unknown>[]>
  /** Inserts one batch; a second one with the same token is without effect. */
  insert(table: string, rows: readonly WarehouseRow[], token: string): Promise<void>
  /** Makes its database where there is none. Rejects while it does not answer. */
  prepare(): Promise<void>
  /** Takes note of how far feeding is. */
  note(state: Partial<Omit<WarehouseState, 'kind' | 'missing'>>): void
  start(): void
  stop(): Promise<void>
}

const unreachable = /ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|socket hang up|Timeout error/i

/** The engine that the settings ask for. */
export function engineOf(config: Config, log: Log): Engine {
  if (config.clickhouseUrl) return serverEngine(config.clickhouseUrl)
  if (!config.warehouse) return noEngine
  return embeddedEngine(join(config.dataDir, 'warehouse'), config.warehouseMemoryMb, log)
}

function clientOf({ url, username, password, database }: Address): ClickHouseClient {
  return createClient({
    url,
    username,
    password,
    database,
    application: 'wstc',
    request_timeout: 120_000,
    max_open_connections: 6,
    log: { level: ClickHouseLogLevel.OFF },
  })
}

/** A warehouse on `engine`, not yet started; away until it answers and has been looked through. */
export function openWarehouse(engine: Engine): OpenWarehouse {
  let client: ClickHouseClient | undefined
  let used: Address | undefined
  let connection = 0
  let state: WarehouseState = {
    kind: engine.kind,
    available: false,
    missing: false,
    asOf: undefined,
    waiting: 0,
    lagSeconds: 0,
    rebuilding: false,
  }
  const note: OpenWarehouse['note'] = (news) => {
    state = { ...state, ...news }
  }
  /** The client of the engine's present address; a new child has a new address. */
  const current = (): ClickHouseClient => {
    const address = engine.address()
    if (address !== used) {
      const old = client
      old?.close().catch(() => {})
      client = address && clientOf(address)
      used = address
      connection += 1
      note({ available: false })
    }
    if (!client) throw new WarehouseAway('The warehouse is away')
    return client
  }
  const reach = async <T>(work: (client: ClickHouseClient) => Promise<T>): Promise<T> => {
    try {
      return await work(current())
    } catch (error) {
      const { code = '', message } = error as Error & { code?: string }
      if (!unreachable.test(`${code} ${message}`)) throw error
      note({ available: false })
      connection += 1
      throw new WarehouseAway('The warehouse is away', { cause: error })
    }
  }
  const rowsOf = (query: string, parameters: Readonly<Record<string, Parameter>> = {}) =>
    reach(async (one) => {
      const reply = await one.query({
        query,
        query_params: { ...parameters },
        format: 'JSONEachRow',
      })
      return reply.json<Record<string, unknown>>()
    })
  return {
    kind: engine.kind,
    query: async (sql, parameters, row, limits) => {
      checkQuestion(sql, parameters)
      if (!state.available) throw new WarehouseAway('The warehouse is away')
      const rows = await rowsOf(limited(sql, limits), parameters)
      return rows.map((one) => row.parse(one))
    },
    state: () => ({ ...state, missing: engine.missing() }),
    connection: () => {
      try {
        current()
        return connection
      } catch {
        return undefined
      }
    },
    run: (query) => reach(async (one) => void (await one.command({ query }))),
    read: (query) => rowsOf(query),
    insert: (table, rows, token) =>
      reach(async (one) => {
        const head = `insert into ${table} settings insert_deduplicate = 1,
          insert_deduplication_token = '${token}', date_time_input_format = 'best_effort',
          max_execution_time = 60 format JSONEachRow`
        const lines = rows.map((row) => JSON.stringify(row)).join('\n')
        await one.command({ query: `${head.replace(/\s+/g, ' ')}\n${lines}` })
      }),
    prepare: () =>
      reach(async () => {
        const address = used!
        const bare = clientOf({ ...address, database: 'default' })
        await bare
          .command({ query: `create database if not exists ${address.database}` })
          .finally(() => bare.close())
      }),
    note,
    start: engine.start,
    stop: async () => {
      note({ available: false })
      await client?.close().catch(() => {})
      await engine.stop()
    },
  }
}
