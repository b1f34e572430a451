import type { SignedHead } from '@wstc/domain/audit/model/proof'
import { extend, rootOf } from '@wstc/domain/audit/rules/merkle'
import { headLink, headStatement } from '@wstc/domain/audit/rules/statements'
import { hexOf } from '@wstc/domain/kernel/hex'
import type { Tx } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import {
  countCovered,
  countLeaves,
  insertNodes,
  readFrontier,
  selectLeafHashes,
} from '../store/log.ts'
import { findCurrentKey, findLatestHead, insertHead } from '../store/proof.ts'
import { sha256 } from './entries.ts'

type HeadCall = {
  readonly tx: Tx
  readonly now: Date
  readonly platform: Pick<Platform, 'crypto' | 'config'>
}

const batch = 20_000

/** Puts the perfect nodes over leaves that lack them; what a crash left out is made up for here. */
export async function growTree(tx: Tx): Promise<void> {
  for (;;) {
    const covered = await countCovered(tx)
    const leaves = await selectLeafHashes(tx, covered, batch)
    if (leaves.length < 2) return
    const nodes: Parameters<typeof insertNodes>[1][number][] = []
    const frontier = await readFrontier(tx, covered)
    extend(frontier, leaves, sha256, (node) => nodes.push(node))
    await insertNodes(tx, nodes)
    if (leaves.length < batch) return
  }
}

/**
 * Signs the head of all entries that have a place; the caller holds the log's lock.
 * @throws where the stored tree no longer begins with the last head: then nothing is signed
 */
export async function signHead(call: HeadCall): Promise<SignedHead | undefined> {
  const { tx, now, platform } = call
  await growTree(tx)
  const size = await countLeaves(tx)
  const key = await findCurrentKey(tx)
  if (size === 0 || !key) return undefined
  const last = await findLatestHead(tx)
  if (last) {
    const kept = last.size <= size ? rootOf(await readFrontier(tx, last.size), sha256) : undefined
    if (!kept || hexOf(kept) !== last.root) {
      throw new Error(`The log no longer begins with head ${last.number}: not signed`)
    }
  }
  const at = now.toISOString()
  const facts = {
    log: key.log,
    number: last ? last.number + 1 : 0,
    size,
    root: hexOf(rootOf(await readFrontier(tx, size), sha256)),
    // A clock that was set back must not make the order of heads doubtful.
    at: [at, last?.at ?? at, key.from].sort().at(-1)!,
    previous: last ? headLink(last, sha256) : null,
    key: key.id,
  }
  const head = { ...facts, signature: await platform.crypto.sign(key.id, headStatement(facts)) }
  await insertHead(tx, head)
  return head
}

const day = 86_400_000

/** Signs a head where the log has grown and the last one is old enough, and at least daily. */
export async function signDueHead(call: HeadCall): Promise<SignedHead | undefined> {
  const { tx, now, platform } = call
  const last = await findLatestHead(tx)
  if (last) {
    const age = now.getTime() - Date.parse(last.at)
    const grown = (await countLeaves(tx)) > last.size
    if (age < (grown ? platform.config.auditHeadMinutes * 60_000 : day)) return undefined
  }
  return signHead(call)
}
