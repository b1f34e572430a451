import { lastDayOf, previousPeriod } from '@wstc/domain/kernel/period'
import type { ReturnGround } from '@wstc/domain/statistics/collection/contract/shapes'
import { samePeriodLastYear } from '@wstc/domain/statistics/collection/rules/periods'
import { meanRates, monthsOf } from '@wstc/domain/statistics/collection/rules/rates'
import type { Tx } from '../../../platform/database.ts'
import { findUnit } from '../../../registry/index.ts'
import { findOfPeriod, type ObligationRow } from '../store/obligations.ts'
import { findVersion, readContent } from '../store/returns.ts'
import { selectRates } from '../store/rounds.ts'
import { readContractFacts } from './contract-facts.ts'
import { registerFactsOf } from './register-facts.ts'
import { readTold } from './told-facts.ts'

/** The newest version that the same unit handed in for another period of the survey. */
async function findContent(
  tx: Tx,
  row: ObligationRow,
  period: string,
): Promise<ReturnGround['lastPeriod']> {
  const other = await findOfPeriod(tx, row.enterprise, row.survey, period)
  if (!other || other.version === 0) return undefined
  const version = await findVersion(tx, other.id, other.accepted_version ?? other.version)
  if (!version) return undefined
  return { content: await readContent(tx, version), rates: await readRates(tx, period) }
}

/** US dollars for one unit of each currency on average of the period; months without a word are left out. */
export async function readRates(tx: Tx, period: string): Promise<Record<string, string>> {
  const rows = await selectRates(tx, monthsOf(period))
  return meanRates(rows.map((row) => ({ ...row, perUsd: row.per_usd })))
}

/** Economies that the unit did business with in the periods compared; undefined where there are none. */
function partnersOf(past: readonly ReturnGround['lastPeriod'][]): string[] | undefined {
  const known = past.flatMap((one) => one?.content.rows.map((row) => row.partner) ?? [])
  return known.length === 0 ? undefined : [...new Set(known)]
}

/** What the edits ask about besides the return itself. */
export async function readGround(tx: Tx, row: ObligationRow): Promise<ReturnGround> {
  const unit = await findUnit(tx, row.enterprise)
  const lastPeriod = await findContent(tx, row, previousPeriod(row.period))
  const lastYear = await findContent(tx, row, samePeriodLastYear(row.period))
  const { enterprise, survey, period } = row
  const told = await readTold(tx, { enterprise, survey, period })
  const contracts = await readContractFacts(tx, row.enterprise, row.period)
  const partners = partnersOf([lastPeriod, lastYear])
  return {
    period: row.period,
    register: unit
      ? {
          ...registerFactsOf(unit.facts, lastDayOf(period)),
          ...(partners && { partners }),
          ...told.get(enterprise),
        }
      : {},
    rates: await readRates(tx, row.period),
    ...(contracts && { contracts }),
    ...(lastPeriod && { lastPeriod }),
    ...(lastYear && { lastYear }),
  }
}
