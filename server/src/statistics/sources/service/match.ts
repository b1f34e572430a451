import { setImmediate as nextTurn } from 'node:timers/promises'
import type { BodyOf, QueryOf, ReplyInput } from '@wstc/domain/kernel/endpoint'
import { absent, type FieldFault, Problem } from '@wstc/domain/kernel/problem'
import type { statisticsSourcesContract } from '@wstc/domain/statistics/sources/contract'
import type { Party } from '@wstc/domain/statistics/sources/contract/shapes'
import { recordAct } from '../../../audit/index.ts'
import { likePattern } from '../../../desk/index.ts'
import { listNames } from '../../../identity/index.ts'
import type { Call } from '../../../platform/serve.ts'
import { listUnitNames, openNamesakes } from '../../../registry/index.ts'
import {
  changeParty,
  countParties,
  insertProposals,
  matchByCode,
  type PartyLine,
  refuseProposal,
  selectParties,
  selectProposals,
  selectUnknown,
} from '../store/parties.ts'

type Contract = typeof statisticsSourcesContract
const batch = 1000

/**
 * Matches what can be matched: by code for good, by name as proposals that wait for a person. What was
 * decided before stays as it is.
 */
export async function matchAll({
  tx,
  platform,
}: Pick<Call, 'tx' | 'platform'>): Promise<{ matched: number; proposed: number }> {
  const matched = await matchByCode(tx)
  let proposed = 0
  let namesakes: Awaited<ReturnType<typeof openNamesakes>> | undefined
  for (let after = ''; ; ) {
    const unknown = await selectUnknown(tx, after, batch)
    if (unknown.length === 0) return { matched, proposed }
    namesakes ??= await openNamesakes(tx, platform.city)
    const found = unknown.flatMap(({ id, name }) =>
      namesakes!(name)
        .slice(0, 10)
        .map((one) => ({ party: id, ...one })),
    )
    if (found.length > 0) proposed += await insertProposals(tx, found)
    after = unknown.at(-1)!.id
    await nextTurn()
  }
}

async function showParties(call: Call, rows: readonly PartyLine[]): Promise<Party[]> {
  const { tx } = call
  const proposals = await selectProposals(
    tx,
    rows.filter((row) => row.state === 'proposed').map((row) => row.id),
  )
  const units = await listUnitNames(tx, [
    ...rows.flatMap((row) => row.enterprise ?? []),
    ...proposals.map((one) => one.enterprise),
  ])
  const people = await listNames(
    tx,
    rows.flatMap((row) => row.decided_by ?? []),
  )
  const unitOf = (id: string) => ({ id, name: '', uscc: '', ...units.get(id) })
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    state: row.state,
    unit: row.enterprise === null ? null : unitOf(row.enterprise),
    proposals: proposals
      .filter((one) => one.party === row.id)
      .map((one) => ({ ...unitOf(one.enterprise), verdict: one.verdict })),
    rows: row.rows,
    decidedBy: (row.decided_by && people.get(row.decided_by)) || null,
    decidedAt: row.decided_at?.toISOString() ?? null,
    reason: row.reason,
    revision: row.revision,
  }))
}

/** Where a page ended: rank and id of its last unit. */
function readPlace(text: string | undefined): { rank: number; id: string } | undefined {
  if (text === undefined) return undefined
  const [rank = '', id = ''] = text.split('~')
  if (/^[0-3]$/.test(rank) && id !== '') return { rank: Number(rank), id }
  throw new Problem('request/invalid', {}, [{ path: 'after', code: 'field/invalid' }])
}

export async function listParties(
  call: Call,
  { state, q, after, limit }: QueryOf<Contract['listParties']>,
): Promise<ReplyInput<Contract['listParties']>> {
  const pattern = q ? likePattern(q) : undefined
  const asked = { state, pattern, after: readPlace(after), limit: limit + 1 }
  const rows = await selectParties(call.tx, asked)
  const last = rows[limit - 1]
  return {
    items: await showParties(call, rows.slice(0, limit)),
    counts: await countParties(call.tx),
    next: rows.length > limit && last ? `${last.rank}~${last.id}` : null,
  }
}

