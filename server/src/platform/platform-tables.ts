import type { ColumnType, Generated } from 'kysely'
import type { WarehouseRow } from './warehouse.ts'

/** JSON travels as text into PostgreSQL and comes back parsed. */
export type Json<T> = ColumnType<T, string, string>

export interface PlatformTables {
  platform_job: {
    id: string
    kind: string
    payload: Json<Record<string, unknown>>
    state: 'queued' | 'running' | 'done' | 'failed'
    key: string | null
    run_at: Date
    locked_until: Date | null
    attempts: ColumnType<number, number | undefined, number>
    max_attempts: ColumnType<number, number | undefined, number>
    done_steps: ColumnType<number, number | undefined, number>
    total_steps: number | null
    result: Json<unknown> | null
    error: string | null
    owner_person: string | null
    created_at: Date
    finished_at: Date | null
  }
  platform_outbox: {
    place: Generated<string>
    xid: Generated<string>
    at: Date
    target: string
    rows: Json<WarehouseRow[]>
    count: number
    batch: ColumnType<string | null, never, string>
  }
  platform_feed: {
    name: string
    warehouse: string | null
    batch: string
    fed: string
    token: string | null
    fed_to: Date | null
  }
  platform_fact: { name: string; value: Json<unknown> }
  platform_request: {
    person: string
    key: string
    operation: string
    fingerprint: Buffer
    memo: ColumnType<unknown, string | null, string | null>
    status: number | null
    reply: string | null
    at: Date
  }
}
