import { previousPeriod } from '@wstc/domain/kernel/period'
import { absent } from '@wstc/domain/kernel/problem'
import { mostTyped, type ReturnRow } from '@wstc/domain/statistics/collection/model/content'
import { countByEdit, firstOfEach } from '@wstc/domain/statistics/collection/rules/by-edit'
import { isTellingFigure } from '@wstc/domain/statistics/collection/rules/cells'
import { samePeriodLastYear } from '@wstc/domain/statistics/collection/rules/periods'
import { inUsDollars } from '@wstc/domain/statistics/collection/rules/rates'
import type { ReviewSheet } from '@wstc/domain/statistics/review/contract/shapes'
import { suggestCorrection } from '@wstc/domain/statistics/review/localise/suggest'
import { rowsToShow } from '@wstc/domain/statistics/review/rows-to-show'
import { recordRead } from '../../../audit/index.ts'
import { listNames } from '../../../identity/index.ts'
import type { Call } from '../../../platform/serve.ts'
import { readGround } from '../../collection/service/ground.ts'
import { showUnitOf } from '../../collection/service/obligations.ts'
import { headOf, isLocked } from '../../collection/service/open.ts'
import { getForm, getObligation, getRound } from '../../collection/service/subjects.ts'
import { listJudgements, listVersions, readContent } from '../../collection/store/returns.ts'
import { selectFigures } from '../store/figures.ts'
import { findScore } from '../store/scores.ts'
import { readDifference } from './difference.ts'
import { readHistory } from './history.ts'
import { showDecisive, showOutliers } from './show-score.ts'

function suggestionFor(...of: Parameters<typeof suggestCorrection>): ReviewSheet['suggestion'] {
  const found = suggestCorrection(...of)
  return (
    (found && {
      changes: found.changes.map((one) => ({ ...one })),
      settles: [...found.settles],
      leaves: [...found.leaves],
    }) ??
    null
  )
}

/** Lines of a return that came by a file, beside those that the shown findings stand at. */
const shownRows = 200
/** Findings of one edit: the first show of what kind they are. */
const shownOfEdit = 50

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
  const score = await findScore(tx, id)
  const form = await getForm(tx, round)
  const tells = (one: { flow: string; code: string }): boolean =>
    one.flow !== 'cell' || isTellingFigure(form.form, one.code)
  const ground = await readGround(tx, row)
  const content = await readContent(tx, newest)
  const long = content.rows.length > mostTyped
  const findings = long ? firstOfEach(newest.findings, shownOfEdit) : newest.findings
  const dollars = ({ amount, currency }: ReturnRow) => {
    const value = inUsDollars(amount, ground.rates[currency])
    return value === undefined ? undefined : Number(value)
  }
  const rows = long ? rowsToShow(content.rows, findings, dollars, shownRows) : content.rows
  await recordRead(call, { action: 'statistics.return.read', subject: { kind: 'return', id } })
  return {
    line: await showUnitOf(call, row),
    form,
    ground,
    returned: {
      ...headOf(newest, names),
      content: { ...content, rows },
      findings,
    },
    leftOut: content.rows.length - rows.length,
    found: countByEdit(newest.findings),
    figures: figures.filter(tells).map((one) => ({
      flow: one.flow,
      code: one.code,
      now: one.now,
      lastPeriod: one.last_period,
      lastYear: one.last_year,
      accepted: one.accepted,
    })),
    ...(await readHistory(tx, { ...unit, until: row.period, tells })),
    impact: score?.impact ?? null,
    decisive: score ? showDecisive(score) : null,
    outliers: score ? showOutliers(score) : [],
    difference: await readDifference(tx, {
      obligation: id,
      version: newest.version,
      content,
      acceptedVersion: row.accepted_version,
      judgements,
    }),
    suggestion: row.latest === 'submitted' && !long ? suggestionFor(form, ground, content) : null,
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
