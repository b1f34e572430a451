import { addDays, lastDayOf, type Period } from '@wstc/domain/kernel/period'
import { onOrAfterWorkingDay } from '@wstc/domain/kernel/working-days'
import { syntheticRates } from '@wstc/domain/statistics/synthetic/rates'
import { system } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/database.ts'
import type { Platform } from '../../../platform/platform.ts'
import { askedLate, oblige, openRound } from '../service/rounds.ts'
import { getForm, getSurvey } from '../service/subjects.ts'
import { dropRelief } from '../store/history.ts'
import { listOfRound, type ObligationRow, updateObligation } from '../store/obligations.ts'
import { findRound, insertRates } from '../store/rounds.ts'
import { type Filing, handIn } from './month.ts'

export interface EconomyWork {
  readonly platform: Pick<Platform, 'city' | 'surveys'>
  readonly now: Date
  readonly requestId: string
  inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  report(done: number, total: number): Promise<void>
}

/** Rates of the demo: units that one US dollar buys; invented, and marked as such. */
export async function addRates(tx: Tx, month: Period, now: Date): Promise<void> {
  const rows = Object.entries(syntheticRates(month))
    .filter(([currency]) => currency !== 'USD')
    .map(([currency, usd]) => ({
      currency,
      month,
      version: 1,
      per_usd: (1 / Number(usd)).toFixed(6),
      source: '演示数据 demo data',
      status: 'unverified' as const,
      by_person: null,
      known_at: now,
    }))
  await insertRates(tx, rows)
}

export const openedOn = (period: Period): Date =>
  new Date(`${addDays(lastDayOf(period), -6)}T09:30:00+08:00`)

/** Opens a round as it was opened then, or asks in it also those who came since; answers who is yet to report. */
export async function askPeriod(
  { platform, requestId }: EconomyWork,
  tx: Tx,
  survey: string,
  period: Period,
): Promise<ObligationRow[]> {
  const call = { tx, actor: system, now: openedOn(period), platform, requestId, address: '-' }
  const round = await findRound(tx, survey, period)
  if (round) {
    await dropRelief(tx, survey, period, askedLate)
    const form = await getForm(tx, round)
    await oblige(call, getSurvey(platform, survey), form, round)
  } else await openRound(call, { survey, period })
  const owed = await listOfRound(tx, survey, period)
  return owed.filter((row) => row.version === 0 && row.relief_at === null && !row.draft_saved_at)
}

const moved = '系统切换，统一延期（演示数据）'

/** Whoever signs in to the demo finds something to do. */
export async function extend(tx: Tx, row: ObligationRow): Promise<void> {
  await updateObligation(tx, row.id, row.revision, {
    extended_to: onOrAfterWorkingDay(addDays(row.due_on, 20)),
    relief: moved,
    relief_at: row.opened_at,
  })
}

const handedInAtOnce = 50

/** A period as it comes in: much of it still to be looked at, some of it wrong. */
export async function makeNewest(
  work: EconomyWork,
  filings: readonly Filing[],
  signing: readonly ObligationRow[],
): Promise<void> {
  await work.inTransaction(async (tx) => {
    for (const row of signing) await extend(tx, row)
  })
  for (let from = 0; from < filings.length; from += handedInAtOnce) {
    await work.inTransaction(async (tx) => {
      for (const one of filings.slice(from, from + handedInAtOnce)) await handIn(tx, one)
    })
  }
}
