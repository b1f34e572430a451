import { setImmediate as nextTurn } from 'node:timers/promises'
import { hexOf } from '@wstc/domain/kernel/hex'
import { absent } from '@wstc/domain/kernel/problem'
import type { ReturnFile, Submitted } from '@wstc/domain/statistics/collection/contract/shapes'
import { checkInParts } from '@wstc/domain/statistics/collection/edits/verdict'
import {
  type Explanation,
  mostRows,
  type ReturnContent,
} from '@wstc/domain/statistics/collection/model/content'
import type { Finding } from '@wstc/domain/statistics/collection/model/finding'
import { isNumericCell } from '@wstc/domain/statistics/collection/rules/cells'
import { tidyReturn } from '@wstc/domain/statistics/collection/rules/tidy'
import { totalsOf } from '@wstc/domain/statistics/collection/rules/total-rows'
import type { ReadBook } from '@wstc/domain/statistics/collection/workbook/model'
import { sha256 } from '../../../audit/index.ts'
import { actOnce } from '../../../platform/idempotency.ts'
import type { Call, FileReply } from '../../../platform/serve.ts'
import {
  findDraft,
  findDraftFile,
  readDraftFile,
  saveDraft,
  saveDraftFile,
} from '../store/returns.ts'
import { readGround } from './ground.ts'
import { type GivenFile, readFile, refuseTooLong } from './read-file.ts'
import { conflict, getForm, getObligation, getOwnObligation, getRound } from './subjects.ts'
import { submitReturn } from './submit.ts'

/** As many findings as a person would look at before opening the file again. */
const shown = 200
const shownOfEdit = 20
const severities = ['hard', 'soft', 'info'] as const

/** Findings with their places in the file, the worst first. */
function showFindings(book: ReadBook, findings: readonly Finding[]): ReturnFile['findings'] {
  const counts = new Map<string, number>()
  const first = severities.flatMap((severity) => {
    const list: Finding[] = []
    for (const one of findings) {
      if (one.severity !== severity) continue
      const count = (counts.get(one.edit) ?? 0) + 1
      counts.set(one.edit, count)
      if (severity === 'hard' || count <= shownOfEdit) list.push(one)
      if (list.length === shown) break
    }
    return list
  })
  return first.slice(0, shown).map(({ edit, address, severity, message, cells }) => {
    let place = cells[0] === undefined ? undefined : book.places.get(cells[0])
    for (const cell of cells) place ??= book.places.get(cell)
    const { sheet = '', line = null, column = '' } = place ?? {}
    return { edit, address, severity, message, sheet, line, column }
  })
}

function countToExplain(findings: readonly Finding[]): ReturnFile['toExplain'] {
  const counts = new Map<string, number>()
  for (const { edit, severity } of findings) {
    if (severity === 'soft') counts.set(edit, (counts.get(edit) ?? 0) + 1)
  }
  return [...counts].map(([edit, count]) => ({ edit, count }))
}

/** Cells of the draft with those that the file says; sections that it lists whole are replaced. */
function mergeCells(before: ReturnContent['cells'], book: ReadBook): Record<string, string> {
  const listed = (key: string): boolean => {
    const [section = '', , code] = key.split('.')
    return code !== undefined && book.sections.includes(section)
  }
  const left = Object.entries(before).filter(([key]) => !listed(key))
  const all = { ...Object.fromEntries(left), ...book.cells }
  return Object.fromEntries(Object.entries(all).filter(([, text]) => text !== ''))
}

/**
 * Fills a return in by a file of many lines: it is read and checked as any return, and kept as it
 * came until it is handed in; its lines never go through a page.
 */
export async function importReturnFile(
  call: Omit<Call, 'tx'>,
  id: string,
  draftRevision: number,
  take: () => Promise<GivenFile>,
) {
  const { actor, now } = call
  const { form, ground, draft } = await call.platform.database.inTransaction(actor, async (tx) => {
    const row = await getOwnObligation({ ...call, tx }, id)
    const form = await getForm(tx, await getRound(tx, row.survey, row.period))
    return { form, ground: await readGround(tx, row), draft: await findDraft(tx, id) }
  })
  const file = await take()
  const book = await readFile(form, file, mostRows)
  refuseTooLong(book)
  await nextTurn()
  const same = draft?.content.formVersion === form.version ? draft.content : undefined
  const typed: ReturnContent = {
    formVersion: form.version,
    nothingToReport: false,
    rows: [...(book.rows ?? [])],
    cells: mergeCells(same?.cells ?? {}, book),
    explanations: same?.explanations ?? [],
  }
  const content = tidyReturn(typed, (cell) => isNumericCell(form.form, cell))
  const { findings } = await checkInParts(form, ground, content, nextTurn)
  const count = (severity: Finding['severity']): number =>
    findings.reduce((sum, one) => sum + Number(one.severity === severity), 0)
  const totals = totalsOf(content.rows, ground.rates)
  const said: ReturnFile = {
    name: file.name.slice(0, 200),
    sha256: hexOf(sha256(file.bytes)),
    rows: content.rows.length,
    cells: Object.keys(book.cells).length,
    exports: totals.export,
    imports: totals.import,
    leftOut: totals.left,
    ignored: [...book.ignored].slice(0, 60),
    hard: count('hard'),
    soft: count('soft'),
    info: count('info'),
    toExplain: countToExplain(findings),
    findings: showFindings(book, findings),
  }
  const revision = await actOnce(call, actor, async (tx) => {
    const saved = await saveDraft(tx, {
      obligation: id,
      revision: draftRevision,
      content: { ...content, rows: [] },
      source: 'sheet',
      by: actor.personId ?? null,
      at: now,
    })
    if (saved === undefined) throw conflict('return-draft')
    await saveDraftFile(tx, {
      obligation: id,
      name: said.name,
      sha256: said.sha256,
      bytes: file.bytes,
      said: JSON.stringify(said),
    })
    return saved
  })
  return { draftRevision: revision, savedAt: now.toISOString(), file: said }
}

export async function downloadReturnFile(call: Call, id: string): Promise<FileReply> {
  await getObligation(call.tx, id)
  const file = await readDraftFile(call.tx, id)
  if (!file) throw absent('return-draft')
  return { stream: file.bytes, type: 'application/octet-stream', name: file.name }
}

/** Hands in what the file of the draft says; everything is read and checked once more. */
export async function submitReturnFile(
  call: Call,
  id: string,
  given: {
    readonly revision: number
    readonly sha256: string
    readonly explanations: readonly Explanation[]
    readonly reason: string
  },
): Promise<Submitted> {
  const { tx } = call
  const row = await getObligation(tx, id)
  const draft = await findDraft(tx, id)
  const [head, file] = [await findDraftFile(tx, id), await readDraftFile(tx, id)]
  if (!draft || !head || !file) throw absent('return-draft')
  if (head.sha256 !== given.sha256) throw conflict('return-draft')
  const form = await getForm(tx, await getRound(tx, row.survey, row.period))
  const book = await readFile(form, file, mostRows)
  const content: ReturnContent = {
    ...draft.content,
    rows: [...(book.rows ?? [])],
    explanations: [...given.explanations],
  }
  const { revision, reason } = given
  return submitReturn(call, id, { revision, content, reason, source: 'sheet' })
}
