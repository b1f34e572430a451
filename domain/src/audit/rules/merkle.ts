import { type Hash, nodeHash } from '../rules.ts'

/**
 * The Merkle tree of RFC 6962 §2.1 without its leaves at hand. A perfect node covers the leaves
 * `index · 2^level … (index + 1) · 2^level − 1` and never changes once they are there; everything
 * else is folded from perfect nodes.
 */
export interface NodePlace {
  readonly level: number
  readonly index: number
}

export interface TreeNode extends NodePlace {
  readonly hash: Uint8Array
}

/** The perfect nodes that cover the first `size` leaves, from left to right. */
export interface Frontier {
  readonly size: number
  readonly peaks: readonly Uint8Array[]
}

export const emptyFrontier: Frontier = { size: 0, peaks: [] }

/** Exact for every whole number a double holds, where bit operators end at 2^31. */
const isOdd = (n: number): boolean => n % 2 === 1
const half = (n: number): number => Math.floor(n / 2)

/** The largest power of two below `n`, for n ≥ 2. */
function splitOf(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** The perfect nodes of the leaves `start … end − 1`, where `start` is a split of the tree. */
export function placesOf(start: number, end: number): NodePlace[] {
  const places: NodePlace[] = []
  let at = start
  while (at < end) {
    let level = 0
    let width = 1
    while (width * 2 <= end - at) {
      width *= 2
      level += 1
    }
    places.push({ level, index: at / width })
    at += width
  }
  return places
}

/** One hash of perfect nodes that stand side by side; of none it is H() (RFC 6962 §2.1). */
export function foldPeaks(peaks: readonly Uint8Array[], hash: Hash): Uint8Array {
  const last = peaks.at(-1)
  if (!last) return hash(new Uint8Array())
  return peaks.slice(0, -1).reduceRight((right, left) => nodeHash(left, right, hash), last)
}

export const rootOf = (frontier: Frontier, hash: Hash): Uint8Array =>
  foldPeaks(frontier.peaks, hash)

/**
 * The frontier with `leaves` behind it. `keep` is told each perfect node that closes, above the
 * leaves; there are as many as leaves, within one per level.
 */
export function extend(
  frontier: Frontier,
  leaves: Iterable<Uint8Array>,
  hash: Hash,
  keep: (node: TreeNode) => void = () => {},
): Frontier {
  let { size } = frontier
  const peaks = [...frontier.peaks]
  for (const leaf of leaves) {
    let node = leaf
    let level = 0
    let index = size
    while (isOdd(index)) {
      node = nodeHash(peaks.pop()!, node, hash)
      level += 1
      index = half(index)
      keep({ level, index, hash: node })
    }
    peaks.push(node)
    size += 1
  }
  return { size, peaks }
}

/** A proof before its hashes are read: each element is folded from the nodes at these places. */
export type ProofPlan = readonly (readonly NodePlace[])[]

/** PATH(index, D[size]) of RFC 6962 §2.1.1. */
export function planInclusion(index: number, size: number): ProofPlan {
  const walk = (start: number, end: number): NodePlace[][] => {
    if (end - start === 1) return []
    const middle = start + splitOf(end - start)
    return index < middle
      ? [...walk(start, middle), placesOf(middle, end)]
      : [...walk(middle, end), placesOf(start, middle)]
  }
  if (!(index >= 0 && index < size)) throw new Error(`No leaf ${index} in a tree of ${size}`)
  return walk(0, size)
}

/** PROOF(from, D[to]) of RFC 6962 §2.1.2; empty for an empty older tree. */
export function planConsistency(from: number, to: number): ProofPlan {
  const walk = (start: number, end: number, whole: boolean): NodePlace[][] => {
    if (from === end) return whole ? [] : [placesOf(start, end)]
    const middle = start + splitOf(end - start)
    return from <= middle
      ? [...walk(start, middle, whole), placesOf(middle, end)]
      : [...walk(middle, end, false), placesOf(start, middle)]
  }
  if (!(from >= 0 && from <= to)) throw new Error(`No way from a tree of ${from} to one of ${to}`)
  return from === 0 || from === to ? [] : walk(0, to, true)
}

/** The proof of `plan` with the hashes that `hashAt` knows. */
export function fillPlan(
  plan: ProofPlan,
  hashAt: (place: NodePlace) => Uint8Array,
  hash: Hash,
): Uint8Array[] {
  return plan.map((places) => foldPeaks(places.map(hashAt), hash))
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}

/** Whether `path` shows that `leaf` stands at `index` below `root` (RFC 9162 §2.1.3.2). */
export function verifyInclusion(
  claim: {
    readonly leaf: Uint8Array
    readonly index: number
    readonly size: number
    readonly root: Uint8Array
  },
  path: readonly Uint8Array[],
  hash: Hash,
): boolean {
  const { leaf, index, size, root } = claim
  if (!(index >= 0 && index < size)) return false
  let at = index
  let last = size - 1
  let node = leaf
  for (const step of path) {
    if (last === 0) return false
    if (isOdd(at) || at === last) {
      node = nodeHash(step, node, hash)
      while (!isOdd(at) && at !== 0) {
        at = half(at)
        last = half(last)
      }
    } else node = nodeHash(node, step, hash)
    at = half(at)
    last = half(last)
  }
  return last === 0 && sameBytes(node, root)
}

/** Whether `path` shows that the tree of `older` is the beginning of that of `newer` (RFC 9162 §2.1.4.2). */
export function verifyConsistency(
  older: { readonly size: number; readonly root: Uint8Array },
  newer: { readonly size: number; readonly root: Uint8Array },
  path: readonly Uint8Array[],
  hash: Hash,
): boolean {
  if (older.size > newer.size) return false
  if (older.size === newer.size) return path.length === 0 && sameBytes(older.root, newer.root)
  if (older.size === 0) return path.length === 0 && sameBytes(older.root, hash(new Uint8Array()))
  const isPower = placesOf(0, older.size).length === 1
  const [first, ...rest] = isPower ? [older.root, ...path] : path
  if (!first) return false
  let at = older.size - 1
  let last = newer.size - 1
  while (isOdd(at)) {
    at = half(at)
    last = half(last)
  }
  let before = first
  let after = first
  for (const step of rest) {
    if (last === 0) return false
    if (isOdd(at) || at === last) {
      before = nodeHash(step, before, hash)
      after = nodeHash(step, after, hash)
      while (!isOdd(at) && at !== 0) {
        at = half(at)
        last = half(last)
      }
    } else after = nodeHash(after, step, hash)
    at = half(at)
    last = half(last)
  }
  return last === 0 && sameBytes(before, older.root) && sameBytes(after, newer.root)
}
