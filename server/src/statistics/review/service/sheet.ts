import { previousPeriod } from '@wstc/domain/kernel/period'
import { absent } from '@wstc/domain/kernel/problem'
import { samePeriodLastYear } from '@wstc/domain/statistics/collection/rules/periods'
import type { ReviewSheet } from '@wstc/domain/statistics/review/contract/shapes'
import { recordRead } from '../../../audit/index.ts'
import { listNames } from '../../../identity/index.ts'
import type { Call } from '../../../platform/serve.ts'
import { readGround } from '../../collection/service/ground.ts'
import { showUnitOf } from '../../collection/service/obligations.ts'
import { headOf, isLocked } from '../../collection/service/open.ts'
import { getForm, getObligation, getRound } from '../../collection/service/subjects.ts'
import { listJudgements, listVersions, readContent } from '../../collection/store/returns.ts'
import { selectFigures, selectHistory } from '../store/queue.ts'

const periodsShown = 12

/** One return with all that is needed to judge it. */
export async function openReview(call: Call, id: string): Promise<ReviewSheet> {
  const { tx, now } = call
  const row = await getObligation(tx, id)
  const round = await getRound(tx, row.survey, row.period)
  const versions = await listVersions(tx, id)
  const newest = versions.at(-1)
  if (!newest) throw absent('return')
  const judgements = await listJudgements(tx, id)
  const names = await listNames(
    tx,
    [...versions, ...judgements].flatMap((one) => one.by_person ?? []),
  )
  const unit = { enterprise: row.enterprise, survey: row.survey }
  const figures = await selectFigures(tx, {
    ...unit,
    obligation: id,
    lastPeriod: previousPeriod(row.period),
    lastYear: samePeriodLastYear(row.period),
  })
  await recordRead(call, { action: 'statistics.return.read', subject: { kind: 'return', id } })
  return {
    line: await showUnitOf(call, row),
    form: await getForm(tx, round),
    ground: await readGround(tx, row),
    returned: {
      ...headOf(newest, names),
      content: await readContent(tx, newest),
      findings: newest.findings,
    },
    figures: figures.map((one) => ({
      flow: one.flow,
      code: one.code,
      now: one.now,
      lastPeriod: one.last_period,
      lastYear: one.last_year,
      accepted: one.accepted,
    })),
    history: await selectHistory(tx, { ...unit, until: row.period, periods: periodsShown }),
    versions: versions.map((one) => headOf(one, names)),
    judgements: judgements.map((one) => ({
      version: one.version,
      verdict: one.verdict,
      word: one.word,
      comments: one.comments,
      at: one.at.toISOString(),
      by: (one.by_person && names.get(one.by_person)) || null,
    })),
    acceptedVersion: row.accepted_version,
    locked: await isLocked(tx, round, now),
  }
}
