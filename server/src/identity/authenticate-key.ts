import { dayInShanghai } from '@wstc/domain/kernel/period'
import type { FastifyRequest } from 'fastify'
import { type Actor, anonymous, system } from '../platform/actor.ts'
import type { Platform } from '../platform/platform.ts'
import { actorOfKey, isUsable, mayMakeKeys, stepOf } from './actor-of.ts'
import { hashToken } from './secrets.ts'
import { findAccount } from './store/accounts.ts'
import { findApiKey, touchApiKey } from './store/keys.ts'

const bearer = 'bearer '

/** What follows `Bearer` in the request; a request that brings a key is never a session's. */
export function sentKey({ headers }: FastifyRequest): string | undefined {
  const { authorization } = headers
  return authorization?.toLowerCase().startsWith(bearer)
    ? authorization.slice(bearer.length).trim()
    : undefined
}

/**
 * The person for whom a key acts, where the endpoint takes such keys; nobody otherwise. A key
 * works as long as its maker is in use, set up, of the same organisation and may still make keys.
 */
export async function authenticateKey(
  platform: Platform,
  request: FastifyRequest,
  sent: string,
): Promise<Actor> {
  const scope = request.routeOptions.config.endpoint?.key
  if (!scope || sent.length > 100) return anonymous
  const { database, config } = platform
  const now = platform.clock.now()
  const found = await database.inTransaction(
    system,
    async (tx) => {
      const key = await findApiKey(tx, hashToken(sent))
      const account = key && (await findAccount(tx, key.created_by))
      return account && { key, account }
    },
    'read',
  )
  if (!found) return anonymous
  const { key, account } = found
  const works =
    key.scope === scope &&
    key.until_day >= dayInShanghai(now) &&
    key.organisation_id === account.organisation.id &&
    isUsable(account, config.demo) &&
    stepOf(account, now) === 'done' &&
    mayMakeKeys(account, now, scope)
  if (!works) return anonymous
  if (now.getTime() - (key.last_used_at?.getTime() ?? 0) >= 60_000) {
    await database.inTransaction(system, (tx) => touchApiKey(tx, key.id, now))
  }
  return actorOfKey(account, now, { id: key.id, scope, source: key.source })
}