async function getParty(call: Call, id: string): Promise<PartyLine> {
  const [row] = await selectParties(call.tx, { id, limit: 1 })
  if (!row) throw absent('party')
  return row
}

/** The unit with a proposal that waits. @throws Problem where the code or somebody decided */
async function getProposed(call: Call, id: string, enterprise: string): Promise<PartyLine> {
  const row = await getParty(call, id)
  if (row.state === 'by-code') throw new Problem('statistics/party-settled')
  const proposals = await selectProposals(call.tx, [id])
  if (row.enterprise !== null || !proposals.some((one) => one.enterprise === enterprise)) {
    throw new Problem('statistics/party-not-proposed')
  }
  return row
}

interface Decision {
  readonly revision: number
  readonly enterprise: string | null
  readonly reason: string
}

async function decide(call: Call, id: string, to: Decision): Promise<void> {
  const done = await changeParty(call.tx, id, to.revision, {
    enterprise: to.enterprise,
    by_name: to.enterprise !== null,
    decided_by: call.actor.personId ?? null,
    decided_at: call.now,
    reason: to.reason,
  })
  if (!done) throw new Problem('request/changed-meanwhile', { what: 'match' })
}

async function showParty(call: Call, id: string): Promise<Party> {
  return (await showParties(call, [await getParty(call, id)]))[0]!
}

interface Confirmation {
  readonly revision: number
  readonly enterprise: string
}

async function confirm(call: Call, id: string, to: Confirmation): Promise<void> {
  await getProposed(call, id, to.enterprise)
  await decide(call, id, { ...to, reason: '' })
  await recordAct(call, { action: 'statistics.party.confirm', subject: { kind: 'party', id } })
}

export async function confirmParty(call: Call, id: string, to: Confirmation): Promise<Party> {
  await confirm(call, id, to)
  return showParty(call, id)
}

/** @throws Problem naming each unit that cannot be confirmed as asked; then none is */
export async function confirmParties(
  call: Call,
  { items }: BodyOf<Contract['confirmParties']>,
): Promise<{ readonly confirmed: number }> {
  const faults: FieldFault[] = []
  for (const [n, { party, ...to }] of items.entries()) {
    try {
      await confirm(call, party, to)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      faults.push({ path: `items.${n}.party`, code: error.code, details: error.details })
    }
  }
  if (faults.length > 0) throw new Problem('request/invalid', {}, faults)
  return { confirmed: items.length }
}

/** The proposal does not come again, whoever’s file names the unit. */
export async function refuseParty(
  call: Call,
  id: string,
  input: { readonly revision: number; readonly enterprise: string; readonly reason: string },
): Promise<Party> {
  const { enterprise, reason, revision } = input
  await getProposed(call, id, enterprise)
  await refuseProposal(
    call.tx,
    { party: id, enterprise },
    { refused_by: call.actor.personId ?? null, refused_at: call.now, reason },
  )
  await decide(call, id, { revision, enterprise: null, reason })
  await recordAct(call, { action: 'statistics.party.refuse', subject: { kind: 'party', id } })
  return showParty(call, id)
}

/** Takes a confirmed name back; it is a proposal again. */
export async function releaseParty(
  call: Call,
  id: string,
  input: { readonly revision: number; readonly reason: string },
): Promise<Party> {
  const row = await getParty(call, id)
  if (row.state === 'by-code') throw new Problem('statistics/party-settled')
  if (row.state !== 'by-name') throw new Problem('statistics/party-not-proposed')
  await decide(call, id, { ...input, enterprise: null })
  await recordAct(call, { action: 'statistics.party.release', subject: { kind: 'party', id } })
  return showParty(call, id)
}

export async function matchParties(
  call: Call,
): Promise<{ readonly matched: number; readonly proposed: number }> {
  const done = await matchAll(call)
  await recordAct(call, {
    action: 'statistics.party.match',
    subject: { kind: 'register', id: 'parties' },
    details: done,
  })
  return done
}
