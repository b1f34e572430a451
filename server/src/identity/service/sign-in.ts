import type { SignInStep } from '@wstc/domain/identity/model'
import { Problem } from '@wstc/domain/kernel/problem'
import { recordAct } from '../../audit/index.ts'
import { system } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database.ts'
import { dropCookie, readCookie, setCookie } from '../cookies.ts'
import { asSystem, deviceOf, type FreeCall, openSession, type Wire } from '../opening.ts'
import { openTotp, totpStep } from '../second-factor.ts'
import { checkPassword, hashToken, newToken } from '../secrets.ts'
import { type Credential, findCredential, findCredentialOf } from '../store/accounts.ts'
import { type Counted, forgive, takeAttempt } from '../store/attempts.ts'
import { useRecoveryCode, useTotpStep } from '../store/credentials.ts'
import { findChallenge, insertChallenge, revokeSession, useChallenge } from '../store/sessions.ts'

const stepSeconds = 5 * 60

/**
 * What a sign-in is counted under. A browser the owner used before is counted by itself and not
 * held up by failures elsewhere, so nobody can lock an owner out (docs/adr/0006-failed-sign-ins.md).
 */
function countedFor(call: FreeCall, login: string, device: string | undefined): Counted[] {
  if (device) return [{ scope: 'device', subject: device }]
  const account = login.toLowerCase()
  return [
    { scope: 'pair', subject: `${account} ${call.address}` },
    { scope: 'account', subject: account },
    { scope: 'address', subject: call.address },
  ]
}

function recordFailure(tx: Tx, call: FreeCall, personId: string | undefined, step: string) {
  return recordAct(
    { ...call, tx, actor: system },
    {
      action: 'identity.sign-in.failed',
      subject: { kind: 'person', id: personId ?? 'unknown' },
      details: { step },
    },
  )
}

/** First step: login and password. The answer is the same for a wrong login and a wrong password. */
export async function signIn(
  call: FreeCall,
  wire: Wire,
  input: { login: string; password: string },
): Promise<{ step: SignInStep }> {
  const login = input.login.trim()
  const { found, device, counted } = await asSystem(call, async (tx) => {
    const found = await findCredential(tx, login)
    // Looked for in any case, or the time it takes would tell which logins exist.
    const device = await deviceOf(tx, call, wire, found?.personId ?? '')
    const counted = countedFor(call, login, device)
    await takeAttempt(tx, counted, call.now)
    return { found, device, counted }
  })
  const right = await checkPassword(found?.passwordHash, input.password)
  if (!found || !right) {
    await asSystem(call, (tx) => recordFailure(tx, call, found?.personId, 'password'))
    throw new Problem('identity/sign-in-failed')
  }
  return asSystem(call, async (tx) => {
    await forgive(tx, counted)
    return proceed(tx, call, wire, found, { device, singleSignOn: false })
  })
}

/** After the first proof: asks for the second factor where one is enrolled, opens a session else. */
export async function proceed(
  tx: Tx,
  call: FreeCall,
  wire: Wire,
  found: Credential,
  how: { device: string | undefined; singleSignOn: boolean },
): Promise<{ step: SignInStep }> {
  if (!found.totpConfirmed) {
    const method = how.singleSignOn ? 'single-sign-on' : 'password'
    return { step: await openSession(tx, call, wire, found.personId, method) }
  }
  const token = newToken()
  await insertChallenge(tx, {
    token_hash: hashToken(token),
    person_id: found.personId,
    device_id: how.device ?? null,
    single_sign_on: how.singleSignOn,
    expires_at: new Date(call.now.getTime() + stepSeconds * 1000),
  })
  setCookie(wire.reply, call.platform.config, 'step', token, stepSeconds)
  return { step: 'second-factor' }
}

/** Whether `code` is the present one of the second factor, or an unused recovery code; spends it. */
async function spendCode(
  tx: Tx,
  call: FreeCall,
  found: Credential,
  code: string,
): Promise<'totp' | 'recovery' | undefined> {
  if (/^\d{6}$/.test(code) && found.totpSecret) {
    const secret = await openTotp(call.platform.config.dataDir, found.personId, found.totpSecret)
    const step = totpStep(secret, code, found.totpLastStep)
    const fresh = step !== undefined && (await useTotpStep(tx, found.personId, step))
    return fresh ? 'totp' : undefined
  }
  const hash = hashToken(`${found.personId}:${code.toLowerCase().replace(/[^a-z0-9]/g, '')}`)
  return (await useRecoveryCode(tx, found.personId, hash, call.now)) ? 'recovery' : undefined
}

/** Second step. The step is bound to the browser by its own cookie and ends after five minutes. */
export async function verifySecondFactor(
  call: FreeCall,
  wire: Wire,
  input: { code: string },
): Promise<{ step: SignInStep }> {
  const token = readCookie(wire.request, call.platform.config, 'step')
  if (!token) throw new Problem('identity/step-expired')
  const hash = hashToken(token)
  const { challenge, counted } = await asSystem(call, async (tx) => {
    const challenge = await findChallenge(tx, hash, call.now)
    if (!challenge) throw new Problem('identity/step-expired')
    const counted: Counted[] = [
      { scope: 'factor', subject: `${challenge.person_id} ${challenge.device_id ?? ''}` },
    ]
    await takeAttempt(tx, counted, call.now)
    return { challenge, counted }
  })
  const step = await asSystem(call, async (tx) => {
    const found = await findCredentialOf(tx, challenge.person_id)
    const used = found?.totpConfirmed && (await spendCode(tx, call, found, input.code))
    if (!found || !used || !(await useChallenge(tx, hash, call.now))) {
      await recordFailure(tx, call, challenge.person_id, 'second-factor')
      return undefined
    }
    await forgive(tx, counted)
    if (used === 'recovery') {
      await recordAct(
        { ...call, tx, actor: system },
        { action: 'identity.recovery-code.used', subject: { kind: 'person', id: found.personId } },
      )
    }
    return openSession(tx, call, wire, found.personId, 'second-factor')
  })
  if (!step) throw new Problem('identity/second-factor-failed')
  return { step }
}

/** Ends the session at hand, if there is one. */
export async function signOut(call: FreeCall, wire: Wire): Promise<undefined> {
  const { personId, sessionId } = call.actor
  if (personId && sessionId) {
    await call.platform.database.inTransaction(call.actor, async (tx) => {
      await revokeSession(tx, personId, sessionId, call.now)
      await recordAct(
        { ...call, tx },
        { action: 'identity.sign-out', subject: { kind: 'session', id: sessionId } },
      )
    })
  }
  dropCookie(wire.reply, call.platform.config, 'session')
  dropCookie(wire.reply, call.platform.config, 'step')
  return undefined
}
