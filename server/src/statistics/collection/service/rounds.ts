import { canonicalJson } from '@wstc/domain/kernel/canonical-json'
import { hexOf } from '@wstc/domain/kernel/hex'
import {
  type Day,
  dayInShanghai,
  firstDayOf,
  lastDayOf,
  type Period,
} from '@wstc/domain/kernel/period'
import { Problem } from '@wstc/domain/kernel/problem'
import { utf8Bytes } from '@wstc/domain/kernel/utf8'
import { addWorkingDays } from '@wstc/domain/kernel/working-days'
import type { RoundLine } from '@wstc/domain/statistics/collection/contract/rounds'
import type { Undecided } from '@wstc/domain/statistics/collection/model/obligation'
import type { Survey, SurveyVersion } from '@wstc/domain/statistics/collection/model/survey'
import { dueDay } from '@wstc/domain/statistics/collection/rules/due-day'
import { isObliged } from '@wstc/domain/statistics/collection/rules/obliged'
import { versionFor } from '@wstc/domain/statistics/collection/rules/periods'
import { shareOf } from '@wstc/domain/statistics/collection/rules/response-rate'
import { recordAct, sha256 } from '../../../audit/index.ts'
import { newId } from '../../../platform/ids.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Call } from '../../../platform/serve.ts'
import { listUnits } from '../../../registry/index.ts'
import { insertObligations } from '../store/obligations.ts'
import {
  insertRound,
  keepForm,
  listRunning,
  noteUndecided,
  type RoundRow,
  listRounds as selectRounds,
} from '../store/rounds.ts'
import { countUnits, type RoundCounts } from '../store/units.ts'
import { registerFactsOf } from './register-facts.ts'
import { getForm, getRound, getSurvey } from './subjects.ts'
import { readTold } from './told-facts.ts'

/** What opening a round needs of a call; jobs have no session. */
export interface RoundCall extends Pick<Call, 'tx' | 'actor' | 'now' | 'requestId' | 'address'> {
  readonly platform: Pick<Platform, 'surveys'>
}

/** Rounds with how far each has come, counted in one question. */
export async function showRounds(
  call: RoundCall,
  rounds: readonly RoundRow[],
): Promise<RoundLine[]> {
  const asked = rounds.map(({ survey, period }) => ({ survey, period, end: lastDayOf(period) }))
  const counted = await countUnits(call.tx, asked, dayInShanghai(call.now))
  return rounds.map((round) => {
    const survey = getSurvey(call.platform, round.survey)
    const own = counted.filter((one) => one.survey === round.survey && one.period === round.period)
    const owing = own.filter((one) => one.state !== 'exempt' && one.state !== 'closed')
    const sum = (list: readonly RoundCounts[], key: 'units' | 'came' | 'in_time') =>
      list.reduce((total, one) => total + one[key], 0)
    return {
      survey: round.survey,
      surveyName: survey.name,
      frequency: survey.versions.find((one) => one.version === round.version)?.frequency ?? 'month',
      period: round.period,
      formVersion: round.version,
      dueOn: round.due_on,
      openedAt: round.opened_at.toISOString(),
      lockedAt: round.locked_at?.toISOString() ?? null,
      counts: Object.fromEntries(own.map((one) => [one.state, one.units])),
      units: sum(own, 'units'),
      undecided: round.undecided,
      submittedShare: shareOf(sum(owing, 'came'), sum(owing, 'units')),
      inTimeShare: shareOf(sum(owing, 'in_time'), sum(owing, 'units')),
      revision: round.revision,
    }
  })
}

export const listRounds = async (
  call: Call,
  asked: { survey?: string | undefined; limit: number },
): Promise<{ items: RoundLine[] }> => ({
  items: await showRounds(call, await selectRounds(call.tx, asked.survey, asked.limit)),
})

/** Working days that a unit has from the day on which it is asked, however late that is. */
const leastDays = 5

/** What is said to those who are asked when the due day is near or past. */
export const askedLate = `布置较晚，自布置之日起给足 ${leastDays} 个工作日 Asked late: ${leastDays} working days from then`

function reliefOf(now: Date, dueOn: Day) {
  const until = addWorkingDays(dayInShanghai(now), leastDays)
  return until <= dueOn ? {} : { extended_to: until, relief: askedLate, relief_at: now }
}

