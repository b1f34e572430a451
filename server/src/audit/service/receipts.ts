import type { InclusionProof, Receipt, ReceiptFile } from '@wstc/domain/audit/model/proof'
import { checkReceipt } from '@wstc/domain/audit/rules/check-receipt'
import { contentHashOf, receiptStatement } from '@wstc/domain/audit/rules/statements'
import { hexOf } from '@wstc/domain/kernel/hex'
import { absent } from '@wstc/domain/kernel/problem'
import { verifierOf } from '../../platform/crypto/provider.ts'
import { newId } from '../../platform/ids.ts'
import type { Call, FileReply } from '../../platform/serve.ts'
import {
  findCurrentKey,
  findLatestHead,
  findReceipt,
  insertReceipt,
  selectKeys,
  selectReceipts,
} from '../store/proof.ts'
import { type Act, recordAct, sha256, writeEntry } from './entries.ts'
import { findProof } from './proofs.ts'

export interface Acknowledged {
  /** Plain facts by which people know what was received. */
  readonly facts: Receipt['subject']['facts']
  /** What was received, as it is kept. */
  readonly content: unknown
  /** Digest of the content where the caller has just made it: a long one costs. */
  readonly contentHash?: string
}

/**
 * Writes the entry of an act and signs a receipt for whoever acted, in the act's transaction: there
 * is a receipt exactly where the act happened. Answers the receipt's id.
 */
export async function acknowledge(call: Call, act: Act, of: Acknowledged): Promise<string> {
  const { tx, actor, now, platform } = call
  const key = await findCurrentKey(tx)
  if (!key) throw new Error('The log has no key yet')
  const id = newId(now)
  const { entry, leaf } = await writeEntry(call, 'act', {
    ...act,
    details: { ...act.details, receipt: id },
  })
  const content = JSON.stringify(of.content)
  const facts: Omit<Receipt, 'signature'> = {
    kind: 'wstc-receipt',
    version: 1,
    log: key.log,
    id,
    subject: { ...act.subject, facts: of.facts },
    contentHash: of.contentHash ?? contentHashOf(JSON.parse(content), sha256),
    at: now.toISOString(),
    by: { person: actor.personId ?? null, organisation: actor.organisationId ?? null },
    audit: { entry, leaf: hexOf(leaf) },
    head: (await findLatestHead(tx)) ?? null,
    key: key.id,
  }
  const signature = await platform.crypto.sign(key.id, receiptStatement(facts))
  await insertReceipt(tx, {
    id,
    entry_id: entry,
    subject_kind: act.subject.kind,
    subject_id: act.subject.id,
    person: actor.personId ?? null,
    organisation: actor.organisationId ?? null,
    at: now,
    receipt: JSON.stringify({ ...facts, signature }),
    content,
  })
  return id
}

/** Row-level security leaves those of the reader and of the reader's organisation. */
export async function listReceipts(call: Call, subject: { kind: string; id: string }) {
  return { items: (await selectReceipts(call.tx, subject)).map((row) => row.receipt) }
}

/** A receipt with everything that is needed to check it anywhere. */
export async function downloadReceipt(call: Omit<Call, 'tx'>, id: string): Promise<FileReply> {
  const { database } = call.platform
  const file = await database.inTransaction(call.actor, async (tx) => {
    const row = await findReceipt(tx, id)
    if (!row) throw absent('receipt')
    await recordAct(
      { ...call, tx },
      { action: 'audit.receipt.download', subject: { kind: 'receipt', id } },
    )
    return { receipt: row.receipt, content: row.content, keys: await selectKeys(tx) }
  })
  const proof = await findProof(call.platform, file.receipt.audit.entry)
  const whole: ReceiptFile = { ...file, ...(proof ? { proof } : {}) }
  return {
    stream: Buffer.from(`${JSON.stringify(whole, undefined, 2)}\n`),
    type: 'application/json',
    name: `receipt-${id}.json`,
  }
}

/** Checks a receipt against this log's own keys and shows, where it can, that its entry stands. */
export async function verifyReceipt(call: Omit<Call, 'tx'>, file: ReceiptFile) {
  const { platform, actor } = call
  const keys = await platform.database.inTransaction(actor, selectKeys, 'read')
  const { receipt } = file
  const alone = checkReceipt(
    { receipt, ...(file.content === undefined ? {} : { content: file.content }) },
    keys,
    verifierOf(platform.crypto),
  )
  // Only a true receipt may ask where its entry stands.
  const proof: InclusionProof | undefined = alone.ok
    ? await findProof(platform, receipt.audit.entry)
    : undefined
  const whole = proof ? checkReceipt({ ...file, proof }, keys, verifierOf(platform.crypto)) : alone
  return {
    ok: whole.ok,
    findings: [...whole.findings],
    content: whole.content,
    receipt,
    provenBy: whole.provenBy,
    index: whole.provenBy && proof ? proof.index : null,
  }
}
