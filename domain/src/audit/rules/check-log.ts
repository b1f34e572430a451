import { bytesOfHex, hexOf } from '../../kernel/hex.ts'
import type { ExportLine, LogKey, SignedHead } from '../model/proof.ts'
import { leafHash } from '../rules.ts'
import { checkHeadOrder, checkHeadSignature, checkKeys, type Verifier } from './check-keys.ts'
import type { Finding } from './findings.ts'
import { emptyFrontier, extend, type Frontier, rootOf } from './merkle.ts'
import { headLink } from './statements.ts'

export interface LogReport {
  readonly ok: boolean
  readonly log: string | null
  readonly leaves: number
  readonly heads: number
  readonly keys: number
  readonly waiting: number
  /** Entries below the newest head whose root was found right. */
  readonly covered: number
  /** Entries that old heads vouch for; 0 where none was given. */
  readonly vouched: number
  /** The first findings; `found` counts all. */
  readonly findings: readonly Finding[]
  readonly found: number
}

type Leaf = Extract<ExportLine, { kind: 'leaf' }>

const shown = 200

/**
 * Checks an export line by line, in flat memory but for heads and keys. Old heads are what someone
 * kept from before: only they can show that the whole log was not written anew with its own key.
 */
export function makeLogCheck(verifier: Verifier, oldHeads: readonly SignedHead[] = []) {
  const { sha256 } = verifier
  const findings: Finding[] = []
  const keys: LogKey[] = []
  const heads: SignedHead[] = []
  /** Heads still ahead, the smallest first. */
  let ahead: { head: SignedHead; old: boolean }[] | undefined
  let frontier: Frontier = emptyFrontier
  let next = 0
  let opened: Extract<ExportLine, { kind: 'log' }> | undefined
  let ended: Extract<ExportLine, { kind: 'end' }> | undefined
  let found = 0
  let unplaced = 0
  let waiting = 0
  let covered = 0
  let vouched = 0

  const report = (...more: readonly Finding[]): void => {
    found += more.length
    findings.push(...more.slice(0, Math.max(0, shown - findings.length)))
  }

  const checkRoots = (): void => {
    while (ahead?.[0] && ahead[0].head.size <= next) {
      const { head, old } = ahead.shift()!
      const { number, size } = head
      if (size === next && hexOf(rootOf(frontier, sha256)) === head.root) {
        if (old) vouched = Math.max(vouched, size)
        else covered = Math.max(covered, size)
      } else {
        report({
          code: old ? 'old-root-differs' : 'root-differs',
          number,
          field: 'root',
          range: [old ? vouched : covered, size],
        })
      }
    }
  }

  const begin = (): void => {
    if (ahead) return
    report(...checkKeys(keys, verifier))
    heads.forEach((head, place) => {
      report(...checkHeadOrder(head, heads[place - 1], keys[0]?.id, verifier))
      report(...checkHeadSignature(head, keys, verifier))
    })
    for (const old of oldHeads) report(...checkOld(old))
    ahead = [
      ...heads.map((head) => ({ head, old: false })),
      ...oldHeads.map((head) => ({ head, old: true })),
    ].sort((a, b) => a.head.size - b.head.size)
    checkRoots()
  }

  const checkOld = (old: SignedHead): Finding[] => {
    const { number } = old
    if (old.log !== keys[0]?.id) return [{ code: 'old-head-of-other-log', number, field: 'log' }]
    const signed = checkHeadSignature(old, keys, verifier)
    if (signed.length > 0) {
      return [{ code: 'old-head-signature-wrong', number, field: signed[0]!.field ?? 'signature' }]
    }
    const kept = heads.find((one) => one.number === number)
    if (!kept) return [{ code: 'old-head-missing', number }]
    if (headLink(kept, sha256) === headLink(old, sha256)) return []
    return [{ code: 'old-head-differs', number }]
  }

  const takeLeaf = ({ index, hash, id, own, entry }: Leaf): void => {
    if (index > next) report({ code: 'place-missing', index: next, range: [next, index] })
    if (index < next) report({ code: 'place-doubled', index, id })
    let leaf = new Uint8Array()
    if (hash.length === 64) leaf = new Uint8Array(bytesOfHex(hash))
    if (entry === null) report({ code: 'entry-missing', index, id, field: 'entry' })
    else {
      const real = hexOf(leafHash(entry, sha256))
      if (entry.id !== id) {
        report({ code: 'entry-of-other-place', index, id, field: 'entry.id' })
      } else if (real !== hash) {
        const altered = own === real
        report({
          code: altered ? 'leaf-altered' : 'entry-altered',
          index,
          id,
          field: altered ? 'hash' : 'entry',
        })
      } else if (own !== hash) report({ code: 'leaf-altered', index, id, field: 'own' })
    }
    frontier = extend(frontier, [leaf], sha256)
    next = Math.max(next, index) + 1
    checkRoots()
  }

  return {
    /** Takes the next line. Lines of one kind stand together: log, keys, heads, leaves, the rest. */
    take(line: ExportLine): void {
      if (line.kind === 'log') opened = line
      else if (line.kind === 'key') keys.push(line.key)
      else if (line.kind === 'head') heads.push(line.head)
      else if (line.kind === 'end') ended = line
      else {
        begin()
        if (line.kind === 'leaf') takeLeaf(line)
        else {
          unplaced += 1
          if (line.waits) waiting += 1
          else report({ code: 'entry-without-place', id: line.entry.id })
          if (hexOf(leafHash(line.entry, sha256)) !== line.own) {
            report({ code: 'entry-altered', id: line.entry.id, field: 'entry' })
          }
        }
      }
    },
    /** Something that is no line of an export. */
    unreadable: (line: number): void => report({ code: 'unreadable', number: line }),
    finish(): LogReport {
      begin()
      for (const { head, old } of ahead ?? []) {
        report({
          code: 'leaves-missing',
          number: head.number,
          range: [next, head.size],
          field: old ? 'old head' : 'head',
        })
      }
      if (!opened || !ended) report({ code: 'export-cut' })
      else if (
        opened.size !== next ||
        ended.size !== next ||
        ended.heads !== heads.length ||
        ended.unplaced !== unplaced ||
        opened.log !== (keys[0]?.id ?? null)
      ) {
        report({ code: 'counts-differ' })
      }
      return {
        ok: found === 0,
        log: keys[0]?.id ?? null,
        leaves: next,
        heads: heads.length,
        keys: keys.length,
        waiting,
        covered,
        vouched,
        findings,
        found,
      }
    },
  }
}

/** Members in which two readings of one entry differ, as paths: `details.period`. */
export function differingFields(before: unknown, now: unknown, path = ''): string[] {
  if (Object.is(before, now)) return []
  const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null
  if (!isObject(before) || !isObject(now)) return [path || 'entry']
  const names = new Set([...Object.keys(before), ...Object.keys(now)])
  return [...names].flatMap((name) =>
    differingFields(before[name], now[name], path ? `${path}.${name}` : name),
  )
}
