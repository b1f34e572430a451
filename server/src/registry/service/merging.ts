import type { ReplyInput } from '@wstc/domain/kernel/endpoint'
import { addDays, dayInShanghai } from '@wstc/domain/kernel/period'
import { Problem } from '@wstc/domain/kernel/problem'
import type { registryContract } from '@wstc/domain/registry/contract'
import type { EnterpriseDetail } from '@wstc/domain/registry/contract/shapes'
import type { FactKey } from '@wstc/domain/registry/model'
import { compareNames } from '@wstc/domain/registry/rules/company-name'
import { mergeFacts } from '@wstc/domain/registry/rules/merge'
import { recordAct } from '../../audit/index.ts'
import { emit } from '../../platform/jobs.ts'
import type { Call } from '../../platform/serve.ts'
import {
  factsOf,
  moveBranches,
  selectByIds,
  updateFacts,
  updateLinks,
} from '../store/enterprises.ts'
import { moveHoldings } from '../store/holdings.ts'
import { selectMergedInto } from '../store/merged.ts'
import { insertApart, selectPairs } from '../store/pairs.ts'
import { checkFacts, movedTopic, sourceOf } from './edit.ts'
import { getRow, lineOf, showEnterprise } from './show.ts'
import { nameWords, placeNames } from './words.ts'

type Contract = typeof registryContract

/** Topic of the event that one entry was merged into another. */
export const mergedTopic = 'registry.enterprise-merged'

/** Pairs that a page shows. */
const mostPairs = 200

/** Pairs of entries that may be one enterprise; a person decides. */
export async function listDuplicates(
  call: Call,
  apart: boolean,
): Promise<ReplyInput<Contract['listDuplicates']>> {
  const found = await selectPairs(call.tx, { apart, limit: mostPairs + 1 })
  const pairs = found.slice(0, mostPairs)
  const rows = await selectByIds(call.tx, [...new Set(pairs.flatMap(({ a, b }) => [a, b]))])
  const byId = new Map(rows.map((row) => [row.id, row]))
  const places = placeNames(call.platform.city)
  return {
    more: found.length > mostPairs,
    items: pairs.flatMap(({ a, b, why, apart: told }) => {
      const [x, y] = [byId.get(a), byId.get(b)]
      if (!x || !y) return []
      const alike = compareNames(x.name, y.name, places)
      if (why === 'name' && alike === 'different') return []
      const reason = why === 'name' && alike === 'proposed' ? 'similar-name' : why
      return [{ a: lineOf(x), b: lineOf(y), why: reason, apart: told } as const]
    }),
  }
}

/** Two entries are not one: the pair is not proposed any more, and stands among those told apart. */
export async function tellApart(
  call: Call,
  id: string,
  input: { readonly other: string; readonly reason: string },
): Promise<{ a: string; b: string }> {
  if (input.other === id) throw new Problem('registry/merge-itself')
  for (const { merged_into } of [await getRow(call, id), await getRow(call, input.other)]) {
    if (merged_into !== null) throw new Problem('registry/merged-away')
  }
  const [a, b] = [id, input.other].sort() as [string, string]
  const { reason } = input
  await insertApart(call.tx, { a, b, reason, by_person: call.actor.personId!, at: call.now })
  await recordAct(call, {
    action: 'registry.enterprise.tell-apart',
    subject: { kind: 'enterprise', id: a },
    details: { other: b },
  })
  return { a, b }
}

/**
 * Two entries become one: the kept one takes over, the other and all that were merged into it point
 * to it and stay with their history. Holdings, branches and whoever signs in go along; other contexts hear of it.
 */
export async function mergeEnterprises(
  call: Call,
  id: string,
  revision: number,
  input: {
    readonly other: string
    readonly otherRevision: number
    readonly take: readonly FactKey[]
    readonly reason: string
  },
): Promise<EnterpriseDetail> {
  if (input.other === id) throw new Problem('registry/merge-itself')
  const [keep, drop] = [await getRow(call, id), await getRow(call, input.other)]
  if (keep.merged_into !== null || drop.merged_into !== null) {
    throw new Problem('registry/merged-away')
  }
  const { organisation_id: mine } = keep
  const theirs = drop.organisation_id
  if (mine !== null && theirs !== null) throw new Problem('registry/both-linked')
  const day = addDays(dayInShanghai(call.now), -1)
  const facts = mergeFacts(factsOf(keep), factsOf(drop), input.take, day)
  checkFacts(call, facts)
  const words = nameWords(call.platform.city, facts)
  const { reason } = input
  const gone = sourceOf(call, { origin: 'merge', reason, source: id })
  const stays = sourceOf(call, { origin: 'merge', reason, source: drop.id })
  const left = { merged_into: id, organisation_id: null }
  const done =
    (await updateLinks(call.tx, drop.id, input.otherRevision, left, gone)) &&
    (await updateFacts(call.tx, id, revision, facts, words, stays)) &&
    (theirs === null ||
      (await updateLinks(call.tx, id, revision + 1, { organisation_id: theirs }, stays)))
  if (!done) throw new Problem('request/changed-meanwhile', { what: 'enterprise' })
  for (const earlier of await selectMergedInto(call.tx, drop.id)) {
    await updateLinks(call.tx, earlier.id, earlier.revision, { merged_into: id }, gone)
  }
  await moveHoldings(call.tx, drop.uscc, keep.uscc)
  await moveBranches(call.tx, { from: drop.uscc, to: keep.uscc }, stays)
  await emit(call, mergedTopic, { from: drop.id, to: id })
  if (facts.district !== keep.district) await emit(call, movedTopic, {})
  await recordAct(call, {
    action: 'registry.enterprise.merge',
    subject: { kind: 'enterprise', id },
    details: { merged: drop.id, uscc: drop.uscc },
  })
  return showEnterprise(call, id)
}
