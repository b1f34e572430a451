import { setImmediate as nextTurn } from 'node:timers/promises'
import { contentHashOf } from '@wstc/domain/audit/rules/statements'
import { canonicalJson } from '@wstc/domain/kernel/canonical-json'
import { sumDecimalTexts } from '@wstc/domain/kernel/decimal'
import type { ReplyInput } from '@wstc/domain/kernel/endpoint'
import { Problem } from '@wstc/domain/kernel/problem'
import type { UnitObligation } from '@wstc/domain/statistics/collection/contract/rounds'
import type { CellComment, Verdict } from '@wstc/domain/statistics/collection/contract/shapes'
import { checkInParts, openFindings } from '@wstc/domain/statistics/collection/edits/verdict'
import { mostTyped, type ReturnContent } from '@wstc/domain/statistics/collection/model/content'
import { isNumericCell } from '@wstc/domain/statistics/collection/rules/cells'
import { tidyReturn } from '@wstc/domain/statistics/collection/rules/tidy'
import type { statisticsReviewContract } from '@wstc/domain/statistics/review/contract'
import { answeredBy, withLines } from '@wstc/domain/statistics/review/correction'
import { recordAct, sha256 } from '../../../audit/index.ts'
import { newId } from '../../../platform/ids.ts'
import type { Call } from '../../../platform/serve.ts'
import { findUnit } from '../../../registry/index.ts'
import { readGround } from '../../collection/service/ground.ts'
import { keepVersion, refuseOpen } from '../../collection/service/keep-version.ts'
import { showUnitOf } from '../../collection/service/obligations.ts'
import {
  conflict,
  getForm,
  getLockedObligation,
  getObligation,
  getRound,
  getSurvey,
} from '../../collection/service/subjects.ts'
import { type ObligationRow, updateObligation } from '../../collection/store/obligations.ts'
import { countRows, findVersion, readContent } from '../../collection/store/returns.ts'
import { insertJudgement, listUnflagged } from '../store/judgements.ts'
import { countQueue, selectUnflagged } from '../store/queue.ts'
import { tell } from './telling.ts'
import { queueWeighing, roundsAfter } from './weigh.ts'

/** The newest version of a return that waits, held until the transaction ends. */
async function getWaiting(call: Call, id: string, revision: number): Promise<ObligationRow> {
  const row = await getLockedObligation(call.tx, id)
  if (row.latest !== 'submitted') throw new Problem('statistics/not-waiting')
  if (row.revision !== revision) throw conflict('return')
  return row
}

interface Judged {
  readonly verdict: Verdict
  readonly version: number
  readonly word: string
  readonly comments?: readonly CellComment[]
}

const actions: Readonly<Record<Verdict, string>> = {
  accepted: 'statistics.return.accept',
  returned: 'statistics.return.send-back',
  corrected: 'statistics.return.correct',
}

/** Keeps a verdict, moves the obligation on and records the act. */
async function settle(call: Call, row: ObligationRow, judged: Judged): Promise<void> {
  const { verdict, version, word, comments = [] } = judged
  await insertJudgement(call.tx, {
    id: newId(call.now),
    obligation: row.id,
    version,
    verdict,
    word,
    comments: JSON.stringify(comments),
    by_person: call.actor.personId ?? null,
    at: call.now,
  })
  const changed = await updateObligation(call.tx, row.id, row.revision, {
    latest: verdict === 'returned' ? 'returned' : 'accepted',
    version,
    ...(verdict === 'returned' ? {} : { accepted_version: version }),
  })
  if (!changed) throw conflict('return')
  if (verdict === 'corrected') await queueWeighing(call, { survey: row.survey, period: row.period })
  await recordAct(call, {
    action: actions[verdict],
    subject: { kind: 'return', id: row.id },
    details: { survey: row.survey, period: row.period, version },
  })
}

const tellUnit = (
  call: Call,
  row: ObligationRow,
  kind: 'statistics.return-sent-back' | 'statistics.return-corrected',
): Promise<void> =>
  tell(call, {
    kind,
    to: { enterprise: row.enterprise },
    values: { survey: getSurvey(call.platform, row.survey).name, period: row.period },
    link: `/app/returns/${row.id}`,
  })

/** What was accepted is what later rounds are compared with. */
const weighLater = async (call: Call, of: { survey: string; period: string }): Promise<void> => {
  for (const round of roundsAfter(of)) await queueWeighing(call, round)
}

const show = async (call: Call, id: string): Promise<UnitObligation> =>
  showUnitOf(call, await getObligation(call.tx, id))

