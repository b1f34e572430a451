import { contentHashOf } from '@wstc/domain/audit/rules/statements'
import type { Taken } from '@wstc/domain/contracts/contract/own'
import type {
  ContractExplanation,
  ContractFinding,
  ExecutionAct,
  ExecutionEntry,
} from '@wstc/domain/contracts/model'
import { checkExecution } from '@wstc/domain/contracts/rules/check-execution'
import { dayInShanghai } from '@wstc/domain/kernel/period'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import { acknowledge, recordAct, sha256 } from '../../audit/index.ts'
import { linkFile, listFileCards } from '../../desk/index.ts'
import { newId } from '../../platform/ids.ts'
import type { Call } from '../../platform/serve.ts'
import { type ContractRow, findVersion } from '../store/contracts.ts'
import {
  claimReceipts,
  type ExecutionRow,
  findExecutionVersion,
  freeReceipts,
  insertExecution,
  insertExecutionVersion,
  listStanding,
  updateExecution,
} from '../store/executions.ts'
import { checkReady, explainedOf } from './ready.ts'
import {
  conflict,
  getLockedContract,
  getLockedExecution,
  getOwnUnit,
  refusing,
} from './subjects.ts'

interface Said {
  readonly entry: ExecutionEntry
  readonly reason: string
  readonly explanations: readonly ContractExplanation[]
}

/** A contract that can be carried out. Locked, so that two executions do not pass its value unseen. */
async function getRunning(call: Call, id: string): Promise<ContractRow> {
  const row = await getLockedContract(call.tx, id)
  if (row.state === 'cancelled') throw new Problem('contracts/over')
  if (row.accepted_version === null) throw new Problem('contracts/not-accepted')
  if (row.state === 'submitted' && row.act === 'cancel') throw new Problem('contracts/waiting')
  return row
}

async function check(
  call: Call,
  contract: ContractRow,
  { entry, explanations }: Said,
  before?: ExecutionRow,
): Promise<ContractFinding[]> {
  const { terms } = (await findVersion(call.tx, contract.id, contract.accepted_version!))!
  const findings = checkExecution(entry, {
    terms,
    today: dayInShanghai(call.now),
    others: await listStanding(call.tx, contract.id, before?.id),
    ...(before ? { firstEnteredOn: dayInShanghai(before.entered_at) } : {}),
  })
  checkReady('entry', findings, explanations)
  return findings
}

/** The scans become part of the execution: the statistics office may open them. */
async function linkScans(call: Call, id: string, entry: ExecutionEntry): Promise<void> {
  const files = [...new Set(entry.receipts.map((one) => one.file).filter((file) => file !== ''))]
  const known = await listFileCards(call.tx, files)
  if (files.some((file) => !known.has(file))) throw absent('file')
  for (const file of files) {
    await linkFile(call, {
      file,
      context: 'contracts',
      subject: { kind: 'execution', id },
      permission: 'contracts.register.read',
    })
  }
}

async function keep(
  call: Call,
  of: { readonly id: string; readonly contract: string; readonly version: number },
  act: ExecutionAct,
  said: Said & { readonly findings: readonly ContractFinding[] },
): Promise<Omit<Taken, 'revision'>> {
  const { tx, now, actor } = call
  const unit = await getOwnUnit(call)
  const { entry, reason } = said
  const { id, version } = of
  const content = {
    execution: id,
    contract: of.contract,
    enterprise: unit.uscc,
    version,
    act,
    reason,
    entry,
  }
  const contentHash = contentHashOf(JSON.parse(JSON.stringify(content)), sha256)
  await insertExecutionVersion(tx, {
    execution: id,
    version,
    act,
    executed_on: entry.executedOn,
    currency: entry.currency,
    amount: entry.amount,
    note: entry.note,
    receipts: JSON.stringify(entry.receipts),
    explanations: JSON.stringify(explainedOf(said.findings, said.explanations)),
    findings: JSON.stringify(said.findings),
    reason,
    content_hash: contentHash,
    by_person: actor.personId ?? null,
    at: now,
  })
  await refusing('contracts/receipt-counted', () =>
    claimReceipts(tx, { execution: id, enterprise: unit.id, at: now }, entry.receipts),
  )
  const receipt = await acknowledge(
    call,
    {
      action: `contracts.execution.${act === 'withdraw' ? 'withdraw' : 'submit'}`,
      subject: { kind: 'execution', id },
      details: { contract: of.contract, version, act },
    },
    { facts: { version, act, uscc: unit.uscc, enterprise: unit.name }, content },
  )
  return { id, version, receipt, contentHash, at: now.toISOString() }
}

