import { sumDecimalTexts } from '@wstc/domain/kernel/decimal'
import { lastDayOf, type Period, previousPeriod } from '@wstc/domain/kernel/period'
import type { Form } from '@wstc/domain/statistics/collection/model/form'
import { addsUp } from '@wstc/domain/statistics/collection/rules/cells'
import { nextPeriod, samePeriodLastYear } from '@wstc/domain/statistics/collection/rules/periods'
import { bulkImpactOf, hbParametersOf } from '@wstc/domain/statistics/review/review-parameters'
import {
  impactPlaces,
  isHeavy,
  isUnflagged,
  rankOf,
} from '@wstc/domain/statistics/review/selective-editing'
import { byUnit, type RoundFigure } from '@wstc/domain/statistics/review/weigh/classes'
import { type Weighed, weighRound } from '@wstc/domain/statistics/review/weigh/weigh-round'
import type { Tx } from '../../../platform/database.ts'
import { enqueue } from '../../../platform/jobs.ts'
import { readRates } from '../../collection/service/ground.ts'
import { getForm } from '../../collection/service/subjects.ts'
import { selectUnvalued } from '../../collection/store/revalue.ts'
import { findRound } from '../../collection/store/rounds.ts'
import {
  findWeighing,
  hasUnweighed,
  keepScores,
  listWaiting,
  noteWeighing,
  type Score,
  type SideRow,
  selectRoundFigures,
  type WaitingRow,
} from '../store/scores.ts'

export const weighKind = 'statistics.weigh-round'

/** Seconds after an act in which its round is weighed, and the least between two weighings. */
export const secondsUntilWeighed = 1
export const secondsBetweenWeighings = 10

interface Round {
  readonly survey: string
  readonly period: Period
}

/** Queues the weighing of a round that something happened in. */
export async function queueWeighing(
  call: { readonly tx: Tx; readonly now: Date },
  { survey, period }: Round,
): Promise<void> {
  await enqueue(call, {
    kind: weighKind,
    payload: { survey, period, since: call.now.toISOString() },
    runAt: new Date(call.now.getTime() + secondsUntilWeighed * 1000),
  })
}

/** What was accepted is what the next period, and the same one of next year, are compared with. */
export const roundsAfter = ({ survey, period }: Round): Round[] => [
  { survey, period: nextPeriod(period) },
  { survey, period: `${Number(period.slice(0, 4)) + 1}${period.slice(4)}` },
]

/** Items are published by flow; of fixed cells what adds up. */
const isPublished = (form: Form, cell: string): boolean =>
  !cell.startsWith('cell ') || addsUp(form, cell.slice('cell '.length))

type Side = 'now' | 'period' | 'year'

interface Figure extends RoundFigure {
  readonly row: SideRow
}

const read = (text: string | null): number | undefined => (text === null ? undefined : Number(text))

const figureOf = (row: SideRow): Figure => ({
  unit: row.enterprise,
  cell: row.cell,
  now: read(row.now),
  lastPeriod: read(row.period),
  lastYear: read(row.year),
  row,
})

function totalsOf(figures: readonly Figure[], flow: 'export' | 'import') {
  const own = figures.filter((one) => one.cell.startsWith(`${flow} `))
  const sum = (side: Side): string | null => {
    const known = own.flatMap(({ row }) => row[side] ?? [])
    return known.length === 0 ? null : sumDecimalTexts(known)
  }
  return { now: sum('now'), lastPeriod: sum('period'), lastYear: sum('year') }
}

function scoreOf(
  row: WaitingRow,
  figures: readonly Figure[],
  weighed: Weighed,
  { limit, unvalued }: { readonly limit: number; readonly unvalued: boolean },
): Score {
  const { decisive, outliers } = weighed
  // Rows without a rate are in no sum: what they would change nobody can tell.
  const impact = unvalued && !(Number(weighed.impact?.score) > 0) ? undefined : weighed.impact
  const plain = isUnflagged({ ...row, outliers: outliers.length })
  const reports = figures.some((one) => one.now !== undefined && one.now !== 0)
  const heavy = plain && (unvalued || isHeavy({ impact, reports }, limit))
  return {
    obligation: row.obligation,
    version: row.version,
    impact: decisive === undefined ? null : impact!.score.toFixed(impactPlaces),
    rank: rankOf(impact).toFixed(impactPlaces),
    decisive: decisive ?? null,
    totals: { exports: totalsOf(figures, 'export'), imports: totalsOf(figures, 'import') },
    outliers,
    heavy,
    unflagged: plain && !heavy,
  }
}

/** Weighs every return of the round that waits, by what the whole round says. */
export async function weigh(tx: Tx, of: Round, now: Date): Promise<number> {
  const round = await findRound(tx, of.survey, of.period)
  if (!round) return 0
  await noteWeighing(tx, { ...of, at: now })
  const waiting = await listWaiting(tx, of.survey, of.period)
  if (waiting.length === 0) return 0
  const form = await getForm(tx, round)
  const parameters = hbParametersOf(form.parameters, lastDayOf(of.period))
  const limit = bulkImpactOf(form.parameters, lastDayOf(of.period))
  const lastPeriod = previousPeriod(of.period)
  const lastYear = samePeriodLastYear(of.period)
  const rows = await selectRoundFigures(tx, { ...of, lastPeriod, lastYear })
  const figures = rows.filter((one) => isPublished(form.form, one.cell)).map(figureOf)
  const own = byUnit(figures)
  const rates = await readRates(tx, of.period)
  const unvalued = form.form.rows ? await selectUnvalued(tx, { ...of, rates }) : new Set<string>()
  const weighed = weighRound(
    figures,
    waiting.map((one) => one.enterprise),
    parameters,
  )
  const scores = waiting.map((row) =>
    scoreOf(row, own.get(row.enterprise) ?? [], weighed.get(row.enterprise)!, {
      limit,
      unvalued: unvalued.has(row.enterprise),
    }),
  )
  await keepScores(tx, scores, now)
  return waiting.length
}

/**
 * Weighs a round, unless that was done since; one that was weighed a moment ago is left for a
 * later job, of which there is at most one.
 */
export async function weighInTurn(
  tx: Tx,
  asked: Round & { readonly since: Date },
  now: Date,
): Promise<{ weighed: number } | { later: true } | { done: true }> {
  const { survey, period, since } = asked
  const last = await findWeighing(tx, survey, period)
  if (last && last > since && !(await hasUnweighed(tx, survey, period))) return { done: true }
  const next = last && new Date(last.getTime() + secondsBetweenWeighings * 1000)
  if (last && next && next > now) {
    await enqueue(
      { tx, now },
      {
        kind: weighKind,
        payload: { survey, period, since: now.toISOString() },
        key: `${weighKind} ${survey} ${period} ${last.toISOString()}`,
        runAt: next,
      },
    )
    return { later: true }
  }
  return { weighed: await weigh(tx, { survey, period }, now) }
}
