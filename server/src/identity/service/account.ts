import type { identityContract } from '@wstc/domain/identity/contract'
import { needsSecondFactor } from '@wstc/domain/identity/rules'
import type { BodyOf, ReplyOf } from '@wstc/domain/kernel/endpoint'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import { recordAct } from '../../audit/index.ts'
import { system } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database.ts'
import { actOnce } from '../../platform/idempotency.ts'
import type { Call } from '../../platform/serve.ts'
import { rolesToProve } from '../actor-of.ts'
import { asSystem, type FreeCall } from '../opening.ts'
import { newTotpSecret, openTotp, sealTotp, totpStep, totpUri } from '../second-factor.ts'
import { checkPassword, hashPassword, hashToken, newRecoveryCode } from '../secrets.ts'
import { type Account, type Credential, findAccount, findCredentialOf } from '../store/accounts.ts'
import { type Counted, forgive, takeAttempt } from '../store/attempts.ts'
import {
  confirmTotp,
  countRecoveryCodes,
  proposeTotp,
  replaceRecoveryCodes,
  savePassword,
} from '../store/credentials.ts'
import { updatePerson } from '../store/people.ts'
import {
  deleteDevices,
  listLiveSessions,
  revokeSession,
  revokeSessions,
} from '../store/sessions.ts'
import { mailAccount } from './mail.ts'
import { refuseWeak } from './tokens.ts'

type Contract = typeof identityContract

async function getOwn(tx: Tx, call: FreeCall): Promise<{ account: Account; proof: Credential }> {
  const account = await findAccount(tx, call.actor.personId!)
  const proof = await findCredentialOf(tx, call.actor.personId!)
  if (!account || !proof) throw absent('person')
  return { account, proof }
}

export async function listOwnSessions(call: Call): Promise<ReplyOf<Contract['listSessions']>> {
  const { sessionIdleSeconds } = call.platform.config
  const rows = await listLiveSessions(call.tx, call.actor.personId!, call.now, sessionIdleSeconds)
  return {
    items: rows.map((row) => ({
      id: row.id,
      created: row.created_at.toISOString(),
      lastSeen: row.last_seen_at.toISOString(),
      expires: row.expires_at.toISOString(),
      address: row.address,
      agent: row.agent,
      current: row.id === call.actor.sessionId,
    })),
  }
}

export async function revokeOwnSession(call: Call, id: string): Promise<undefined> {
  if (!(await revokeSession(call.tx, call.actor.personId!, id, call.now))) throw absent('session')
  await recordAct(call, { action: 'identity.session.revoked', subject: { kind: 'session', id } })
  return undefined
}

export async function revokeOtherSessions(call: Call): Promise<undefined> {
  const { personId, sessionId } = call.actor
  const ended = await revokeSessions(call.tx, personId!, call.now, sessionId)
  await recordAct(call, {
    action: 'identity.session.others-revoked',
    subject: { kind: 'person', id: personId! },
    details: { ended },
  })
  return undefined
}

async function profileOf(
  tx: Tx,
  account: Account,
  now: Date,
): Promise<ReplyOf<Contract['getProfile']>> {
  const { name, login, email, language, revision, enrolled } = account
  return {
    name,
    login,
    email,
    language,
    revision,
    secondFactor: {
      on: enrolled,
      required: needsSecondFactor(rolesToProve(account, now)),
      recoveryCodesLeft: await countRecoveryCodes(tx, account.id),
    },
  }
}

export const getProfile = (call: FreeCall): Promise<ReplyOf<Contract['getProfile']>> =>
  asSystem(call, async (tx) => profileOf(tx, (await getOwn(tx, call)).account, call.now))

export async function changeProfile(
  call: FreeCall,
  revision: number,
  input: BodyOf<Contract['changeProfile']>,
): Promise<ReplyOf<Contract['getProfile']>> {
  const id = call.actor.personId!
  await actOnce(call, call.actor, async (tx) => {
    const values = {
      ...(input.name === undefined ? {} : { name: input.name }),
      ...(input.language === undefined ? {} : { language: input.language }),
    }
    if (!(await updatePerson(tx, id, values, revision))) {
      throw new Problem('request/changed-meanwhile', { what: 'person' })
    }
    await recordAct(
      { ...call, tx },
      {
        action: 'identity.profile.changed',
        subject: { kind: 'person', id },
        details: { changed: Object.keys(input).sort() },
      },
    )
  })
  return getProfile(call)
}

