import type { Keeper, SignedHead } from '@wstc/domain/audit/model/proof'
import { headMailText } from '@wstc/domain/audit/words/mail'
import { Problem } from '@wstc/domain/kernel/problem'
import { queueMail } from '../../notices/index.ts'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Call } from '../../platform/serve.ts'
import { findLatestHead, insertHeadMails, insertKeepers, loadKeepers } from '../store/proof.ts'
import { recordAct } from './entries.ts'

export const getKeepers = (call: Call) =>
  loadKeepers(call.tx).then(({ version, keepers }) => ({
    revision: version,
    keepers: [...keepers],
  }))

/** @throws Problem `request/changed-meanwhile` where someone changed the list since */
export async function putKeepers(
  call: Call,
  revision: number,
  keepers: readonly Keeper[],
): Promise<{ revision: number; keepers: Keeper[] }> {
  const { version } = await loadKeepers(call.tx)
  if (version !== revision) throw new Problem('request/changed-meanwhile', { what: 'keepers' })
  const addresses = new Set<string>()
  keepers.forEach(({ address }, n) => {
    const known = address.toLowerCase()
    if (addresses.has(known)) {
      const code = 'audit/keeper-named-twice'
      throw new Problem(code, {}, [{ path: `keepers.${n}.address`, code }])
    }
    addresses.add(known)
  })
  await insertKeepers(call.tx, {
    version: version + 1,
    at: call.now,
    by_person: call.actor.personId ?? null,
    keepers: JSON.stringify(keepers),
  })
  await recordAct(call, {
    action: 'audit.keepers.change',
    subject: { kind: 'audit-log', id: 'keepers' },
    details: { version: version + 1, count: keepers.length },
  })
  return { revision: version + 1, keepers: [...keepers] }
}

type MailCall = { readonly tx: Tx; readonly now: Date; readonly platform: Platform }

/** Mails the newest head to every keeper. The attachment-free text holds all that is to be kept. */
export async function mailLatestHead(
  call: MailCall,
): Promise<{ head: SignedHead['number'] | null; mailed: number }> {
  const { tx, now, platform } = call
  const head = await findLatestHead(tx)
  const { keepers } = await loadKeepers(tx)
  if (!head) return { head: null, mailed: 0 }
  const rows = []
  for (const keeper of keepers) {
    const text = headMailText(head, platform.config.publicUrl, keeper.language)
    const mail = await queueMail(call, {
      to: keeper.address,
      language: keeper.language,
      ...text,
    })
    rows.push({
      id: newId(now),
      head: String(head.number),
      keeper: keeper.name,
      address: keeper.address,
      mail,
      at: now,
    })
  }
  await insertHeadMails(tx, rows)
  return { head: head.number, mailed: rows.length }
}
