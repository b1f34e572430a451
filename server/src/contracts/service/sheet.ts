import type { ContractSheet, OwnContractSheet } from '@wstc/domain/contracts/contract/shapes'
import { executionWindow } from '@wstc/domain/contracts/rules/window'
import { dayInShanghai } from '@wstc/domain/kernel/period'
import { absent } from '@wstc/domain/kernel/problem'
import { listReceipts } from '../../audit/index.ts'
import { listFileCards } from '../../desk/index.ts'
import { listNames } from '../../identity/index.ts'
import type { Call } from '../../platform/serve.ts'
import { findLine, listVersions, type VersionRow } from '../store/contracts.ts'
import { findDraft } from '../store/drafts.ts'
import {
  type ExecutionVersionRow,
  listExecutions,
  listExecutionVersions,
} from '../store/executions.ts'
import { listJudgements } from '../store/judgements.ts'
import { officeLineOf } from './subjects.ts'

const sayingOf = (row: VersionRow | ExecutionVersionRow, names: ReadonlyMap<string, string>) => ({
  version: row.version,
  explanations: row.explanations,
  findings: row.findings,
  reason: row.reason,
  contentHash: row.content_hash,
  at: row.at.toISOString(),
  by: (row.by_person && names.get(row.by_person)) || null,
})

/** A contract with everything that was said of it, as far as the caller may see it. */
export async function showSheet(call: Call, id: string): Promise<ContractSheet> {
  const { tx, now } = call
  const line = await findLine(tx, id)
  if (!line) throw absent('contract')
  const versions = await listVersions(tx, id)
  const executions = await listExecutions(tx, id)
  const said = await listExecutionVersions(tx, id)
  const names = await listNames(
    tx,
    [...versions, ...said].flatMap((one) => one.by_person ?? []),
  )
  const wanted = said.flatMap((one) => one.receipts.map(({ file }) => file).filter(Boolean))
  const cards = await listFileCards(tx, [...new Set(wanted)])
  return {
    line: officeLineOf(line),
    versions: versions.map((row) => ({ act: row.act, terms: row.terms, ...sayingOf(row, names) })),
    acceptedVersion: line.accepted_version,
    executions: executions.map((row) => {
      const own = said.filter((one) => one.execution === row.id)
      const files = own.flatMap((one) => one.receipts.flatMap(({ file }) => cards.get(file) ?? []))
      return {
        id: row.id,
        state: row.state,
        act: row.act,
        acceptedVersion: row.accepted_version,
        submittedAt: row.submitted_at.toISOString(),
        versions: own.map((one) => ({
          act: one.act,
          entry: {
            executedOn: one.executed_on,
            amount: one.amount,
            currency: one.currency,
            note: one.note,
            receipts: one.receipts,
          },
          ...sayingOf(one, names),
        })),
        files: [
          ...new Map(
            files.map(({ id: file, name, href }) => [file, { id: file, name, href }]),
          ).values(),
        ],
        revision: row.revision,
      }
    }),
    judgements: (await listJudgements(tx, id)).map((one) => ({
      execution: one.execution,
      version: one.version,
      verdict: one.verdict,
      word: one.word,
      comments: one.comments,
      at: one.at.toISOString(),
    })),
    window: executionWindow(dayInShanghai(now)),
  }
}

/** The same with what is the firm's alone. */
export async function showOwnSheet(call: Call, id: string): Promise<OwnContractSheet> {
  const sheet = await showSheet(call, id)
  const draft = await findDraft(call.tx, id)
  const subjects = [
    { kind: 'contract', id },
    ...sheet.executions.map((one) => ({ kind: 'execution', id: one.id })),
  ]
  const receipts = []
  for (const subject of subjects) {
    for (const one of (await listReceipts(call, subject)).items) {
      receipts.push({ id: one.id, subject: subject.id, version: Number(one.subject.facts.version) })
    }
  }
  return {
    ...sheet,
    draft: draft
      ? { terms: draft.terms, revision: draft.revision, savedAt: draft.saved_at.toISOString() }
      : null,
    receipts,
  }
}
