import { Problem } from '@wstc/domain/kernel/problem'
import { asSystem, type FreeCall } from '../opening.ts'
import { openTotp, totpStep } from '../second-factor.ts'
import type { Account } from '../store/accounts.ts'
import { type Counted, forgive, takeAttempt } from '../store/attempts.ts'
import { useTotpStep } from '../store/credentials.ts'
import { confirmPassword } from './account.ts'

const wrong = (code: string): Problem =>
  new Problem('request/invalid', {}, [{ path: 'code', code }])

/**
 * Asks the signed-in person again for everything they prove themselves with: the password, and the
 * present code where a second factor is enrolled. Guesses are counted.
 */
export async function proveAgain(
  call: FreeCall,
  typed: { readonly password: string; readonly code?: string | undefined },
): Promise<Account> {
  const { account, proof } = await confirmPassword(call, typed.password, 'password')
  if (!account.enrolled || !proof.totpSecret) return account
  if (typed.code === undefined) throw wrong('identity/code-needed')
  const counted: Counted[] = [{ scope: 'factor', subject: `${account.id} again` }]
  await asSystem(call, (tx) => takeAttempt(tx, counted, call.now))
  const secret = await openTotp(call.platform.config.dataDir, account.id, proof.totpSecret)
  const step = totpStep(secret, typed.code, proof.totpLastStep)
  const fresh = await asSystem(
    call,
    async (tx) => step !== undefined && (await useTotpStep(tx, account.id, step)),
  )
  if (!fresh) throw wrong('identity/second-factor-failed')
  await asSystem(call, (tx) => forgive(tx, counted))
  return account
}
