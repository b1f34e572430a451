import type { ColumnType } from 'kysely'

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
