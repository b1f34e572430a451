import { type Day, dayInShanghai, lastDayOf } from '@wstc/domain/kernel/period'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import type { ObligationLine } from '@wstc/domain/statistics/collection/contract/shapes'
import type { ObligationFacts } from '@wstc/domain/statistics/collection/model/obligation'
import type { Survey, SurveyVersion } from '@wstc/domain/statistics/collection/model/survey'
import {
  cameLate,
  obligationState,
} from '@wstc/domain/statistics/collection/rules/obligation-state'
import { takenFrom } from '@wstc/domain/statistics/collection/rules/taken-from'
import type { Tx } from '../../../platform/database.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Call } from '../../../platform/serve.ts'
import { findUnitOf } from '../../../registry/index.ts'
import { findObligation, lockObligation, type ObligationRow } from '../store/obligations.ts'
import { findForm, findRound, type RoundRow } from '../store/rounds.ts'

export const conflict = (what: string): Problem =>
  new Problem('request/changed-meanwhile', { what })

/** Row-level security hides what is not the caller's; hidden and absent look the same. */
export async function getObligation(tx: Tx, id: string): Promise<ObligationRow> {
  const row = await findObligation(tx, id)
  if (!row) throw absent('return')
  return row
}

/** Whether the caller signs in for whoever owes it; of entries merged into theirs they only read. */
export async function isOwn({ tx, actor }: Call, row: ObligationRow): Promise<boolean> {
  if (!actor.organisationId) return false
  return (await findUnitOf(tx, actor.organisationId))?.id === row.enterprise
}

/** What the caller's own enterprise owes. @throws Problem where it is another's, or that of an entry merged away */
export async function getOwnObligation(call: Call, id: string): Promise<ObligationRow> {
  const row = await getObligation(call.tx, id)
  if (!(await isOwn(call, row))) throw absent('return')
  return row
}

export async function getLockedObligation(tx: Tx, id: string): Promise<ObligationRow> {
  const row = await lockObligation(tx, id)
  if (!row) throw absent('return')
  return row
}

export function getSurvey({ surveys }: Pick<Platform, 'surveys'>, id: string): Survey {
  const survey = surveys.find((one) => one.id === id)
  if (!survey) throw new Problem('statistics/no-such-survey')
  return survey
}

export async function getRound(tx: Tx, survey: string, period: string): Promise<RoundRow> {
  const round = await findRound(tx, survey, period)
  if (!round) throw absent('round')
  return round
}

/** The form as it was asked when the round was opened. */
export async function getForm(tx: Tx, round: RoundRow): Promise<SurveyVersion> {
  const kept = await findForm(tx, round.survey, round.version, round.sha256)
  if (!kept) throw new Error(`The form of ${round.survey} ${round.period} is gone`)
  return kept.content
}

export const factsOf = (row: ObligationRow): ObligationFacts => ({
  periodEndsOn: lastDayOf(row.period),
  dueOn: row.due_on,
  ...(row.extended_to === null ? {} : { extendedTo: row.extended_to }),
  exempt: row.exempt,
  ...(row.closed_on === null ? {} : { closedOn: row.closed_on }),
  ...(row.latest === null ? {} : { latest: row.latest }),
  ...(row.first_submitted_at === null
    ? {}
    : { firstSubmittedOn: dayInShanghai(row.first_submitted_at) }),
})

export function showLine(platform: Platform, row: ObligationRow, today: Day): ObligationLine {
  const survey = getSurvey(platform, row.survey)
  const facts = factsOf(row)
  return {
    id: row.id,
    survey: row.survey,
    surveyName: survey.name,
    period: row.period,
    dueOn: row.due_on,
    extendedTo: row.extended_to,
    takenFrom: takenFrom(row.period),
    state: obligationState(facts, today),
    late: cameLate(facts) ?? null,
    version: row.version,
    submittedAt: row.submitted_at?.toISOString() ?? null,
    draftSavedAt: row.draft_saved_at?.toISOString() ?? null,
    minutes: survey.minutes,
    revision: row.revision,
  }
}

export const lineOf = ({ platform, now }: Call, row: ObligationRow): ObligationLine =>
  showLine(platform, row, dayInShanghai(now))
