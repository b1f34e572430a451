import type { ReplyInput } from '@wstc/domain/kernel/endpoint'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import type { registryContract } from '@wstc/domain/registry/contract'
import type { ChangeView } from '@wstc/domain/registry/contract/shapes'
import type { ChangeState, EnterpriseFacts } from '@wstc/domain/registry/model'
import { changesBetween } from '@wstc/domain/registry/rules/changes'
import { changeStateTexts } from '@wstc/domain/registry/words'
import { recordAct } from '../../audit/index.ts'
import { isDatabaseError } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs.ts'
import type { Call } from '../../platform/serve.ts'
import { isOwnRequest } from '../access.ts'
import {
  type ChangeRow,
  findChange,
  insertChange,
  selectChanges,
  settleChange,
} from '../store/changes.ts'
import {
  type EnterpriseRow,
  factsOf,
  findByOrganisation,
  findEnterprise,
} from '../store/enterprises.ts'
import { checkFacts, sourceOf, writeFacts } from './edit.ts'
import { lineOf, showChanges, showVersions, statedFacts } from './show.ts'

type Contract = typeof registryContract

/** Queue of what people are told about requests; a job of the platform finds the readers. */
export const tellKind = 'registry.tell'

export type Telling =
  | { readonly kind: 'registry.change-asked'; readonly enterprise: string; readonly count: number }
  | {
      readonly kind: 'registry.change-decided'
      readonly person: string
      readonly verdict: { readonly zh: string; readonly en: string }
      readonly reason: string
    }

async function tell(call: Call, told: Telling): Promise<void> {
  await enqueue(call, { kind: tellKind, payload: { ...told } })
}

async function getOwnRow(call: Call): Promise<EnterpriseRow> {
  const { organisationId } = call.actor
  const row = organisationId && (await findByOrganisation(call.tx, organisationId))
  if (!row) throw new Problem('registry/no-own-entry')
  return row
}

export async function getOwn(call: Call): Promise<ReplyInput<Contract['getOwnEnterprise']>> {
  const row = await getOwnRow(call)
  const changes = await selectChanges(call.tx, { enterprise: row.id })
  return {
    enterprise: lineOf(row),
    changes: await showChanges(call, changes),
    versions: await showVersions(call, row.id),
  }
}

async function showOne(call: Call, id: string): Promise<ChangeView> {
  const row = await findChange(call.tx, id)
  const [view] = row ? await showChanges(call, [row]) : []
  if (!view) throw absent('change-request')
  return view
}

/** The enterprise asks; the register stays as it is until an officer decides. */
export async function proposeChange(
  call: Call,
  facts: Partial<EnterpriseFacts>,
  reason: string,
): Promise<ChangeView> {
  const row = await getOwnRow(call)
  checkFacts(call, { ...facts, uscc: row.uscc })
  const changes = changesBetween(factsOf(row), facts)
  if (changes.length === 0) throw new Problem('registry/nothing-changed')
  const id = newId(call.now)
  await insertChange(call.tx, {
    id,
    enterprise: row.id,
    organisation: call.actor.organisationId!,
    facts: Object.fromEntries(changes.map(({ key, after }) => [key, after])),
    reason,
    by_person: call.actor.personId ?? null,
    at: call.now,
  }).catch((error: unknown) => {
    if (isDatabaseError(error, '23505')) throw new Problem('registry/change-waiting')
    throw error
  })
  await recordAct(call, {
    action: 'registry.change.propose',
    subject: { kind: 'change-request', id },
    details: { changed: changes.map((one) => one.key) },
  })
  await tell(call, {
    kind: 'registry.change-asked',
    enterprise: row.name,
    count: changes.length,
  })
  return showOne(call, id)
}

async function settle(
  call: Call,
  change: ChangeRow,
  revision: number,
  values: {
    readonly state: Exclude<ChangeState, 'open'>
    readonly entry: EnterpriseRow
    readonly decision: string
  },
): Promise<void> {
  const done = await settleChange(call.tx, change.id, revision, {
    state: values.state,
    before: factsOf(values.entry),
    decided_by: call.actor.personId ?? null,
    decided_at: call.now,
    decision: values.decision,
  })
  if (!done) throw new Problem('request/changed-meanwhile', { what: 'change-request' })
}

async function getOpen(
  call: Call,
  id: string,
): Promise<{ change: ChangeRow; entry: EnterpriseRow }> {
  const change = await findChange(call.tx, id)
  const entry = change && (await findEnterprise(call.tx, change.enterprise))
  if (!change || !entry) throw absent('change-request')
  return { change, entry }
}

const requireOpen = (change: ChangeRow): void => {
  if (change.state !== 'open') throw new Problem('registry/change-settled')
}

export async function withdrawChange(call: Call, id: string): Promise<ChangeView> {
  const { change, entry } = await getOpen(call, id)
  if (change.organisation !== call.actor.organisationId) throw absent('change-request')
  requireOpen(change)
  await settle(call, change, change.revision, { state: 'withdrawn', entry, decision: '' })
  await recordAct(call, {
    action: 'registry.change.withdraw',
    subject: { kind: 'change-request', id },
  })
  return showOne(call, id)
}

export const listChanges = async (
  call: Call,
  state: ChangeState,
): Promise<ReplyInput<Contract['listChanges']>> => ({
  items: await showChanges(call, await selectChanges(call.tx, { state })),
})

/** Brings what was asked for into the register, or refuses it with a reason; the asker is told. */
export async function decideChange(
  call: Call,
  id: string,
  revision: number,
  input: { readonly outcome: 'approved' | 'refused'; readonly reason: string },
): Promise<ChangeView> {
  const { change, entry } = await getOpen(call, id)
  requireOpen(change)
  if (isOwnRequest(call.actor, change.by_person)) throw new Problem('registry/own-proposal')
  await settle(call, change, revision, {
    state: input.outcome,
    entry,
    decision: input.reason,
  })
  const stated = statedFacts(change, factsOf(entry))
  const differs = changesBetween(factsOf(entry), stated).length > 0
  if (input.outcome === 'approved' && differs) {
    const { reason } = change
    const from = sourceOf(call, { origin: 'proposal', reason, source: id })
    await writeFacts(call, entry, entry.revision, stated, from)
  }
  await recordAct(call, {
    action: 'registry.change.decide',
    subject: { kind: 'change-request', id },
    details: { outcome: input.outcome, enterprise: entry.id },
  })
  if (change.by_person) {
    await tell(call, {
      kind: 'registry.change-decided',
      person: change.by_person,
      verdict: changeStateTexts[input.outcome],
      reason: input.reason,
    })
  }
  return showOne(call, id)
}
