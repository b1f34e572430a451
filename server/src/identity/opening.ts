import type { SignInMethod, SignInStep } from '@wstc/domain/identity/model'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { recordAct } from '../audit/index.ts'
import { system } from '../platform/actor.ts'
import type { Tx } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import type { Call } from '../platform/serve.ts'
import { actorOf, stepOf } from './actor-of.ts'
import { dropCookie, readCookie, setCookie } from './cookies.ts'
import { hashToken, newToken } from './secrets.ts'
import { type Account, findAccount, findSession } from './store/accounts.ts'
import {
  findDevice,
  insertDevice,
  insertSession,
  revokeSession,
  touchDevice,
} from './store/sessions.ts'

export type FreeCall = Omit<Call, 'tx'>
export interface Wire {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** The platform's own reach, where the person's rights do not go: credentials, tokens, counts. */
export const asSystem = <T>(call: FreeCall, work: (tx: Tx) => Promise<T>): Promise<T> =>
  call.platform.database.inTransaction(system, work)

const year = 365 * 86_400

/** The known browser of the request, if it is one of this person's. */
export async function deviceOf(
  tx: Tx,
  call: FreeCall,
  wire: Wire,
  personId: string,
): Promise<string | undefined> {
  const token = readCookie(wire.request, call.platform.config, 'device')
  return token ? findDevice(tx, hashToken(token), personId) : undefined
}

async function keepDevice(tx: Tx, call: FreeCall, wire: Wire, personId: string): Promise<void> {
  const known = await deviceOf(tx, call, wire, personId)
  if (known) return touchDevice(tx, known, call.now)
  const token = newToken()
  await insertDevice(tx, {
    id: newId(call.now),
    token_hash: hashToken(token),
    person_id: personId,
    created_at: call.now,
    last_used_at: call.now,
  })
  setCookie(wire.reply, call.platform.config, 'device', token, year)
}

/** Ends the session that the request came with, so that none survives a new sign-in. */
async function endFormer(tx: Tx, call: FreeCall, wire: Wire): Promise<void> {
  const token = readCookie(wire.request, call.platform.config, 'session')
  const former = token ? await findSession(tx, hashToken(token)) : undefined
  if (former) await revokeSession(tx, former.account.id, former.session.id, call.now)
}

/**
 * Opens a session under a fresh token, after everything has been proved. The token is never one
 * that the browser brought along.
 */
export async function openSession(
  tx: Tx,
  call: FreeCall,
  wire: Wire,
  personId: string,
  method: SignInMethod,
): Promise<SignInStep> {
  const account: Account | undefined = await findAccount(tx, personId)
  if (!account) throw new Error(`No account ${personId}`)
  await endFormer(tx, call, wire)
  const { config } = call.platform
  const token = newToken()
  const id = newId(call.now)
  await insertSession(tx, {
    id,
    token_hash: hashToken(token),
    person_id: personId,
    created_at: call.now,
    last_seen_at: call.now,
    expires_at: new Date(call.now.getTime() + config.sessionAbsoluteSeconds * 1000),
    address: call.address,
    agent: (wire.request.headers['user-agent'] ?? '').slice(0, 200),
    method,
  })
  await keepDevice(tx, call, wire, personId)
  await recordAct(
    { ...call, tx, actor: actorOf(account, call.now, id) },
    { action: 'identity.sign-in', subject: { kind: 'person', id: personId }, details: { method } },
  )
  setCookie(wire.reply, config, 'session', token)
  dropCookie(wire.reply, config, 'step')
  return stepOf(account, call.now)
}
