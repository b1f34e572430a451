import type { InclusionProof } from '@wstc/domain/audit/model/proof'
import { fillPlan, planConsistency, planInclusion } from '@wstc/domain/audit/rules/merkle'
import { hexOf } from '@wstc/domain/kernel/hex'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import { system } from '../../platform/actor.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Call } from '../../platform/serve.ts'
import { readNodes } from '../store/log.ts'
import { findLatestHead, findLeaf, hasEntry, selectHeads, selectKeys } from '../store/proof.ts'
import { sha256 } from './entries.ts'

export async function listKeys(call: Call) {
  const keys = await selectKeys(call.tx)
  return { log: keys[0]?.id ?? null, keys }
}

export async function listHeads(
  call: Call,
  { before, limit }: { before?: number | undefined; limit: number },
) {
  const items = await selectHeads(call.tx, { before, limit: limit + 1 })
  const more = items.length > limit
  return { items: items.slice(0, limit), next: more ? items[limit - 1]!.number : null }
}

export const getLatestHead = async (call: Call) => ({
  head: (await findLatestHead(call.tx)) ?? null,
})

/**
 * Where an entry stands below the newest head; undefined while no head covers it. Siblings belong
 * to other people's entries, so the platform reads them; nothing but hashes leaves.
 */
export function findProof(
  platform: Pick<Platform, 'database'>,
  entry: string,
): Promise<InclusionProof | undefined> {
  return platform.database.inTransaction(
    system,
    async (tx) => {
      const leaf = await findLeaf(tx, entry)
      const head = await findLatestHead(tx)
      if (!leaf || !head || head.size <= leaf.index) return undefined
      const plan = planInclusion(leaf.index, head.size)
      const path = fillPlan(plan, await readNodes(tx, plan.flat()), sha256).map(hexOf)
      return { entry, index: leaf.index, leaf: hexOf(leaf.hash), head, path }
    },
    'read',
  )
}

/** For whoever may see the entry. @throws Problem `request/not-found`, `audit/no-head-yet` */
export async function proveEntry(call: Omit<Call, 'tx'>, entry: string): Promise<InclusionProof> {
  const { database } = call.platform
  const seen = await database.inTransaction(call.actor, (tx) => hasEntry(tx, entry), 'read')
  if (!seen) throw absent('audit-entry')
  const proof = await findProof(call.platform, entry)
  if (!proof) throw new Problem('audit/no-head-yet')
  return proof
}

/** @throws Problem `audit/no-such-size` where the newest head is smaller, or `from` above `to` */
export async function proveConsistency(
  call: Omit<Call, 'tx'>,
  { from, to }: { from: number; to: number },
) {
  return call.platform.database.inTransaction(
    system,
    async (tx) => {
      const head = await findLatestHead(tx)
      if (from > to || to > (head?.size ?? 0)) throw new Problem('audit/no-such-size', { from, to })
      const plan = planConsistency(from, to)
      const path = fillPlan(plan, await readNodes(tx, plan.flat()), sha256).map(hexOf)
      return { from, to, path }
    },
    'read',
  )
}
