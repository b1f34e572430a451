import type { LogKey, SignedHead, SuiteName } from '../model/proof.ts'
import type { Hash } from '../rules.ts'
import type { Finding } from './findings.ts'
import { headLink, headStatement, keyIdOf, keyStatement } from './statements.ts'

/** The cryptography a check needs; the tree and all links are SHA-256 in either suite. */
export interface Verifier {
  readonly sha256: Hash
  verify(suite: SuiteName, publicKey: string, statement: Uint8Array, signature: string): boolean
}

/** Checks that each key was handed over by the one before it, the first being the log's own. */
export function checkKeys(keys: readonly LogKey[], verifier: Verifier): Finding[] {
  const findings: Finding[] = []
  keys.forEach((key, place) => {
    const { number } = key
    const before = keys[place - 1]
    const wrong = (code: Finding['code'], field: string): void =>
      void findings.push({ code, number, field })
    if (number !== place) wrong('key-out-of-order', 'number')
    if (key.log !== keys[0]!.id) wrong('key-of-other-log', 'log')
    if (key.id !== keyIdOf(key.suite, key.publicKey, verifier.sha256)) wrong('key-name-wrong', 'id')
    const words = keyStatement(key)
    if (!verifier.verify(key.suite, key.publicKey, words, key.proof)) {
      wrong('key-handover-wrong', 'proof')
    }
    if (before) {
      if (key.previous !== before.id) wrong('key-handover-wrong', 'previous')
      if (key.from < before.from) wrong('key-out-of-order', 'from')
      if (key.firstHead < before.firstHead) wrong('key-out-of-order', 'firstHead')
      const signed =
        key.handover !== null &&
        verifier.verify(before.suite, before.publicKey, words, key.handover)
      if (!signed) wrong('key-handover-wrong', 'handover')
    } else if (key.previous !== null || key.handover !== null || key.firstHead !== 0) {
      wrong('key-out-of-order', 'previous')
    }
  })
  return findings
}

/** The key of `id` and the instant and head from which another one signs. */
export function findKey(keys: readonly LogKey[], id: string) {
  const place = keys.findIndex((one) => one.id === id)
  const key = keys[place]
  return key && { key, next: keys[place + 1] }
}

/** Checks the signature of `head` and whether its key was the one to sign it. */
export function checkHeadSignature(
  head: SignedHead,
  keys: readonly LogKey[],
  verifier: Verifier,
): Finding[] {
  const { number } = head
  const found = findKey(keys, head.key)
  if (!found) return [{ code: 'head-by-unknown-key', number, field: 'key' }]
  const { key, next } = found
  const findings: Finding[] = []
  const early = head.at < key.from || number < key.firstHead
  const late = next !== undefined && (number >= next.firstHead || head.at > next.from)
  if (early || late) findings.push({ code: 'head-by-retired-key', number, field: 'key' })
  if (!verifier.verify(key.suite, key.publicKey, headStatement(head), head.signature)) {
    findings.push({ code: 'head-signature-wrong', number, field: 'signature' })
  }
  return findings
}

/** Checks `head` against the one before it: number, link, size and time only go forward. */
export function checkHeadOrder(
  head: SignedHead,
  before: SignedHead | undefined,
  log: string | undefined,
  verifier: Verifier,
): Finding[] {
  const { number } = head
  const findings: Finding[] = []
  const wrong = (code: Finding['code'], field: string): void =>
    void findings.push({ code, number, field })
  if (number !== (before ? before.number + 1 : 0)) wrong('head-out-of-order', 'number')
  if (log !== undefined && head.log !== log) wrong('head-of-other-log', 'log')
  if (head.previous !== (before ? headLink(before, verifier.sha256) : null)) {
    wrong('head-link-broken', 'previous')
  }
  if (before && head.size < before.size) wrong('head-goes-back', 'size')
  if (before && head.at < before.at) wrong('head-goes-back', 'at')
  return findings
}
