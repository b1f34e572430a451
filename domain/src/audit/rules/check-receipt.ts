import { bytesOfHex } from '../../kernel/hex.ts'
import type { LogKey, ReceiptFile, SignedHead } from '../model/proof.ts'
import { checkHeadSignature, checkKeys, findKey, type Verifier } from './check-keys.ts'
import type { Finding } from './findings.ts'
import { verifyInclusion } from './merkle.ts'
import { contentHashOf, receiptStatement } from './statements.ts'

export interface ReceiptReport {
  readonly ok: boolean
  readonly findings: readonly Finding[]
  /** Whether the content stood beside the receipt and is what was acknowledged. */
  readonly content: 'same' | 'different' | 'absent'
  /** The head below which the entry was shown to stand; null where no proof came along. */
  readonly provenBy: SignedHead | null
}

/** Checks a receipt with `keys`, which the reader trusts or has come by with the receipt. */
export function checkReceipt(
  file: ReceiptFile,
  keys: readonly LogKey[],
  verifier: Verifier,
): ReceiptReport {
  const { receipt, proof } = file
  const findings: Finding[] = [...checkKeys(keys, verifier)]
  if (receipt.log !== keys[0]?.id) findings.push({ code: 'receipt-of-other-log', field: 'log' })
  const found = findKey(keys, receipt.key)
  if (!found) findings.push({ code: 'receipt-by-unknown-key', field: 'key' })
  else {
    const { key, next } = found
    if (receipt.at < key.from || (next && receipt.at > next.from)) {
      findings.push({ code: 'receipt-by-retired-key', field: 'key' })
    }
    const words = receiptStatement(receipt)
    if (!verifier.verify(key.suite, key.publicKey, words, receipt.signature)) {
      findings.push({ code: 'receipt-signature-wrong', field: 'signature' })
    }
  }
  if (receipt.head) findings.push(...checkHeadSignature(receipt.head, keys, verifier))
  const content =
    file.content === undefined
      ? 'absent'
      : contentHashOf(file.content, verifier.sha256) === receipt.contentHash
        ? 'same'
        : 'different'
  if (content === 'different') {
    findings.push({ code: 'receipt-content-differs', field: 'content' })
  }
  if (proof) findings.push(...checkProof(file, keys, verifier))
  return {
    ok: findings.length === 0,
    findings,
    content,
    provenBy: proof && findings.length === 0 ? proof.head : null,
  }
}

function checkProof(
  { receipt, proof }: ReceiptFile,
  keys: readonly LogKey[],
  verifier: Verifier,
): Finding[] {
  if (!proof) return []
  const { index, head } = proof
  const findings = checkHeadSignature(head, keys, verifier)
  const right =
    proof.leaf === receipt.audit.leaf &&
    verifyInclusion(
      { leaf: bytesOfHex(proof.leaf), index, size: head.size, root: bytesOfHex(head.root) },
      proof.path.map(bytesOfHex),
      verifier.sha256,
    )
  if (!right) findings.push({ code: 'receipt-proof-wrong', index, id: receipt.audit.entry })
  return findings
}
