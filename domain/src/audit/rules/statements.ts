import { canonicalJson } from '../../kernel/canonical-json.ts'
import { hexOf } from '../../kernel/hex.ts'
import { utf8Bytes } from '../../kernel/utf8.ts'
import type { LogKey, Receipt, SignedHead, SuiteName } from '../model/proof.ts'
import type { Hash } from '../rules.ts'

/**
 * What is signed: the name of the statement, a line end, and the canonical JSON of its members.
 * The name keeps a signature under one kind of statement from passing for another.
 */
const statement = (name: string, members: object): Uint8Array =>
  utf8Bytes(`wstc ${name} v1\n${canonicalJson(members)}`)

export type HeadFacts = Omit<SignedHead, 'signature'>
export type KeyFacts = Omit<LogKey, 'proof' | 'handover'>
export type ReceiptFacts = Omit<Receipt, 'signature'>

export function headStatement(head: HeadFacts): Uint8Array {
  const { log, number, size, root, at, previous, key } = head
  return statement('audit head', { log, number, size, root, at, previous, key })
}

/** The same words are signed by the new key and by the one before it. */
export function keyStatement(facts: KeyFacts): Uint8Array {
  const { log, number, id, suite, publicKey, from, firstHead, previous } = facts
  return statement('audit key', { log, number, id, suite, publicKey, from, firstHead, previous })
}

export function receiptStatement(receipt: ReceiptFacts): Uint8Array {
  const { kind, version, log, id, subject, contentHash, at, by, audit, head, key } = receipt
  const members = { kind, version, log, id, subject, contentHash, at, by, audit, head, key }
  return statement('receipt', members)
}

/** What the next head names as the one before it: the signature is part of it. */
export function headLink(head: SignedHead, sha256: Hash): string {
  const { log, number, size, root, at, previous, key, signature } = head
  const members = { log, number, size, root, at, previous, key, signature }
  return hexOf(sha256(statement('signed audit head', members)))
}

export function keyIdOf(suite: SuiteName, publicKey: string, sha256: Hash): string {
  return hexOf(sha256(utf8Bytes(`${suite}:${publicKey}`))).slice(0, 32)
}

export function contentHashOf(content: unknown, sha256: Hash): string {
  return hexOf(sha256(utf8Bytes(canonicalJson(content))))
}
