import { attemptMemory, delayAfter } from '@wstc/domain/identity/rules'
import { Problem } from '@wstc/domain/kernel/problem'
import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { hashToken } from '../secrets.ts'
import type { AttemptScope } from '../tables.ts'

export interface Counted {
  readonly scope: AttemptScope
  /** What is counted, in clear; stored as a hash. */
  readonly subject: string
}

const key = (one: Counted): string => hashToken(`${one.scope}:${one.subject}`)

/** One order for all, so that two requests never wait for each other. */
const inOrder = (counted: readonly Counted[]): Counted[] =>
  [...counted].sort((a, b) => (key(a) < key(b) ? -1 : 1))

/**
 * Counts one attempt as failed in each scope and sets the block that follows; called before the
 * secret is compared, so that parallel guesses are counted too, and taken back by `forgive` on
 * success. An attempt that is refused is not counted, so that nobody is locked out for ever.
 * @throws Problem identity/locked with the seconds left, while a block holds in any scope.
 */
export async function takeAttempt(tx: Tx, counted: readonly Counted[], now: Date): Promise<void> {
  const forgotten = new Date(now.getTime() - attemptMemory * 1000)
  for (const one of inOrder(counted)) {
    const row = await tx
      .insertInto('identity_attempt')
      .values({
        scope: one.scope,
        subject: key(one),
        failures: 1,
        last_failed_at: now,
        blocked_until: null,
      })
      .onConflict((conflict) =>
        conflict.columns(['scope', 'subject']).doUpdateSet({
          failures: sql`case when identity_attempt.last_failed_at < ${forgotten} then 1
            else identity_attempt.failures + 1 end`,
          last_failed_at: now,
        }),
      )
      .returning(['failures', 'blocked_until'])
      .executeTakeFirstOrThrow()
    const left = (row.blocked_until?.getTime() ?? 0) - now.getTime()
    if (left > 0) throw new Problem('identity/locked', { seconds: Math.ceil(left / 1000) })
    const delay = delayAfter(one.scope, row.failures)
    if (delay === 0) continue
    await tx
      .updateTable('identity_attempt')
      .set({ blocked_until: new Date(now.getTime() + delay * 1000) })
      .where('scope', '=', one.scope)
      .where('subject', '=', key(one))
      .execute()
  }
}

/** Takes back one failure where many people share the count (an address), all of them elsewhere. */
export async function forgive(tx: Tx, counted: readonly Counted[]): Promise<void> {
  for (const one of inOrder(counted)) {
    const own = one.scope !== 'address'
    await tx
      .updateTable('identity_attempt')
      .set({
        failures: own ? 0 : sql`greatest(failures - 1, 0)`,
        ...(own ? { blocked_until: null } : {}),
      })
      .where('scope', '=', one.scope)
      .where('subject', '=', key(one))
      .execute()
  }
}
