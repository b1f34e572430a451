import { canonicalJson } from '@wstc/domain/kernel/canonical-json'
import { hexOf } from '@wstc/domain/kernel/hex'
import { dayInShanghai } from '@wstc/domain/kernel/period'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import { utf8Bytes } from '@wstc/domain/kernel/utf8'
import { addWorkingDays, workingDaysBetween } from '@wstc/domain/kernel/working-days'
import type { DemandLine } from '@wstc/domain/statistics/follow-up/contract/shapes'
import type { DemandContent, DemandState } from '@wstc/domain/statistics/follow-up/model'
import { recordAct, sha256 } from '../../../audit/index.ts'
import { listNames } from '../../../identity/index.ts'
import { newId } from '../../../platform/ids.ts'
import { enqueue } from '../../../platform/jobs.ts'
import type { Call } from '../../../platform/serve.ts'
import { listUnitNames } from '../../../registry/index.ts'
import { conflict, getSurvey } from '../../collection/service/subjects.ts'
import {
  type DemandRow,
  findDemand,
  listDemandRows,
  nextOrdinal,
  prepareDemandRow,
  updateDemand,
} from '../store/demands.ts'
import { type OwedRow, selectOwed } from '../store/ladder.ts'
import { selectFollowUp } from '../store/list.ts'
import { issuerOf } from './reach.ts'

/** What is late today of what demands are about, by obligation. */
async function lateOf(call: Call, rows: readonly DemandRow[]): Promise<Map<string, OwedRow>> {
  const today = dayInShanghai(call.now)
  const ids = rows.filter((row) => row.state === 'prepared').flatMap((row) => row.obligations)
  const owed = ids.length === 0 ? [] : await selectOwed(call.tx, today, ids)
  return new Map(owed.filter((one) => one.until < today).map((one) => [one.id, one]))
}

async function show(call: Call, rows: readonly DemandRow[]): Promise<DemandLine[]> {
  const late = await lateOf(call, rows)
  const names = await listUnitNames(
    call.tx,
    rows.map((row) => row.enterprise),
  )
  return rows.map((row): DemandLine => {
    const unit = row.content?.unit ?? names.get(row.enterprise) ?? { name: '', uscc: '' }
    const owed =
      row.content?.owed.map(({ survey, period, dueOn }) => ({
        surveyName: survey,
        period,
        until: dueOn,
      })) ??
      row.obligations
        .flatMap((id) => late.get(id) ?? [])
        .map((one) => ({
          surveyName: getSurvey(call.platform, one.survey).name,
          period: one.period,
          until: one.until,
        }))
    return {
      id: row.id,
      state: row.state,
      number: row.content?.number ?? null,
      enterprise: { id: row.enterprise, ...unit },
      owed,
      preparedAt: row.prepared_at.toISOString(),
      sentOn: row.content?.sentOn ?? null,
      answerBy: row.answer_by,
      signedBy: row.content?.signedBy ?? null,
      hash: row.hash,
      revision: row.revision,
    }
  })
}

/** Demands that were sent, and those that wait for a signature; what was settled meanwhile waits no more. */
export async function listDemands(
  call: Call,
  state: DemandState | undefined,
): Promise<{ items: DemandLine[] }> {
  const lines = await show(call, await listDemandRows(call.tx, state))
  return { items: lines.filter((line) => line.owed.length > 0) }
}

async function showOne(call: Call, id: string): Promise<DemandLine> {
  const row = await findDemand(call.tx, id)
  const [line] = row ? await show(call, [row]) : []
  if (!line) throw absent('demand')
  return line
}

/** Prepares a formal demand over all that a unit is late with; who signs it decides. */
export async function prepareDemand(call: Call, enterprise: string): Promise<DemandLine> {
  const { tx, now } = call
  const today = dayInShanghai(now)
  const late = await selectFollowUp(tx, { today, enterprise, state: 'late', limit: 200 })
  const [first] = late
  if (!first) throw new Problem('statistics/nothing-late')
  const id = await prepareDemandRow(tx, {
    id: newId(now),
    enterprise,
    district: first.district,
    obligations: late.map((row) => row.id),
    by: call.actor.personId ?? null,
    at: now,
  })
  await recordAct(call, {
    action: 'statistics.demand.prepare',
    subject: { kind: 'demand', id },
    details: { enterprise, obligations: late.map((row) => row.id) },
  })
  return showOne(call, id)
}

async function compose(
  call: Call,
  row: DemandRow,
  late: readonly OwedRow[],
  number: string,
): Promise<DemandContent> {
  const today = dayInShanghai(call.now)
  const { city } = call.platform
  const surveys = [...new Set(late.map((one) => one.survey))].map((id) =>
    getSurvey(call.platform, id),
  )
  const citations = surveys.flatMap((one) => one.demand?.basis ?? [one.citation])
  const unit = (await listUnitNames(call.tx, [row.enterprise])).get(row.enterprise)
  const names = await listNames(call.tx, [call.actor.personId!])
  return {
    number,
    issuer: issuerOf(call.platform),
    unit: { name: unit?.name ?? '', uscc: unit?.uscc ?? '' },
    owed: late.map((one) => ({
      survey: getSurvey(call.platform, one.survey).name,
      period: one.period,
      dueOn: one.until,
      workingDaysLate: workingDaysBetween(one.until, today),
    })),
    basis: [
      ...new Map(citations.map((one) => [`${one.document}/${one.clause}`, one])).values(),
    ].map(({ document, clause }) => ({
      title: city.documents.find((one) => one.id === document)?.title ?? {
        zh: document,
        en: document,
      },
      clause,
    })),
    sentOn: today,
    answerBy: addWorkingDays(
      today,
      Math.max(...surveys.map((one) => one.demand?.workingDays ?? 5)),
    ),
    signedBy: names.get(call.actor.personId!) ?? '',
    synthetic: call.platform.config.demo,
  }
}

export const announceKind = 'statistics.follow-up-announce'

/** Signs and sends: number, content and digest are frozen, and the unit is told. */
export async function sendDemand(call: Call, id: string, revision: number): Promise<DemandLine> {
  const { tx, now } = call
  const row = await findDemand(tx, id)
  if (!row) throw absent('demand')
  if (row.state === 'sent') throw new Problem('statistics/demand-sent-already')
  if (row.revision !== revision) throw conflict('demand')
  const late = [...(await lateOf(call, [row])).values()]
  if (late.length === 0) throw new Problem('statistics/nothing-late')
  const year = Number(dayInShanghai(now).slice(0, 4))
  const ordinal = await nextOrdinal(tx, year)
  const content = await compose(call, row, late, `统催〔${year}〕第${ordinal}号`)
  const hash = hexOf(sha256(utf8Bytes(canonicalJson(content))))
  const sent = await updateDemand(tx, id, revision, {
    state: 'sent',
    obligations: late.map((one) => one.id),
    year,
    ordinal,
    content: JSON.stringify(content),
    hash,
    answer_by: content.answerBy,
    signed_by: call.actor.personId ?? null,
    sent_at: now,
  })
  if (!sent) throw conflict('demand')
  await recordAct(call, {
    action: 'statistics.demand.send',
    subject: { kind: 'demand', id },
    details: {
      number: content.number,
      enterprise: row.enterprise,
      answerBy: content.answerBy,
      hash,
    },
  })
  await enqueue(call, { kind: announceKind, payload: { demand: id }, key: `demand:${id}` })
  return showOne(call, id)
}
