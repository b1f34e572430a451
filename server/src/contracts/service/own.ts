import type { OwnContractSheet } from '@wstc/domain/contracts/contract/shapes'
import { type ContractKind, type ContractTerms, emptyTerms } from '@wstc/domain/contracts/model'
import { Problem } from '@wstc/domain/kernel/problem'
import { recordAct } from '../../audit/index.ts'
import { newId } from '../../platform/ids.ts'
import type { Call } from '../../platform/serve.ts'
import { insertContract } from '../store/contracts.ts'
import { saveDraft } from '../store/drafts.ts'
import { showOwnSheet } from './sheet.ts'
import { conflict, getContract, getOwnUnit } from './subjects.ts'

/** An empty draft to write in. */
export async function beginContract(
  call: Call,
  kind: ContractKind,
): Promise<{ id: string; revision: number }> {
  const { tx, now, actor } = call
  const unit = await getOwnUnit(call)
  const id = newId(now)
  await insertContract(tx, {
    id,
    enterprise: unit.id,
    kind,
    number: null,
    state: 'draft',
    act: null,
    accepted_version: null,
    submitted_at: null,
    created_at: now,
  })
  await saveDraft(tx, {
    contract: id,
    revision: 0,
    terms: emptyTerms(kind),
    by: actor.personId ?? null,
    at: now,
  })
  await recordAct(call, { action: 'contracts.contract.begin', subject: { kind: 'contract', id } })
  return { id, revision: 1 }
}

export const openOwnContract = (call: Call, id: string): Promise<OwnContractSheet> =>
  showOwnSheet(call, id)

/** Saves what is typed so far, whatever its faults; nothing that was handed in changes. */
export async function saveContractDraft(
  call: Call,
  id: string,
  input: { readonly revision: number; readonly terms: ContractTerms },
): Promise<{ revision: number; savedAt: string }> {
  const row = await getContract(call.tx, id)
  if (row.state === 'cancelled') throw new Problem('contracts/over')
  const revision = await saveDraft(call.tx, {
    contract: id,
    revision: input.revision,
    terms: { ...input.terms, kind: row.kind },
    by: call.actor.personId ?? null,
    at: call.now,
  })
  if (revision === undefined) throw conflict('contract-draft')
  return { revision, savedAt: call.now.toISOString() }
}
