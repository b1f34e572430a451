import { createHash } from 'node:crypto'
import { Problem } from '@wstc/domain/kernel/problem'
import { sql } from 'kysely'
import type { Actor } from './actor.ts'
import type { Database, Tx } from './database.ts'

/** A write that its client may send again: `key` is the same each time it does. */
export interface Retry {
  readonly person: string
  readonly key: string
  /** `context.name` of the endpoint. */
  readonly operation: string
  /** SHA-256 of what was asked for: the same key with another question is a mistake. */
  readonly fingerprint: Buffer
}

/** A reply as it was given. */
export interface Kept {
  readonly status: number
  /** JSON; `null` where the reply has no body, or holds a secret that is told once. */
  readonly reply: string | null
}

interface Row {
  operation: string
  fingerprint: Buffer
  memo: unknown
  status: number | null
  reply: string | null
}

const keyPattern = /^"?([\x21\x23-\x7e]{8,128})"?$/

/**
 * The key of a request's header `Idempotency-Key`.
 * @throws `request/invalid` naming the header when it is no key
 */
export function readKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined
  const key = typeof header === 'string' ? keyPattern.exec(header)?.[1] : undefined
  if (key) return key
  throw new Problem('request/invalid', {}, [{ path: 'Idempotency-Key', code: 'request/not-a-key' }])
}

/** What a repeated request must have in common with the first. */
export const fingerprintOf = (operation: string, asked: unknown): Buffer =>
  createHash('sha256')
    .update(`${operation}\n${JSON.stringify(asked)}`)
    .digest()

function matching(row: Row, retry: Retry): Row {
  if (row.operation === retry.operation && row.fingerprint.equals(retry.fingerprint)) return row
  throw new Problem('request/key-reused')
}

async function findRow(tx: Tx, retry: Retry): Promise<Row | undefined> {
  return tx
    .selectFrom('platform_request')
    .select(['operation', 'fingerprint', 'memo', 'status', 'reply'])
    .where('person', '=', retry.person)
    .where('key', '=', retry.key)
    .executeTakeFirst()
}

/**
 * Takes the key for this transaction. While another one holds it this waits; once that one has
 * committed, the answer is its row.
 */
async function takeKey(tx: Tx, retry: Retry, now: Date): Promise<Row | undefined> {
  const { person, key, operation, fingerprint } = retry
  const taken = await tx
    .insertInto('platform_request')
    .values({ person, key, operation, fingerprint, at: now, memo: null, status: null, reply: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (taken) return undefined
  const row = await findRow(tx, retry)
  // Pruned between the two statements: whoever asks again after days asks anew.
  return row ? matching(row, retry) : takeKey(tx, retry, now)
}

async function keep(tx: Tx, retry: Retry, values: Partial<Kept & { memo: string }>): Promise<void> {
  await tx
    .updateTable('platform_request')
    .set(values)
    .where('person', '=', retry.person)
    .where('key', '=', retry.key)
    .execute()
}

/**
 * Runs `work` in the transaction in which its key is taken and its reply is kept: the act, its
 * audit entry and the answer to a repeated request are one.
 */
export async function once(
  tx: Tx,
  retry: Retry,
  now: Date,
  work: () => Promise<Kept>,
): Promise<Kept & { readonly repeated: boolean }> {
  const former = await takeKey(tx, retry, now)
  if (former?.status) return { status: former.status, reply: former.reply, repeated: true }
  const kept = await work()
  await keep(tx, retry, kept)
  return { ...kept, repeated: false }
}

/** The reply that was given to `retry` before, for handlers that open their own transactions. */
export async function findKept(
  database: Database,
  actor: Actor,
  retry: Retry,
): Promise<Kept | undefined> {
  const row = await database.inTransaction(actor, (tx) => findRow(tx, retry))
  if (!row || matching(row, retry).status === null) return undefined
  return { status: row.status!, reply: row.reply }
}

/** Keeps the reply of a handler that opened its own transactions, where one of them took the key. */
export const keepReply = (
  database: Database,
  actor: Actor,
  retry: Retry,
  kept: Kept,
): Promise<void> => database.inTransaction(actor, (tx) => keep(tx, retry, kept))

/**
 * The act of a handler that opens its own transactions: runs `work` once per key and answers what
 * it answered then, which must be plain JSON.
 */
export function actOnce<T>(
  call: {
    readonly platform: { readonly database: Database }
    readonly retry?: Retry | undefined
    readonly now: Date
  },
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const { retry, now, platform } = call
  return platform.database.inTransaction(actor, async (tx) => {
    if (!retry) return work(tx)
    const former = await takeKey(tx, retry, now)
    if (former) return former.memo as T
    const answer = await work(tx)
    await keep(tx, retry, { memo: JSON.stringify(answer ?? null) })
    return answer
  })
}

/** Forgets keys first used before `before`. */
export async function pruneRequests(tx: Tx, before: Date): Promise<void> {
  await sql`delete from platform_request where at < ${before}`.execute(tx)
}
