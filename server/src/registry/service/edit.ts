import { addDays, dayInShanghai } from '@wstc/domain/kernel/period'
import { absent, type FieldFault, Problem } from '@wstc/domain/kernel/problem'
import type { EnterpriseDetail } from '@wstc/domain/registry/contract/shapes'
import type { EnterpriseFacts, FactKey, Holding } from '@wstc/domain/registry/model'
import { changesBetween, keepFormerName } from '@wstc/domain/registry/rules/changes'
import { isContact } from '@wstc/domain/registry/rules/contacts'
import { isServiceItem } from '@wstc/domain/registry/rules/ebops'
import { checkUscc, normaliseUscc } from '@wstc/domain/registry/rules/uscc'
import { recordAct } from '../../audit/index.ts'
import { isDatabaseError } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { emit } from '../../platform/jobs.ts'
import type { Call } from '../../platform/serve.ts'
import {
  type EnterpriseRow,
  factsOf,
  insertEnterprise,
  moveBranches,
  type Source,
  selectByCodes,
  updateFacts,
} from '../store/enterprises.ts'
import { endHoldingRow, findHolding, insertHolding, renameHolder } from '../store/holdings.ts'
import { getRow, showEnterprise } from './show.ts'
import { nameWords, sheetWords } from './words.ts'

/** Topic of the event that entries have come into another district. */
export const movedTopic = 'registry.enterprise-moved'

export const conflict = () => new Problem('request/changed-meanwhile', { what: 'enterprise' })

/** Facts as they came over the wire, without those that were left out. */
export const stated = (
  facts: {
    readonly [K in FactKey]?: EnterpriseFacts[K] | undefined
  },
): Partial<EnterpriseFacts> =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))

/** @throws Problem that names every field which the rules or the city's lists refuse */
export function checkFacts(call: Call, facts: Partial<EnterpriseFacts>): void {
  const { districts, parks, sectors } = sheetWords(call.platform.city)
  const fields: FieldFault[] = []
  const refuse = (path: string, code: string, details = {}) => fields.push({ path, code, details })
  for (const key of ['uscc', 'head'] as const) {
    const { fault, repairs } = checkUscc(facts[key] ?? '91420100MA00000000')
    if (facts[key] && fault) {
      const text = repairs.length > 0 ? ` (${repairs.slice(0, 3).join(' / ')}?)` : ''
      refuse(key, `registry/uscc-${fault}`, { repairs: text })
    }
  }
  const known = (list: readonly { readonly id: string }[], id: string) =>
    list.some((one) => one.id === id)
  if (facts.district && !known(districts, facts.district))
    refuse('district', 'registry/district-unknown')
  if (facts.park && !known(parks, facts.park)) refuse('park', 'registry/park-unknown')
  for (const id of facts.sectors ?? [])
    if (!known(sectors, id)) refuse('sectors', 'registry/sector-unknown', { value: id })
  for (const key of ['exports', 'imports'] as const)
    for (const code of facts[key] ?? [])
      if (!isServiceItem(code)) refuse(key, 'registry/item-unknown', { value: code })
  for (const key of ['standings', 'former'] as const)
    for (const { from, until } of facts[key] ?? [])
      if (from && until && from > until) refuse(key, 'registry/days-reversed')
  for (const [n, one] of (facts.contacts ?? []).entries())
    if (!isContact(one)) refuse(`contacts.${n}.name`, 'registry/contact-empty')
  if (facts.head && facts.head === facts.uscc) refuse('head', 'registry/own-head')
  if (fields.length > 0) throw new Problem('request/invalid', {}, fields)
}

const codeTaken = () =>
  new Problem('registry/uscc-taken', {}, [{ path: 'uscc', code: 'registry/uscc-taken' }])

async function orTaken<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    if (isDatabaseError(error, '23505')) throw codeTaken()
    throw error
  })
}

export const sourceOf = (
  call: Call,
  more: Pick<Source, 'origin' | 'reason' | 'source'>,
): Source => ({
  ...more,
  person: call.actor.personId ?? null,
  now: call.now,
})

