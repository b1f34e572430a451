import { addDays, dayInShanghai } from '@wstc/domain/kernel/period'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import type { RoundLine } from '@wstc/domain/statistics/collection/contract/rounds'
import type { Reopening } from '@wstc/domain/statistics/review/contract/shapes'
import { recordAct } from '../../../audit/index.ts'
import { listNames } from '../../../identity/index.ts'
import { newId } from '../../../platform/ids.ts'
import type { Call } from '../../../platform/serve.ts'
import { isLocked } from '../../collection/service/open.ts'
import { showRounds } from '../../collection/service/rounds.ts'
import { conflict, getRound, getSurvey } from '../../collection/service/subjects.ts'
import { holdRoundAlone } from '../../collection/store/rounds.ts'
import {
  findReopening,
  insertReopening,
  lockRound as lockRow,
  type ReopeningRow,
  listReopenings as selectReopenings,
  settleReopening,
} from '../store/locks.ts'
import { countWaiting } from '../store/queue.ts'
import { tell } from './telling.ts'

interface Of {
  readonly survey: string
  readonly period: string
}

/** A period stays open to review at most this many days. */
const daysOpen = 31

/** Locks a period once every return that came has been judged; then nothing more is taken. */
export async function lockRound(call: Call, of: Of, revision: number): Promise<RoundLine> {
  await holdRoundAlone(call.tx, of.survey, of.period)
  const round = await getRound(call.tx, of.survey, of.period)
  if (round.locked_at !== null) throw new Problem('statistics/round-locked')
  const by = call.actor.personId ?? null
  if (!(await lockRow(call.tx, { ...of, revision, by, at: call.now }))) throw conflict('round')
  const count = await countWaiting(call.tx, of.survey, of.period)
  if (count > 0) throw new Problem('statistics/returns-waiting', { count })
  await recordAct(call, {
    action: 'statistics.round.lock',
    subject: { kind: 'round', id: `${of.survey}/${of.period}` },
  })
  const [line] = await showRounds(call, [await getRound(call.tx, of.survey, of.period)])
  return line!
}

function stateOf(row: ReopeningRow, now: Date): Reopening['state'] {
  if (row.refused_at !== null) return 'refused'
  if (row.until <= now) return 'over'
  return row.granted_at === null ? 'waiting' : 'open'
}

/** Asked for by whoever acts, or by the one acted for. */
const isOwn = ({ actor }: Call, row: ReopeningRow): boolean =>
  [actor.personId, actor.onBehalfOf].includes(row.asked_by)

async function show(call: Call, rows: readonly ReopeningRow[]): Promise<Reopening[]> {
  const names = await listNames(
    call.tx,
    rows.flatMap((row) => [row.asked_by, ...(row.granted_by ? [row.granted_by] : [])]),
  )
  return rows.map((row) => ({
    id: row.id,
    survey: row.survey,
    surveyName: getSurvey(call.platform, row.survey).name,
    period: row.period,
    reason: row.reason,
    askedBy: names.get(row.asked_by) ?? null,
    askedAt: row.asked_at.toISOString(),
    until: row.until.toISOString(),
    state: stateOf(row, call.now),
    decidedBy: (row.granted_by && names.get(row.granted_by)) || null,
    own: isOwn(call, row),
  }))
}

export const listReopenings = async (
  call: Call,
  of: { survey?: string | undefined; period?: string | undefined },
): Promise<{ items: Reopening[] }> => ({
  items: await show(call, await selectReopenings(call.tx, of)),
})

async function showOne(call: Call, id: string): Promise<Reopening> {
  const row = await findReopening(call.tx, id)
  const [shown] = row ? await show(call, [row]) : []
  if (!shown) throw absent('reopening')
  return shown
}

/** Asks for a locked period to be opened to the end of `until`; another person decides. */
export async function askReopening(
  call: Call,
  of: Of,
  input: { readonly reason: string; readonly until: string },
): Promise<Reopening> {
  const { tx, now, actor } = call
  const round = await getRound(tx, of.survey, of.period)
  if (!(await isLocked(tx, round, now))) throw new Problem('statistics/round-not-locked')
  const today = dayInShanghai(now)
  const last = addDays(today, daysOpen)
  if (input.until < today || input.until > last) {
    throw new Problem('statistics/reopening-days', { last }, [
      { path: 'until', code: 'statistics/reopening-days', details: { last } },
    ])
  }
  const known = await selectReopenings(tx, of)
  if (known.some((row) => stateOf(row, now) === 'waiting')) {
    throw new Problem('statistics/reopening-waiting')
  }
  const id = newId(now)
  const person = actor.personId!
  await insertReopening(tx, {
    id,
    ...of,
    reason: input.reason,
    asked_by: person,
    asked_at: now,
    until: new Date(`${addDays(input.until, 1)}T00:00:00+08:00`),
    granted_by: null,
    granted_at: null,
    refused_at: null,
  })
  await recordAct(call, {
    action: 'statistics.reopening.ask',
    subject: { kind: 'round', id: `${of.survey}/${of.period}` },
    details: { reopening: id, until: input.until },
  })
  await tell(call, {
    kind: 'statistics.reopening-asked',
    to: { deciders: true, except: person },
    values: {
      survey: getSurvey(call.platform, of.survey).name,
      period: of.period,
      reason: input.reason,
    },
    link: '/app/statistics/locks',
  })
  return showOne(call, id)
}

export async function decideReopening(
  call: Call,
  id: string,
  outcome: 'granted' | 'refused',
): Promise<Reopening> {
  const row = await findReopening(call.tx, id)
  if (!row) throw absent('reopening')
  if (stateOf(row, call.now) !== 'waiting') throw new Problem('statistics/reopening-decided')
  if (isOwn(call, row)) throw new Problem('statistics/own-reopening')
  const done = await settleReopening(call.tx, id, {
    granted_by: call.actor.personId ?? null,
    granted_at: outcome === 'granted' ? call.now : null,
    refused_at: outcome === 'refused' ? call.now : null,
  })
  if (!done) throw new Problem('statistics/reopening-decided')
  await recordAct(call, {
    action: 'statistics.reopening.decide',
    subject: { kind: 'round', id: `${row.survey}/${row.period}` },
    details: { reopening: id, outcome },
  })
  return showOne(call, id)
}