/** Takes an execution with its bank receipts; each receipt is counted once in the whole system. */
export async function enterExecution(
  call: Call,
  contractId: string,
  input: Omit<Said, 'reason'>,
): Promise<Taken> {
  const { tx, now } = call
  const contract = await getRunning(call, contractId)
  const said = { ...input, reason: '' }
  const findings = await check(call, contract, said)
  const id = newId(now)
  await insertExecution(tx, {
    id,
    contract: contract.id,
    enterprise: contract.enterprise,
    state: 'submitted',
    act: 'enter',
    version: 1,
    accepted_version: null,
    entered_at: now,
    submitted_at: now,
  })
  await linkScans(call, id, input.entry)
  const of = { id, contract: contract.id, version: 1 }
  return { ...(await keep(call, of, 'enter', { ...said, findings })), revision: 1 }
}

async function goOn(call: Call, row: ExecutionRow, act: ExecutionAct): Promise<number> {
  const changed = await updateExecution(call.tx, row.id, row.revision, {
    state: 'submitted',
    act,
    version: row.version + 1,
    submitted_at: call.now,
  })
  if (!changed) throw conflict('execution')
  return row.revision + 1
}

function checkStands(row: ExecutionRow): void {
  if (row.state === 'withdrawn') throw new Problem('contracts/over')
  if (row.state === 'submitted' && row.act === 'withdraw') throw new Problem('contracts/waiting')
}

/** A new version with its reason; receipts of the version that counts stay counted until then. */
export async function correctExecution(
  call: Call,
  id: string,
  input: Said & { readonly revision: number },
): Promise<Taken> {
  const row = await getLockedExecution(call.tx, id, input.revision)
  checkStands(row)
  const contract = await getRunning(call, row.contract)
  const findings = await check(call, contract, input, row)
  const revision = await goOn(call, row, 'correct')
  await linkScans(call, id, input.entry)
  const of = { id, contract: row.contract, version: row.version + 1 }
  const taken = await keep(call, of, 'correct', { ...input, findings })
  const counted =
    row.accepted_version === null
      ? undefined
      : await findExecutionVersion(call.tx, id, row.accepted_version)
  await freeReceipts(call.tx, id, [...input.entry.receipts, ...(counted?.receipts ?? [])])
  return { ...taken, revision }
}

/** What was never accepted is over at once; what counts already goes to the statistics office. */
export async function withdrawExecution(
  call: Call,
  id: string,
  input: { readonly revision: number; readonly reason: string },
): Promise<{ state: 'withdrawn' | 'submitted'; revision: number }> {
  const { tx } = call
  const row = await getLockedExecution(tx, id, input.revision)
  checkStands(row)
  if (row.accepted_version === null) {
    if (!(await updateExecution(tx, id, row.revision, { state: 'withdrawn' }))) {
      throw conflict('execution')
    }
    await freeReceipts(tx, id, [])
    await recordAct(call, {
      action: 'contracts.execution.withdraw',
      subject: { kind: 'execution', id },
      details: { contract: row.contract, version: row.version },
    })
    return { state: 'withdrawn', revision: row.revision + 1 }
  }
  const counted = (await findExecutionVersion(tx, id, row.accepted_version))!
  const { executed_on, amount, currency, note, receipts } = counted
  const entry: ExecutionEntry = { executedOn: executed_on, amount, currency, note, receipts }
  const revision = await goOn(call, row, 'withdraw')
  const of = { id, contract: row.contract, version: row.version + 1 }
  await keep(call, of, 'withdraw', { entry, reason: input.reason, explanations: [], findings: [] })
  return { state: 'submitted', revision }
}