export async function addEnterprise(call: Call, facts: EnterpriseFacts): Promise<EnterpriseDetail> {
  checkFacts(call, facts)
  const id = newId(call.now)
  const from = sourceOf(call, { origin: 'typed', reason: '' })
  await orTaken(
    insertEnterprise(call.tx, { id }, facts, nameWords(call.platform.city, facts), from),
  )
  await recordAct(call, {
    action: 'registry.enterprise.add',
    subject: { kind: 'enterprise', id },
    details: { uscc: facts.uscc },
  })
  return showEnterprise(call, id)
}

/**
 * Writes changed facts of an entry with its version; a name that goes stays among the former ones.
 * Holdings and branches follow a code that is put right.
 */
export async function writeFacts(
  call: Call,
  row: EnterpriseRow,
  revision: number,
  changed: Partial<EnterpriseFacts>,
  from: Source,
): Promise<EnterpriseFacts> {
  if (row.merged_into !== null) throw new Problem('registry/merged-away')
  const before = factsOf(row)
  const given = { ...before, ...changed }
  checkFacts(call, { ...changed, uscc: given.uscc, head: given.head })
  const after = keepFormerName(before, given, addDays(dayInShanghai(call.now), -1))
  if (changesBetween(before, after).length === 0) throw new Problem('registry/nothing-changed')
  const words = nameWords(call.platform.city, after)
  if (!(await orTaken(updateFacts(call.tx, row.id, revision, after, words, from)))) throw conflict()
  if (after.uscc !== before.uscc) {
    await renameHolder(call.tx, before.uscc, after.uscc)
    await moveBranches(call.tx, { from: before.uscc, to: after.uscc }, from)
  }
  if (after.district !== before.district) await emit(call, movedTopic, {})
  return after
}

export async function changeEnterprise(
  call: Call,
  id: string,
  revision: number,
  input: { readonly facts: Partial<EnterpriseFacts>; readonly reason: string },
): Promise<EnterpriseDetail> {
  const row = await getRow(call, id)
  const from = sourceOf(call, { origin: 'typed', reason: input.reason })
  const after = await writeFacts(call, row, revision, input.facts, from)
  await recordAct(call, {
    action: 'registry.enterprise.change',
    subject: { kind: 'enterprise', id },
    details: { changed: changesBetween(factsOf(row), after).map((one) => one.key) },
  })
  return showEnterprise(call, id)
}

export async function addHolding(
  call: Call,
  id: string,
  input: Holding,
): Promise<EnterpriseDetail> {
  const row = await getRow(call, id)
  const code = normaliseUscc(input.holder)
  const holder = checkUscc(code).fault ? input.holder.trim() : code
  if (holder === row.uscc) throw new Problem('registry/holds-itself')
  if (input.from && input.until && input.from > input.until) {
    throw new Problem('request/invalid', {}, [{ path: 'until', code: 'registry/days-reversed' }])
  }
  const holding = newId(call.now)
  await insertHolding(call.tx, {
    id: holding,
    holder,
    held: row.uscc,
    share: input.share,
    from_day: input.from,
    until_day: input.until,
    by_person: call.actor.personId ?? null,
    at: call.now,
  })
  await recordAct(call, {
    action: 'registry.holding.add',
    subject: { kind: 'enterprise', id },
    details: { holding },
  })
  return showEnterprise(call, id)
}

export async function endHolding(
  call: Call,
  id: string,
  revision: number,
  until: string,
): Promise<EnterpriseDetail> {
  const row = await findHolding(call.tx, id)
  if (!row) throw absent('holding')
  if (row.from_day !== null && until < row.from_day) {
    throw new Problem('request/invalid', {}, [{ path: 'until', code: 'registry/days-reversed' }])
  }
  if (!(await endHoldingRow(call.tx, id, revision, until))) {
    throw new Problem('request/changed-meanwhile', { what: 'holding' })
  }
  const [held] = await selectByCodes(call.tx, [row.held])
  await recordAct(call, {
    action: 'registry.holding.end',
    subject: { kind: 'enterprise', id: held!.id },
    details: { holding: id, until },
  })
  return showEnterprise(call, held!.id)
}
