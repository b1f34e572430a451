import { absent } from '@wstc/domain/kernel/problem'
import type {
  ObligationLine,
  ReturnSheet,
  ReturnVersion,
} from '@wstc/domain/statistics/collection/contract/shapes'
import { mostTyped, type ReturnContent } from '@wstc/domain/statistics/collection/model/content'
import type { ObligationState } from '@wstc/domain/statistics/collection/model/obligation'
import { carryOver } from '@wstc/domain/statistics/collection/rules/carry-over'
import { prefill } from '@wstc/domain/statistics/collection/rules/prefill'
import { listReceipts } from '../../../audit/index.ts'
import { listNames } from '../../../identity/index.ts'
import type { Tx } from '../../../platform/database.ts'
import type { Call } from '../../../platform/serve.ts'
import { findUnit, findUnitOf } from '../../../registry/index.ts'
import { listOfEnterprise, type ObligationRow } from '../store/obligations.ts'
import {
  findDraft,
  findDraftFile,
  findVersion,
  listJudgements,
  listVersions,
  type ReturnRow,
  readContent,
} from '../store/returns.ts'
import { findOpening, type RoundRow } from '../store/rounds.ts'
import { readExecuted } from './contract-facts.ts'
import { readGround } from './ground.ts'
import { getForm, getObligation, getRound, isOwn, lineOf } from './subjects.ts'

/** Whether nothing more is taken for the round: locked, and not open again for a time. */
export async function isLocked(tx: Tx, round: RoundRow, now: Date): Promise<boolean> {
  if (round.locked_at === null) return false
  return (await findOpening(tx, round.survey, round.period, now)) === undefined
}

const asList = <T>(value: T | readonly T[] | undefined): readonly T[] | undefined =>
  value === undefined || Array.isArray(value) ? (value as readonly T[] | undefined) : [value as T]

/** The returns that the caller's enterprise owes, the latest first. */
export async function listOwnReturns(
  call: Call,
  asked: {
    state?: ObligationState | ObligationState[] | undefined
    survey?: string | undefined
    period?: string | undefined
  },
): Promise<{ items: ObligationLine[]; enterprise: string | null }> {
  const { organisationId } = call.actor
  const own = organisationId && (await findUnitOf(call.tx, organisationId))
  if (!own) return { items: [], enterprise: null }
  const states = asList(asked.state)
  const lines = (await listOfEnterprise(call.tx, own.id)).map((row) => lineOf(call, row))
  return {
    enterprise: own.name,
    items: lines.filter(
      (line) =>
        (!states || states.includes(line.state)) &&
        (asked.survey === undefined || line.survey === asked.survey) &&
        (asked.period === undefined || line.period === asked.period),
    ),
  }
}

/** A version without its content. */
export const headOf = (row: ReturnRow, names: ReadonlyMap<string, string>) => ({
  version: row.version,
  contentHash: row.content_hash,
  source: row.source,
  reason: row.reason,
  at: row.at.toISOString(),
  by: (row.by_person && names.get(row.by_person)) || null,
  synthetic: row.synthetic,
})

type Begun = Pick<
  ReturnSheet,
  'content' | 'carried' | 'draftRevision' | 'begunFrom' | 'filledBy' | 'byFile' | 'leftInVersion'
>

const typed = { byFile: null, leftInVersion: 0 } as const

/** What was written for another version of the form, brought to the one that is asked. */
function carriedTo(
  form: ReturnSheet['form'],
  content: ReturnContent,
): Pick<ReturnSheet, 'content' | 'carried'> {
  if (content.formVersion === form.version) return { content, carried: null }
  const { content: carried, droppedCells, droppedRows } = carryOver(content, form)
  return {
    content: carried,
    carried: {
      from: content.formVersion,
      cells: droppedCells.map((key) => ({ key, text: content.cells[key] ?? '' })),
      rows: droppedRows,
    },
  }
}

