import { contentHashOf } from '@wstc/domain/audit/rules/statements'
import { canonicalJson } from '@wstc/domain/kernel/canonical-json'
import { dayInShanghai } from '@wstc/domain/kernel/period'
import { Problem } from '@wstc/domain/kernel/problem'
import type { ReturnSource, Submitted } from '@wstc/domain/statistics/collection/contract/shapes'
import type { ReturnContent } from '@wstc/domain/statistics/collection/model/content'
import type { SurveyVersion } from '@wstc/domain/statistics/collection/model/survey'
import { isNumericCell } from '@wstc/domain/statistics/collection/rules/cells'
import { takenFrom } from '@wstc/domain/statistics/collection/rules/taken-from'
import { tidyReturn } from '@wstc/domain/statistics/collection/rules/tidy'
import { obligationStateTexts } from '@wstc/domain/statistics/collection/words'
import { acknowledge, sha256 } from '../../../audit/index.ts'
import type { Call } from '../../../platform/serve.ts'
import { findUnit } from '../../../registry/index.ts'
import { needRetryKey } from '../../need-retry-key.ts'
import { queueWeighing } from '../../review/service/weigh.ts'
import { type ObligationRow, updateObligation } from '../store/obligations.ts'
import { deleteDraft, findVersion, readContent } from '../store/returns.ts'
import { holdRoundOpen } from '../store/rounds.ts'
import { readGround } from './ground.ts'
import { checkReady, keepVersion } from './keep-version.ts'
import { isLocked } from './open.ts'
import { refuseOtherForm } from './other-form.ts'
import {
  conflict,
  getForm,
  getLockedObligation,
  getObligation,
  getRound,
  lineOf,
} from './subjects.ts'

interface Submission {
  readonly revision: number
  readonly content: ReturnContent
  readonly reason: string
  readonly source: 'grid' | 'sheet'
}

async function checkOpen(
  call: Call,
  row: ObligationRow,
  input: Submission,
): Promise<SurveyVersion> {
  await holdRoundOpen(call.tx, row.survey, row.period)
  const round = await getRound(call.tx, row.survey, row.period)
  if (await isLocked(call.tx, round, call.now)) throw new Problem('statistics/period-locked')
  const { state } = lineOf(call, row)
  if (state === 'exempt' || state === 'closed') {
    throw new Problem('statistics/not-owed', { state: obligationStateTexts[state] })
  }
  const from = takenFrom(row.period)
  if (dayInShanghai(call.now) < from) throw new Problem('statistics/period-not-ended', { from })
  const form = await getForm(call.tx, round)
  refuseOtherForm(input.content, form)
  if (row.version > 0 && input.reason === '') {
    throw new Problem('request/invalid', {}, [
      { path: 'reason', code: 'statistics/reason-missing' },
    ])
  }
  return form
}

/** What differs between two versions besides the explanations is what the unit says. */
async function checkChanged(call: Call, row: ObligationRow, content: ReturnContent): Promise<void> {
  const before = await findVersion(call.tx, row.id, row.version)
  if (!before || row.latest === 'returned') return
  if (canonicalJson(await readContent(call.tx, before)) === canonicalJson(content)) {
    throw new Problem('statistics/unchanged')
  }
}

/**
 * Takes a return: the version, its rows, the obligation, the audit entry and the signed receipt
 * are one transaction. What is found is said before anything is written.
 */
export async function submitReturn(call: Call, id: string, input: Submission): Promise<Submitted> {
  const { tx, now, actor } = call
  needRetryKey(call)
  const source: ReturnSource = actor.key ? 'api' : input.source
  const row = await getLockedObligation(tx, id)
  if (row.revision !== input.revision) throw conflict('return')
  const form = await checkOpen(call, row, input)
  const content = tidyReturn(input.content, (cell) => isNumericCell(form.form, cell))
  const ground = await readGround(tx, row)
  const { findings } = await checkReady(form, content, ground)
  await checkChanged(call, row, content)

  const version = row.version + 1
  const enterprise = (await findUnit(tx, row.enterprise))!
  const said = {
    survey: row.survey,
    period: row.period,
    enterprise: enterprise.uscc,
    version,
    reason: input.reason,
    content,
  }
  const contentHash = contentHashOf(said, sha256)
  await keepVersion(
    tx,
    { obligation: id, version, form: form.version, content, findings, rates: ground.rates },
    {
      contentHash,
      source,
      reason: input.reason,
      by: actor.personId ?? null,
      at: now,
    },
  )
  const changed = await updateObligation(tx, id, row.revision, {
    latest: 'submitted',
    version,
    submitted_at: now,
    ...(row.first_submitted_at === null ? { first_submitted_at: now } : {}),
  })
  if (!changed) throw conflict('return')
  await queueWeighing(call, row)
  await deleteDraft(tx, id)
  const receipt = await acknowledge(
    call,
    {
      action: 'statistics.return.submit',
      subject: { kind: 'return', id },
      details: { survey: row.survey, period: row.period, version, source },
    },
    {
      facts: {
        survey: row.survey,
        period: row.period,
        version,
        uscc: enterprise.uscc,
        enterprise: enterprise.name,
      },
      content: said,
      contentHash,
    },
  )
  const line = lineOf(call, await getObligation(tx, id))
  return { version, receipt, contentHash, at: now.toISOString(), line }
}
