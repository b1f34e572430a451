import { setTimeout as sleep } from 'node:timers/promises'
import type { TokenPurpose } from '@wstc/domain/identity/model'
import { passwordFault } from '@wstc/domain/identity/password'
import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import { inLanguage } from '@wstc/domain/kernel/bilingual'
import { Problem } from '@wstc/domain/kernel/problem'
import { recordAct } from '../../audit/index.ts'
import { system } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database.ts'
import { actorOf } from '../actor-of.ts'
import { asSystem, type FreeCall } from '../opening.ts'
import { hashPassword, hashToken, newToken } from '../secrets.ts'
import { type Account, findAccount, listPeopleToReset } from '../store/accounts.ts'
import { forgive } from '../store/attempts.ts'
import {
  countTokens,
  findTokenPerson,
  insertToken,
  savePassword,
  useToken,
} from '../store/credentials.ts'
import { setPersonState } from '../store/people.ts'
import { deleteDevices, revokeSessions } from '../store/sessions.ts'
import { mailAccount } from './mail.ts'

const hours = { invitation: 72, reset: 2 } as const
const pages = { invitation: 'app/invitation', reset: 'app/reset-password' } as const

/** Makes a link that proves the mailbox and sends it; the token travels in the fragment only. */
export async function sendLink(
  call: FreeCall,
  tx: Tx,
  account: Account,
  purpose: TokenPurpose,
): Promise<void> {
  const token = newToken()
  await insertToken(tx, {
    token_hash: hashToken(token),
    purpose,
    person_id: account.id,
    created_by: call.actor.personId ?? null,
    created_at: call.now,
    expires_at: new Date(call.now.getTime() + hours[purpose] * 3_600_000),
  })
  await mailAccount(call, tx, account, purpose, {
    hours: String(hours[purpose]),
    organisation: inLanguage(account.organisation.name, account.language),
    link: `${call.platform.config.publicUrl}/${pages[purpose]}#${token}`,
  })
}

async function getTokenAccount(
  tx: Tx,
  call: FreeCall,
  purpose: TokenPurpose,
  token: string,
): Promise<Account> {
  const id = await findTokenPerson(tx, purpose, hashToken(token), call.now)
  const account = id && (await findAccount(tx, id))
  const state = purpose === 'invitation' ? 'invited' : 'active'
  if (!account || account.state !== state || !account.organisation.active) {
    throw new Problem('identity/link-expired')
  }
  return account
}

export async function findInvitation(
  call: FreeCall,
  input: { token: string },
): Promise<{ name: string; login: string; organisation: Bilingual }> {
  const account = await asSystem(call, (tx) => getTokenAccount(tx, call, 'invitation', input.token))
  return { name: account.name, login: account.login, organisation: account.organisation.name }
}

export function refuseWeak(password: string, account: Account): void {
  const { name, login, email } = account
  const fault = passwordFault(password, [name, login, email])
  if (fault) throw new Problem('identity/weak-password', {}, [fault])
}

/** Sets the password that a mailed link allows. The second factor stays as it is. */
async function completeToken(
  call: FreeCall,
  purpose: TokenPurpose,
  input: { token: string; password: string },
): Promise<undefined> {
  const account = await asSystem(call, (tx) => getTokenAccount(tx, call, purpose, input.token))
  refuseWeak(input.password, account)
  const hash = await hashPassword(input.password)
  await asSystem(call, async (tx) => {
    if (!(await useToken(tx, hashToken(input.token), call.now))) {
      throw new Problem('identity/link-expired')
    }
    await savePassword(tx, account.id, hash, call.now)
    if (purpose === 'invitation') await setPersonState(tx, account.id, 'active')
    else {
      await revokeSessions(tx, account.id, call.now)
      await deleteDevices(tx, account.id)
      await mailAccount(call, tx, account, 'password-changed')
    }
    // Whoever owns the mailbox may try again at once, from here.
    const login = account.login.toLowerCase()
    await forgive(tx, [
      { scope: 'account', subject: login },
      { scope: 'pair', subject: `${login} ${call.address}` },
    ])
    await recordAct(
      { ...call, tx, actor: actorOf(account, call.now) },
      {
        action:
          purpose === 'invitation' ? 'identity.invitation.accepted' : 'identity.password.reset',
        subject: { kind: 'person', id: account.id },
      },
    )
  })
  return undefined
}

export const acceptInvitation = (call: FreeCall, input: { token: string; password: string }) =>
  completeToken(call, 'invitation', input)

export const resetPassword = (call: FreeCall, input: { token: string; password: string }) =>
  completeToken(call, 'reset', input)

const answerAfter = 250
const mostPerHour = 5

/** Whether so many links were mailed lately that more would only fill the mailbox; the last one stays good. */
async function hasHadEnough(tx: Tx, call: FreeCall, account: Account): Promise<boolean> {
  const since = new Date(call.now.getTime() - 3_600_000)
  return (await countTokens(tx, account.id, 'reset', since)) >= mostPerHour
}

/** Sends a reset link where the account exists. Answer and time are the same where it does not. */
export async function requestReset(call: FreeCall, input: { login: string }): Promise<undefined> {
  const floor = sleep(answerAfter)
  await asSystem(call, async (tx) => {
    const [first, second] = await listPeopleToReset(tx, input.login)
    const account = first && !second ? await findAccount(tx, first) : undefined
    const may = account?.organisation.active && !(await hasHadEnough(tx, call, account))
    if (may) await sendLink(call, tx, account, 'reset')
    await recordAct(
      { ...call, tx, actor: system },
      {
        action: 'identity.reset.requested',
        subject: { kind: 'person', id: account?.id ?? 'unknown' },
        details: { mailed: may === true },
      },
    )
  })
  await floor
  return undefined
}