async function begin(
  call: Call,
  row: ObligationRow,
  ground: ReturnSheet['ground'],
  form: ReturnSheet['form'],
): Promise<Begun> {
  const draft = await findDraft(call.tx, row.id)
  if (draft) {
    return {
      ...carriedTo(form, draft.content),
      byFile: (await findDraftFile(call.tx, row.id))?.said ?? null,
      leftInVersion: 0,
      draftRevision: draft.revision,
      begunFrom: 'draft',
      filledBy: draft.source === 'sheet' ? 'sheet' : 'grid',
    }
  }
  const latest = await findVersion(call.tx, row.id, row.version)
  if (latest) {
    const { content, carried } = carriedTo(form, await readContent(call.tx, latest))
    const long = content.rows.length > mostTyped
    return {
      content: long ? { ...content, rows: [] } : content,
      carried,
      byFile: null,
      leftInVersion: long ? content.rows.length : 0,
      draftRevision: 0,
      filledBy: 'grid',
      begunFrom: row.latest === 'returned' ? 'returned' : 'accepted',
    }
  }
  const content = prefill(form, {
    period: row.period,
    last: ground.lastPeriod?.content,
    register: ground.register,
    contracts: ground.contracts ?? {},
    executed: await readExecuted(call.tx, row.enterprise, row.period),
  })
  return {
    content: content.rows.length > mostTyped ? { ...content, rows: [] } : content,
    carried: null,
    ...typed,
    draftRevision: 0,
    filledBy: 'grid',
    begunFrom: whatBegan(content, ground),
  }
}

/** Where the first rows of a new return come from. */
function whatBegan(
  content: ReturnContent,
  { lastPeriod }: ReturnSheet['ground'],
): ReturnSheet['begunFrom'] {
  const last = lastPeriod?.content
  if (last && (last.rows.length > 0 || Object.keys(last.cells).length > 0)) return 'last-period'
  return content.rows.length > 0 ? 'contracts' : 'nothing'
}

export async function openOwnReturn(call: Call, id: string): Promise<ReturnSheet> {
  const { tx, now } = call
  const row = await getObligation(tx, id)
  const round = await getRound(tx, row.survey, row.period)
  const form = await getForm(tx, round)
  const enterprise = await findUnit(tx, row.enterprise)
  if (!enterprise) throw absent('return')
  const locked = (await isLocked(tx, round, now)) || !(await isOwn(call, row))
  const ground = await readGround(tx, row)
  const versions = await listVersions(tx, id)
  const names = await listNames(
    tx,
    versions.flatMap((one) => one.by_person ?? []),
  )
  const begun = await begin(call, row, ground, form)
  const { lastPeriod: _, lastYear: __, ...lasting } = ground
  return {
    line: lineOf(call, row),
    enterprise: { id: enterprise.id, name: enterprise.name, uscc: enterprise.uscc },
    form,
    // Where no page checks the lines, former ones need not travel.
    ground: begun.byFile || begun.leftInVersion > 0 ? lasting : ground,
    ...begun,
    locked,
    versions: versions.map((one) => headOf(one, names)),
    judgements: (await listJudgements(tx, id)).map((one) => ({
      version: one.version,
      verdict: one.verdict,
      word: one.word,
      comments: one.comments,
      at: one.at.toISOString(),
    })),
    receipts: (await listReceipts(call, { kind: 'return', id })).items.map((one) => ({
      id: one.id,
      version: Number(one.subject.facts.version),
    })),
  }
}

export async function getReturnVersion(
  call: Call,
  id: string,
  version: number,
): Promise<ReturnVersion> {
  const row = await findVersion(call.tx, id, version)
  if (!row) throw absent('return')
  const names = await listNames(call.tx, row.by_person ? [row.by_person] : [])
  return {
    ...headOf(row, names),
    content: await readContent(call.tx, row),
    findings: row.findings,
  }
}
