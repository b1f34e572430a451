import { canonicalJson } from '../kernel/canonical-json.ts'
import { utf8Bytes } from '../kernel/utf8.ts'
import type { Entry } from './model.ts'

export type Hash = (bytes: Uint8Array) => Uint8Array

const joined = (prefix: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 1))
  all[0] = prefix
  let at = 1
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** The text that is hashed for an entry; its form never changes once an entry has been written. */
export function entryText(entry: Entry): string {
  const { id, at, kind, actor, action, subject, details, requestId, address } = entry
  return canonicalJson({ id, at, kind, actor, action, subject, details, requestId, address })
}

/** Hash of a leaf: H(0x00 ‖ entry) (RFC 6962 §2.1). */
export function leafHash(entry: Entry, hash: Hash): Uint8Array {
  return hash(joined(0x00, utf8Bytes(entryText(entry))))
}

/** Hash of a node: H(0x01 ‖ left ‖ right) (RFC 6962 §2.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array, hash: Hash): Uint8Array {
  return hash(joined(0x01, left, right))
}

/** Head of the tree over `leaves` in order; of none it is H() (RFC 6962 §2.1). */
export function treeHead(leaves: readonly Uint8Array[], hash: Hash): Uint8Array {
  if (leaves.length === 0) return hash(new Uint8Array())
  if (leaves.length === 1) return leaves[0]!
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return nodeHash(treeHead(leaves.slice(0, split), hash), treeHead(leaves.slice(split), hash), hash)
}

const secret = /passw|secret|token|totp|otp$|cookie|credential/i

/** Name of a member of `details` that looks like a secret, at any depth; such an entry is refused. */
export function findSecret(details: unknown): string | undefined {
  if (typeof details !== 'object' || details === null) return undefined
  for (const [name, value] of Object.entries(details)) {
    if (!Array.isArray(details) && secret.test(name)) return name
    const inner = findSecret(value)
    if (inner) return inner
  }
  return undefined
}
