import {
  addDays,
  dayInShanghai,
  lastDayOf,
  monthOf,
  type Period,
  previousPeriod,
} from '@wstc/domain/kernel/period'
import { versionFor } from '@wstc/domain/statistics/collection/rules/periods'
import { syntheticRates } from '@wstc/domain/statistics/synthetic/rates'
import { system } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/database.ts'
import type { Platform } from '../../../platform/platform.ts'
import { addInventedFirms, listUnits, type Unit } from '../../../registry/index.ts'
import { readRates } from '../service/ground.ts'
import { oblige, openRound } from '../service/rounds.ts'
import { getForm, getSurvey } from '../service/subjects.ts'
import { extendOthers } from '../store/history.ts'
import { listOfRound, type ObligationRow, updateObligation } from '../store/obligations.ts'
import { findRound, insertRates } from '../store/rounds.ts'
import { entryOf, firmsBehind, makeFirms, type Reportable } from './firms.ts'
import { type Filing, filingOf, handIn, keepHistory } from './month.ts'

const survey = 'services-monthly'
/** Entries that the first start makes, with those that sign in among them. */
const madeAtFirst = 120

export interface EconomySize {
  readonly enterprises: number
  readonly months: number
}

export interface EconomyWork {
  readonly platform: Pick<Platform, 'city' | 'surveys'>
  readonly now: Date
  readonly requestId: string
  inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  report(done: number, total: number): Promise<void>
}

/** Rates of the demo: units that one US dollar buys; invented, and marked as such. */
async function addRates(tx: Tx, month: Period, now: Date): Promise<void> {
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

/** Opens the month's round, or asks in it also those who came since. */
async function askMonth(work: EconomyWork, tx: Tx, period: Period): Promise<ObligationRow[]> {
  const { platform, requestId } = work
  const opened = new Date(`${addDays(lastDayOf(period), -6)}T09:30:00+08:00`)
  const call = { tx, actor: system, now: opened, platform, requestId, address: '-' }
  await addRates(tx, period, opened)
  const round = await findRound(tx, survey, period)
  if (round) {
    const form = await getForm(tx, round)
    await oblige(call, getSurvey(platform, survey), form, period, round.due_on)
  } else await openRound(call, { survey, period })
  const owed = await listOfRound(tx, survey, period)
  return owed.filter((row) => row.version === 0 && row.relief_at === null && !row.draft_saved_at)
}

const moved = '系统切换，统一延期（演示数据）'

/** Whoever signs in to the demo finds something to do. */
async function extend(tx: Tx, row: ObligationRow): Promise<void> {
  await updateObligation(tx, row.id, row.revision, {
    extended_to: addDays(row.due_on, 20),
    relief: moved,
    relief_at: row.opened_at,
  })
}

const handedInAtOnce = 50

/** The newest month as it comes in: much of it still to be looked at, some of it wrong. */
async function makeNewest(
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

/** The last `count` months that were over on the day of `now`, oldest first. */
function monthsUntil(now: Date, count: number): Period[] {
  const periods = [previousPeriod(monthOf(dayInShanghai(now)))]
  while (periods.length < count) periods.unshift(previousPeriod(periods[0]!))
  return periods
}

/**
 * An economy of firms that do not exist, with their groups, and what they reported month after
 * month. Done again it makes nothing twice; done with more firms it makes those that are missing.
 */
export async function makeEconomy(work: EconomyWork, size: EconomySize): Promise<number> {
  const { platform, now } = work
  const known = platform.surveys.find((one) => one.id === survey)
  const periods = monthsUntil(now, size.months).filter((one) => known && versionFor(known, one))
  if (periods.length === 0) return 0
  const form: Reportable = { currencies: ['USD'], ...known?.versions.at(-1)?.form.rows }
  const firms = makeFirms(platform.city, form, Math.max(0, size.enterprises - madeAtFirst))
  const units: Unit[] = await work.inTransaction(async (tx) => {
    await addInventedFirms(
      { tx, now, requestId: work.requestId },
      platform.city,
      firms.map(entryOf),
    )
    return listUnits(tx)
  })
  const behind = firmsBehind(platform.city, form, firms, units)
  const signing = new Set(units.filter((one) => one.organisation).map((one) => one.id))
  let returns = 0
  for (const [done, period] of periods.entries()) {
    await work.report(done, periods.length)
    const newest = done === periods.length - 1
    const filings = (rows: readonly ObligationRow[]): Filing[] =>
      rows.flatMap((row) => {
        const firm = behind.get(row.enterprise)
        return (firm && filingOf(row, firm, now, !newest)) ?? []
      })
    const left = await work.inTransaction(async (tx) => {
      const owed = await askMonth(work, tx, period)
      if (newest) return owed
      const made = filings(owed)
      await keepHistory(tx, made, await readRates(tx, period))
      returns += made.length
      return []
    })
    const own = left.filter((row) => signing.has(row.enterprise))
    const others = filings(left.filter((row) => !signing.has(row.enterprise)))
    await makeNewest(work, others, own)
    returns += others.length
  }
  // The other surveys were opened with the platform, some of them after their due day.
  const day = dayInShanghai(now)
  const first = { day, until: addDays(day, 45), relief: moved, at: now }
  await work.inTransaction((tx) => extendOthers(tx, survey, first))
  await work.report(periods.length, periods.length)
  return returns
}
