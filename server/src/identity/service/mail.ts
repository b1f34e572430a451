import { accountMail, type MailKind } from '@wstc/domain/identity/words'
import { queueMail } from '../../notices/index.ts'
import type { Tx } from '../../platform/database.ts'
import type { FreeCall } from '../opening.ts'
import type { Account } from '../store/accounts.ts'

/** Mails a person about the own account, in the person's language. */
export async function mailAccount(
  call: Pick<FreeCall, 'now'>,
  tx: Tx,
  account: Pick<Account, 'email' | 'language' | 'name' | 'login'>,
  kind: MailKind,
  values: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { email, language, name, login } = account
  await queueMail(
    { tx, now: call.now },
    { to: email, language, ...accountMail(kind, language, { name, login, ...values }) },
  )
}
