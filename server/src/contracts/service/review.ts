import type { ContractSheet, WaitingLine } from '@wstc/domain/contracts/contract/shapes'
import type { FieldComment, Verdict } from '@wstc/domain/contracts/model'
import { Problem } from '@wstc/domain/kernel/problem'
import { recordAct, recordRead } from '../../audit/index.ts'
import { newId } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs.ts'
import type { Call } from '../../platform/serve.ts'
import { type ContractRow, updateContract } from '../store/contracts.ts'
import {
  type ExecutionRow,
  findExecutionVersion,
  freeReceipts,
  listStanding,
  updateExecution,
} from '../store/executions.ts'
import { countWaiting, insertJudgement, listWaiting } from '../store/judgements.ts'
import { showSheet } from './sheet.ts'
import { conflict, getLockedContract, getLockedExecution } from './subjects.ts'
import { tellKind } from './telling.ts'

export async function listContractQueue(
  call: Call,
  limit: number,
): Promise<{ items: WaitingLine[]; waiting: number }> {
  const rows = await listWaiting(call.tx, limit)
  await recordRead(call, {
    action: 'contracts.contract.list',
    subject: { kind: 'contract', id: 'queue' },
    details: { shown: rows.length },
  })
  return {
    items: rows.map(({ name, uscc, enterprise, submitted_at, ...row }) => ({
      ...row,
      enterprise: { id: enterprise, name, uscc },
      submittedAt: submitted_at.toISOString(),
    })),
    waiting: await countWaiting(call.tx),
  }
}

export async function openContract(call: Call, id: string): Promise<ContractSheet> {
  const sheet = await showSheet(call, id)
  await recordRead(call, { action: 'contracts.contract.read', subject: { kind: 'contract', id } })
  return sheet
}

interface Judged {
  readonly revision: number
  readonly verdict: Verdict
  readonly word: string
  readonly comments: readonly FieldComment[]
}

async function keepJudgement(
  call: Call,
  of: { readonly contract: string; readonly execution: string | null; readonly version: number },
  judged: Judged,
): Promise<void> {
  const kind = of.execution === null ? 'contract' : 'execution'
  await insertJudgement(call.tx, {
    ...of,
    id: newId(call.now),
    verdict: judged.verdict,
    word: judged.word,
    comments: JSON.stringify(judged.comments),
    by_person: call.actor.personId ?? null,
    at: call.now,
  })
  await recordAct(call, {
    action: `contracts.${kind}.${judged.verdict === 'accepted' ? 'accept' : 'send-back'}`,
    subject: { kind, id: of.execution ?? of.contract },
    details: { contract: of.contract, version: of.version },
  })
}

async function tellFirm(call: Call, row: ContractRow | ExecutionRow, contract: string) {
  const payload = { enterprise: row.enterprise, link: `/app/contracts/${contract}` }
  await enqueue(call, { kind: tellKind, payload })
}

export async function judgeContract(call: Call, id: string, input: Judged): Promise<ContractSheet> {
  const { tx } = call
  const row = await getLockedContract(tx, id)
  if (row.state !== 'submitted') throw new Problem('contracts/not-waiting')
  if (row.revision !== input.revision) throw conflict('contract')
  const accepted = input.verdict === 'accepted'
  const over = accepted && row.act === 'cancel'
  if (over && (await listStanding(tx, id)).length > 0) throw new Problem('contracts/has-executions')
  const values = accepted
    ? {
        state: over ? ('cancelled' as const) : ('accepted' as const),
        accepted_version: row.version,
      }
    : { state: 'returned' as const }
  if (!(await updateContract(tx, id, row.revision, values))) throw conflict('contract')
  await keepJudgement(call, { contract: id, execution: null, version: row.version }, input)
  if (!accepted) await tellFirm(call, row, id)
  return showSheet(call, id)
}

export async function judgeExecution(
  call: Call,
  id: string,
  input: Judged,
): Promise<ContractSheet> {
  const { tx } = call
  const row = await getLockedExecution(tx, id, input.revision)
  if (row.state !== 'submitted') throw new Problem('contracts/not-waiting')
  const accepted = input.verdict === 'accepted'
  if (accepted && row.act === 'withdraw') {
    if (!(await updateExecution(tx, id, row.revision, { state: 'withdrawn' }))) {
      throw conflict('execution')
    }
    await freeReceipts(tx, id, [])
  } else {
    const values = accepted
      ? { state: 'accepted' as const, accepted_version: row.version }
      : { state: 'returned' as const }
    if (!(await updateExecution(tx, id, row.revision, values))) throw conflict('execution')
    const counted = accepted ? await findExecutionVersion(tx, id, row.version) : undefined
    if (counted) await freeReceipts(tx, id, counted.receipts)
  }
  const of = { contract: row.contract, execution: id, version: row.version }
  await keepJudgement(call, of, input)
  if (!accepted) await tellFirm(call, row, row.contract)
  return showSheet(call, row.contract)
}