export async function acceptReturn(
  call: Call,
  id: string,
  input: { readonly revision: number; readonly word: string },
): Promise<UnitObligation> {
  const row = await getWaiting(call, id, input.revision)
  await settle(call, row, { verdict: 'accepted', version: row.version, word: input.word })
  await weighLater(call, row)
  return show(call, id)
}

/** The unit reads the comments and owes the return again. */
export async function sendReturnBack(
  call: Call,
  id: string,
  input: {
    readonly revision: number
    readonly word: string
    readonly comments: readonly CellComment[]
  },
): Promise<UnitObligation> {
  const row = await getWaiting(call, id, input.revision)
  await settle(call, row, { ...input, verdict: 'returned', version: row.version })
  await tellUnit(call, row, 'statistics.return-sent-back')
  return show(call, id)
}

/** A version in the officer's words: the same edits hold, the reason is kept, the unit is told. */
export async function correctReturn(
  call: Call,
  id: string,
  input: {
    readonly revision: number
    readonly content: ReturnContent
    readonly linesThatChange: boolean
    readonly linesTakenOut: readonly string[]
    readonly reason: string
    readonly comments: readonly CellComment[]
  },
): Promise<UnitObligation> {
  const { tx, now, actor } = call
  const row = await getWaiting(call, id, input.revision)
  const form = await getForm(tx, await getRound(tx, row.survey, row.period))
  if (input.content.formVersion !== form.version) {
    throw new Problem('statistics/form-changed', { version: form.version })
  }
  const before = (await findVersion(tx, id, row.version))!
  // Whoever was shown a part of the lines and sends these back would drop the others.
  if (!input.linesThatChange && (await countRows(tx, id, row.version)) > mostTyped) {
    throw new Problem('statistics/return-by-file', { rows: mostTyped })
  }
  const said = await readContent(tx, before)
  const whole = input.linesThatChange
    ? { ...input.content, rows: withLines(said.rows, input.content.rows, input.linesTakenOut) }
    : input.content
  const typed = tidyReturn(whole, (cell) => isNumericCell(form.form, cell))
  if (canonicalJson(said) === canonicalJson(typed)) throw new Problem('statistics/unchanged')
  const ground = await readGround(tx, row)
  const { findings, open } = await checkInParts(form, ground, typed, nextTurn)
  const content = answeredBy(typed, open, input.reason)
  refuseOpen(openFindings(findings, content.explanations))
  const version = row.version + 1
  const { uscc } = (await findUnit(tx, row.enterprise))!
  const { survey, period } = row
  const stated = { survey, period, enterprise: uscc, version, reason: input.reason, content }
  await keepVersion(
    tx,
    { obligation: id, version, form: form.version, content, findings, rates: ground.rates },
    {
      contentHash: contentHashOf(JSON.parse(JSON.stringify(stated)), sha256),
      source: 'officer',
      reason: input.reason,
      by: actor.personId ?? null,
      at: now,
    },
  )
  const { reason: word, comments } = input
  await settle(call, row, { verdict: 'corrected', version, word, comments })
  await weighLater(call, row)
  await tellUnit(call, row, 'statistics.return-corrected')
  return show(call, id)
}

/** What accepting all that no rule flags would accept. */
export async function previewUnflagged(
  call: Call,
  { survey, period }: { readonly survey: string; readonly period: string },
): Promise<ReplyInput<(typeof statisticsReviewContract)['previewUnflagged']>> {
  await getRound(call.tx, survey, period)
  const list = await selectUnflagged(call.tx, survey, period)
  const { waiting, heavy } = await countQueue(call.tx, survey, period)
  const sum = (flow: 'exports' | 'imports') =>
    sumDecimalTexts(list.flatMap((one) => one[flow] ?? []))
  return {
    exports: sum('exports'),
    imports: sum('imports'),
    returns: list.map(({ obligation, version }) => ({ obligation, version })),
    heavy,
    stay: waiting - list.length - heavy,
  }
}

/** Accepts those that no rule flags; the others stay. */
export async function acceptUnflagged(
  call: Call,
  of: { readonly survey: string; readonly period: string },
  returns: readonly { readonly obligation: string; readonly version: number }[],
): Promise<{ accepted: number; left: string[] }> {
  await getRound(call.tx, of.survey, of.period)
  const asked = new Map(returns.map((one) => [one.obligation, one.version]))
  const rows = await listUnflagged(call.tx, of, [...asked.keys()])
  const taken = rows.filter((row) => asked.get(row.id) === row.version)
  for (const row of taken) {
    await settle(call, row, { verdict: 'accepted', version: row.version, word: '' })
  }
  if (taken.length > 0) await weighLater(call, of)
  const accepted = new Set(taken.map((row) => row.id))
  return { accepted: accepted.size, left: [...asked.keys()].filter((id) => !accepted.has(id)) }
}