/** Asks again for the password of the signed-in person; guesses are counted per person. */
export async function confirmPassword(
  call: FreeCall,
  typed: string,
  path: string,
): Promise<{ account: Account; proof: Credential }> {
  const counted: Counted[] = [{ scope: 'factor', subject: `${call.actor.personId} again` }]
  const own = await asSystem(call, async (tx) => {
    await takeAttempt(tx, counted, call.now)
    return getOwn(tx, call)
  })
  if (!(await checkPassword(own.proof.passwordHash, typed))) {
    throw new Problem('identity/wrong-password', {}, [{ path, code: 'identity/wrong-password' }])
  }
  await asSystem(call, (tx) => forgive(tx, counted))
  return own
}

/** Changes the password and ends every other session and known browser. */
export async function changePassword(
  call: FreeCall,
  input: { current: string; password: string },
): Promise<undefined> {
  const { account, proof } = await confirmPassword(call, input.current, 'current')
  refuseWeak(input.password, account)
  if (await checkPassword(proof.passwordHash, input.password)) {
    throw new Problem('identity/weak-password', {}, [
      { path: 'password', code: 'identity/password-same' },
    ])
  }
  const hash = await hashPassword(input.password)
  await actOnce(call, system, async (tx) => {
    await savePassword(tx, account.id, hash, call.now)
    await revokeSessions(tx, account.id, call.now, call.actor.sessionId)
    await deleteDevices(tx, account.id)
    await mailAccount(call, tx, account, 'password-changed')
    await recordAct(
      { ...call, tx },
      { action: 'identity.password.changed', subject: { kind: 'person', id: account.id } },
    )
  })
  return undefined
}

export async function startSecondFactor(
  call: FreeCall,
  input: { password: string },
): Promise<{ uri: string; secret: string }> {
  const { account } = await confirmPassword(call, input.password, 'password')
  const secret = newTotpSecret()
  const sealed = await sealTotp(call.platform.config.dataDir, account.id, secret)
  await asSystem(call, async (tx) => {
    if (!(await proposeTotp(tx, account.id, sealed))) throw new Problem('identity/second-factor-on')
  })
  return { uri: totpUri(secret, account.login), secret }
}

async function giveRecoveryCodes(tx: Tx, personId: string): Promise<string[]> {
  const codes = Array.from({ length: 10 }, newRecoveryCode)
  const hashes = codes.map((code) => hashToken(`${personId}:${code.replaceAll('-', '')}`))
  await replaceRecoveryCodes(tx, personId, hashes)
  return codes
}

export async function confirmSecondFactor(
  call: FreeCall,
  input: { code: string },
): Promise<{ recoveryCodes: string[] }> {
  return asSystem(call, async (tx) => {
    const { account, proof } = await getOwn(tx, call)
    if (proof.totpConfirmed) throw new Problem('identity/second-factor-on')
    if (!proof.totpSecret) throw new Problem('identity/no-enrolment')
    const secret = await openTotp(call.platform.config.dataDir, account.id, proof.totpSecret)
    const step = totpStep(secret, input.code, proof.totpLastStep)
    if (step === undefined || !(await confirmTotp(tx, account.id, step, call.now))) {
      throw new Problem('identity/second-factor-failed', {}, [
        { path: 'code', code: 'identity/second-factor-failed' },
      ])
    }
    await recordAct(
      { ...call, tx },
      { action: 'identity.second-factor.enrolled', subject: { kind: 'person', id: account.id } },
    )
    return { recoveryCodes: await giveRecoveryCodes(tx, account.id) }
  })
}

export async function renewRecoveryCodes(
  call: FreeCall,
  input: { password: string },
): Promise<{ recoveryCodes: string[] }> {
  const { account } = await confirmPassword(call, input.password, 'password')
  if (!account.enrolled) throw new Problem('identity/no-enrolment')
  return asSystem(call, async (tx) => {
    await recordAct(
      { ...call, tx },
      { action: 'identity.recovery-codes.renewed', subject: { kind: 'person', id: account.id } },
    )
    return { recoveryCodes: await giveRecoveryCodes(tx, account.id) }
  })
}
