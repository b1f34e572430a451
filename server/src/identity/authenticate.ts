import { isSessionLive } from '@wstc/domain/identity/rules'
import { Problem } from '@wstc/domain/kernel/problem'
import type { FastifyRequest } from 'fastify'
import { type Actor, anonymous, system } from '../platform/actor.ts'
import type { Platform } from '../platform/platform.ts'
import { actorOf, isUsable, stepOf } from './actor-of.ts'
import { authenticateKey, sentKey } from './authenticate-key.ts'
import { readCookie } from './cookies.ts'
import { hashToken } from './secrets.ts'
import { type Account, findSession, type SessionRow } from './store/accounts.ts'
import { touchSession } from './store/sessions.ts'

export interface LiveSession {
  readonly session: SessionRow
  readonly account: Account
}

/** The live session of the request's cookie. */
export async function findLiveSession(
  platform: Platform,
  request: FastifyRequest,
): Promise<LiveSession | undefined> {
  const token = readCookie(request, platform.config, 'session')
  if (!token || token.length > 100) return undefined
  const found = await platform.database.inTransaction(
    system,
    (tx) => findSession(tx, hashToken(token)),
    'glance',
  )
  if (!found || !isUsable(found.account, platform.config.demo)) return undefined
  const { lastSeen, expires, revoked } = found.session
  const live = isSessionLive(
    { lastSeen: lastSeen.getTime(), expires: expires.getTime(), revoked },
    platform.clock.now().getTime(),
    platform.config.sessionIdleSeconds,
  )
  return live ? found : undefined
}

/** What a person may reach before the account is set up: itself, and what anyone may read. */
const beforeSetup = ['/account/', '/session', '/sign-in', '/sign-out']

/**
 * Finds who asks, from a key or else from the session cookie; this is the port for other ways to
 * prove it.
 * @throws Problem identity/finish-setup while the first password or the second factor is missing.
 */
export async function authenticate(platform: Platform, request: FastifyRequest): Promise<Actor> {
  const sent = sentKey(request)
  if (sent !== undefined) return authenticateKey(platform, request, sent)
  const live = await findLiveSession(platform, request)
  if (!live) return anonymous
  const { session, account } = live
  const now = platform.clock.now()
  if (now.getTime() - session.lastSeen.getTime() >= 60_000) {
    await platform.database.inTransaction(system, (tx) => touchSession(tx, session.id, now))
  }
  const endpoint = request.routeOptions.config.endpoint
  const actor = actorOf(account, now, session.id, endpoint?.access)
  if (stepOf(account, now) === 'done') return actor
  const restricted: Actor = { ...actor, permissions: new Set(), onBehalfOf: undefined }
  if (!endpoint) return anonymous
  if (beforeSetup.some((path) => endpoint.path.startsWith(path))) return restricted
  if (endpoint.access === 'public') return anonymous
  throw new Problem('identity/finish-setup', { step: stepOf(account, now) })
}
