import { contentHashOf } from '@wstc/domain/audit/rules/statements'
import type { Taken } from '@wstc/domain/contracts/contract/own'
import type { ContractAct, ContractExplanation, ContractTerms } from '@wstc/domain/contracts/model'
import { checkTerms } from '@wstc/domain/contracts/rules/check-terms'
import { categoryOf, tidyTerms } from '@wstc/domain/contracts/rules/terms'
import { canonicalJson } from '@wstc/domain/kernel/canonical-json'
import { sumDecimalTexts } from '@wstc/domain/kernel/decimal'
import { dayInShanghai } from '@wstc/domain/kernel/period'
import { Problem } from '@wstc/domain/kernel/problem'
import { acknowledge, recordAct, sha256 } from '../../audit/index.ts'
import type { Tx } from '../../platform/database.ts'
import type { Call } from '../../platform/serve.ts'
import { type ContractRow, findVersion, insertVersion, updateContract } from '../store/contracts.ts'
import { deleteDraft } from '../store/drafts.ts'
import { listStanding } from '../store/executions.ts'
import { checkReady, explainedOf } from './ready.ts'
import { conflict, getLockedContract, getOwnUnit, refusing } from './subjects.ts'

export const reasonMissing = (): Problem =>
  new Problem('request/invalid', {}, [{ path: 'reason', code: 'contracts/reason-missing' }])

function actOf(row: ContractRow): ContractAct {
  if (row.state === 'cancelled') throw new Problem('contracts/over')
  if (row.state === 'submitted' && row.act === 'cancel') throw new Problem('contracts/waiting')
  if (row.accepted_version !== null) return 'change'
  return row.version === 0 ? 'register' : 'correct'
}

/** What is executed, where all of it is in the currency of the terms. */
async function executedOf(
  tx: Tx,
  contract: string,
  { currency }: ContractTerms,
): Promise<string | undefined> {
  const standing = await listStanding(tx, contract)
  if (standing.length === 0 || standing.some((one) => one.currency !== currency)) return undefined
  return sumDecimalTexts(standing.map((one) => one.amount))
}

async function checkChanged(tx: Tx, row: ContractRow, terms: ContractTerms): Promise<void> {
  const before = await findVersion(tx, row.id, row.version)
  if (!before || before.act === 'cancel') return
  if (canonicalJson(before.terms) === canonicalJson(terms)) throw new Problem('contracts/unchanged')
}

/**
 * Takes a version of a contract: the version, the contract, the audit entry and the signed receipt
 * are one transaction. What is found is said before anything is written.
 */
export async function submitContract(
  call: Call,
  id: string,
  input: {
    readonly revision: number
    readonly terms: ContractTerms
    readonly reason: string
    readonly explanations: readonly ContractExplanation[]
  },
): Promise<Taken> {
  const { tx, now } = call
  const row = await getLockedContract(tx, id, input.revision)
  const act = actOf(row)
  if (act !== 'register' && input.reason === '') throw reasonMissing()
  const terms = tidyTerms({ ...input.terms, kind: row.kind })
  const executed = await executedOf(tx, id, terms)
  const findings = checkTerms(terms, {
    today: dayInShanghai(now),
    ...(executed === undefined ? {} : { executed }),
  })
  checkReady('terms', findings, input.explanations)
  await checkChanged(tx, row, terms)
  return keepVersion(call, row, {
    act,
    terms,
    reason: input.reason,
    findings,
    explanations: explainedOf(findings, input.explanations),
  })
}

async function keepVersion(
  call: Call,
  row: ContractRow,
  said: {
    readonly act: ContractAct
    readonly terms: ContractTerms
    readonly reason: string
    readonly findings: readonly object[]
    readonly explanations: readonly ContractExplanation[]
  },
): Promise<Taken> {
  const { tx, now, actor } = call
  const unit = await getOwnUnit(call)
  const { act, terms, reason } = said
  const { id } = row
  const version = row.version + 1
  const content = { contract: id, enterprise: unit.uscc, version, act, reason, terms }
  const contentHash = contentHashOf(JSON.parse(JSON.stringify(content)), sha256)
  await insertVersion(tx, {
    contract: id,
    version,
    act,
    terms: JSON.stringify(terms),
    category: categoryOf(terms)!,
    economy: terms.economy,
    currency: terms.currency,
    amount: terms.amount,
    signed_on: terms.signedOn,
    explanations: JSON.stringify(said.explanations),
    findings: JSON.stringify(said.findings),
    reason,
    content_hash: contentHash,
    by_person: actor.personId ?? null,
    at: now,
  })
  const changed = await refusing('contracts/number-taken', () =>
    updateContract(tx, id, row.revision, {
      number: terms.number,
      state: 'submitted',
      act,
      version,
      submitted_at: now,
    }),
  )
  if (!changed) throw conflict('contract')
  await deleteDraft(tx, id)
  const receipt = await acknowledge(
    call,
    {
      action: 'contracts.contract.submit',
      subject: { kind: 'contract', id },
      details: { version, act },
    },
    { facts: { version, act, uscc: unit.uscc, enterprise: unit.name }, content },
  )
  return { id, version, receipt, contentHash, at: now.toISOString(), revision: row.revision + 1 }
}

/** What was never accepted is over at once; what counts already goes to the statistics office. */
export async function cancelContract(
  call: Call,
  id: string,
  input: { readonly revision: number; readonly reason: string },
): Promise<{ state: 'cancelled' | 'submitted'; revision: number }> {
  const { tx } = call
  const row = await getLockedContract(tx, id, input.revision)
  actOf(row)
  if ((await listStanding(tx, id)).length > 0) throw new Problem('contracts/has-executions')
  if (row.accepted_version === null) {
    if (!(await updateContract(tx, id, row.revision, { state: 'cancelled' }))) {
      throw conflict('contract')
    }
    await recordAct(call, {
      action: 'contracts.contract.cancel',
      subject: { kind: 'contract', id },
      details: { version: row.version },
    })
    return { state: 'cancelled', revision: row.revision + 1 }
  }
  const { terms } = (await findVersion(tx, id, row.accepted_version))!
  const { reason } = input
  const { revision } = await keepVersion(call, row, {
    act: 'cancel',
    terms,
    reason,
    findings: [],
    explanations: [],
  })
  return { state: 'submitted', revision }
}
