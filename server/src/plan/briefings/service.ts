import { createHash } from 'node:crypto'
import { canonicalJson } from '@wstc/domain/kernel/canonical-json'
import { type Day, dayInShanghai } from '@wstc/domain/kernel/period'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import type { BriefingKind } from '@wstc/domain/plan/model/group'
import { composeBriefing } from '@wstc/domain/plan/rules/briefing'
import { briefingKindTexts } from '@wstc/domain/plan/words/group'
import { recordAct, recordRead } from '../../audit/index.ts'
import { newId } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs.ts'
import type { Call } from '../../platform/serve.ts'
import { factsOn } from './facts.ts'
import {
  type BriefingRow,
  findBriefing,
  insertBriefing,
  nextBriefing,
  selectBriefings,
} from './store.ts'

export const briefingNumber = (row: Pick<BriefingRow, 'year' | 'kind' | 'ordinal'>): string =>
  `${briefingKindTexts[row.kind].zh}〔${row.year}〕第${row.ordinal}期`

const show = (row: BriefingRow) => ({
  id: row.id,
  number: briefingNumber(row),
  kind: row.kind,
  asOf: row.as_of,
  since: row.since,
  hash: row.hash,
  issuedAt: row.issued_at.toISOString(),
  synthetic: row.synthetic,
})

export const listBriefings = async (call: Call) => ({
  briefings: (await selectBriefings(call.tx)).map(show),
})

function checkDay(call: Call, asOf: Day): void {
  const today = dayInShanghai(call.now)
  if (asOf > today) throw new Problem('plan/briefing-of-the-future', { today })
  if (asOf < call.platform.city.city.plan.from) {
    const minimum = call.platform.city.city.plan.from
    const details = { minimum }
    throw new Problem('request/invalid', {}, [{ path: 'asOf', code: 'field/too-small', details }])
  }
}

/** What a briefing of the kind says of what was known on a day. */
export async function previewBriefing(call: Call, kind: BriefingKind, day: Day | undefined) {
  const asOf = day ?? dayInShanghai(call.now)
  checkDay(call, asOf)
  const facts = await factsOn(call, kind, asOf)
  return { kind, asOf, since: facts.since, content: composeBriefing(facts) }
}

/** Freezes the briefing with its number and the fingerprint of its content. */
export async function issueBriefing(call: Call, input: { kind: BriefingKind; asOf: Day }) {
  const { content, since } = await previewBriefing(call, input.kind, input.asOf)
  const year = Number(input.asOf.slice(0, 4))
  const row: BriefingRow = {
    id: newId(call.now),
    year,
    ordinal: await nextBriefing(call.tx, year, input.kind),
    kind: input.kind,
    as_of: input.asOf,
    since,
    content,
    hash: createHash('sha256').update(canonicalJson(content)).digest('hex'),
    issued_by: call.actor.personId ?? null,
    issued_at: call.now,
    synthetic: content.synthetic,
  }
  await insertBriefing(call.tx, row)
  await recordAct(call, {
    action: 'plan.briefing.issue',
    subject: { kind: 'briefing', id: row.id },
    details: { kind: row.kind, asOf: row.as_of, hash: row.hash },
  })
  return show(row)
}

async function load(call: Pick<Call, 'tx'>, id: string): Promise<BriefingRow> {
  const row = await findBriefing(call.tx, id)
  if (!row) throw absent('briefing')
  return row
}

export async function getBriefing(call: Call, id: string) {
  const row = await load(call, id)
  return { ...show(row), content: row.content }
}

export const briefingJob = 'plan.write-briefing'

/** Has the file of an issued briefing made; its progress and result are on the person's jobs. */
export async function orderBriefing(
  call: Call,
  id: string,
  input: { format: 'pdf' | 'docx'; language: 'zh-CN' | 'en' },
): Promise<{ job: string }> {
  await load(call, id)
  await recordRead(call, { action: 'plan.briefing.download', subject: { kind: 'briefing', id } })
  const owner = call.actor.personId
  const payload = { briefing: id, ...input }
  return { job: await enqueue(call, { kind: briefingJob, payload, owner, totalSteps: 3 }) }
}