interface Owing {
  readonly owed: readonly Parameters<typeof insertObligations>[1][number][]
  readonly undecided: Undecided
}

/**
 * Who owes a return by the rule, as the register stands and as accepted returns tell. Units of
 * which it cannot be told are counted, with the facts that would tell, and not asked.
 */
async function whoOwes(
  call: RoundCall,
  survey: Survey,
  form: SurveyVersion,
  period: Period,
  dueOn: string,
): Promise<Owing> {
  const day = lastDayOf(period)
  const told = await readTold(call.tx, { survey: survey.id, period })
  const relief = reliefOf(call.now, dueOn)
  const undecided: Undecided = { units: 0, facts: {} }
  const owed: Owing['owed'][number][] = []
  for (const unit of await listUnits(call.tx)) {
    const facts = { ...registerFactsOf(unit.facts, day), ...told.get(unit.id) }
    const answer = isObliged(form.obliged, facts, form.parameters, day)
    if (answer.owes === undefined) {
      undecided.units += 1
      for (const fact of answer.missing) {
        undecided.facts[fact] = (undecided.facts[fact] ?? 0) + 1
      }
    }
    if (!answer.owes) continue
    owed.push({
      id: newId(call.now),
      survey: survey.id,
      period,
      enterprise: unit.id,
      district: unit.facts.district,
      why: JSON.stringify(answer.steps),
      opened_at: call.now,
      due_on: dueOn,
      ...relief,
    } as never)
  }
  return { owed, undecided }
}

/** Asks in an open round those who owe and have not been asked yet. Answers how many came. */
export async function oblige(
  call: RoundCall,
  survey: Survey,
  form: SurveyVersion,
  round: Pick<RoundRow, 'survey' | 'period' | 'due_on'>,
): Promise<number> {
  const { owed, undecided } = await whoOwes(call, survey, form, round.period, round.due_on)
  await noteUndecided(call.tx, round, undecided)
  return insertObligations(call.tx, owed)
}

/**
 * Asks in the running rounds of a survey also those who have come to owe one since: by an accepted
 * return that tells of them, or by what the register says now. Answers how many came.
 */
export async function askMore(call: RoundCall, survey: Survey): Promise<number> {
  let created = 0
  for (const round of await listRunning(call.tx, survey.id, dayInShanghai(call.now))) {
    const form = await getForm(call.tx, round)
    const came = await oblige(call, survey, form, round)
    if (came === 0) continue
    created += came
    await recordAct(call, {
      action: 'statistics.round.ask-more',
      subject: { kind: 'round', id: `${survey.id}/${round.period}` },
      details: { created: came, version: form.version },
    })
  }
  return created
}

/** Opens a period of a survey: keeps the form as it is asked and creates the obligations. */
export async function openRound(
  call: RoundCall,
  asked: { survey: string; period: Period },
): Promise<{ round: RoundLine; created: number; undecided: number }> {
  const { tx, now, actor } = call
  const survey = getSurvey(call.platform, asked.survey)
  const form = versionFor(survey, asked.period)
  if (!form) throw new Problem('statistics/no-such-survey')
  if (firstDayOf(asked.period) > dayInShanghai(now)) throw new Problem('statistics/period-ahead')
  const digest = hexOf(sha256(utf8Bytes(canonicalJson(JSON.parse(JSON.stringify(form))))))
  const dueOn = dueDay(form.due, asked.period)
  await keepForm(tx, {
    survey: survey.id,
    version: form.version,
    sha256: digest,
    content: JSON.stringify(form),
    known_at: now,
  })
  const { owed, undecided } = await whoOwes(call, survey, form, asked.period, dueOn)
  const opened = await insertRound(tx, {
    survey: survey.id,
    period: asked.period,
    version: form.version,
    sha256: digest,
    due_on: dueOn,
    opened_at: now,
    opened_by: actor.personId ?? null,
    locked_at: null,
    locked_by: null,
    undecided: JSON.stringify(undecided),
  })
  if (!opened) throw new Problem('statistics/round-open')
  const created = await insertObligations(tx, owed)
  await recordAct(call, {
    action: 'statistics.round.open',
    subject: { kind: 'round', id: `${survey.id}/${asked.period}` },
    details: { created, undecided: undecided.units, version: form.version },
  })
  const [round] = await showRounds(call, [await getRound(tx, survey.id, asked.period)])
  return { round: round!, created, undecided: undecided.units }
}
