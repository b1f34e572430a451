import { sumDecimalTexts } from '@wstc/domain/kernel/decimal'
import { addDays, firstDayOf, lastDayOf, monthOf, type Period } from '@wstc/domain/kernel/period'
import type { ContractFacts } from '@wstc/domain/statistics/collection/model/facts'
import { inUsDollars, meanRates } from '@wstc/domain/statistics/collection/rules/rates'
import { type ContractForStatistics, listExecutionsOf } from '../../../contracts/index.ts'
import type { Tx } from '../../../platform/database.ts'
import { selectRates } from '../store/rounds.ts'

interface Dated {
  readonly day: string
  readonly currency: string
  readonly amount: string
}

/**
 * What a unit's registered contracts say, by number, before a period; amounts in US dollars.
 * Undefined for a unit of which none is registered yet: of its contracts nothing can be told.
 */
export async function readContractFacts(
  tx: Tx,
  enterprise: string,
  period: Period,
): Promise<Record<string, ContractFacts> | undefined> {
  const until = addDays(firstDayOf(period), -1)
  const contracts = await listExecutionsOf(tx, enterprise, '1900-01-01', until)
  if (contracts.length === 0) return undefined
  const inDollars = await dollarsOf(tx, contracts)
  return Object.fromEntries(contracts.map((one) => [one.number, factsOf(one, inDollars)]))
}

/** What was executed in a period, by contract and currency. */
export async function readExecuted(
  tx: Tx,
  enterprise: string,
  period: Period,
): Promise<Record<string, Record<string, string>>> {
  const [from, to] = [firstDayOf(period), lastDayOf(period)]
  const executed: Record<string, Record<string, string>> = {}
  for (const { number, executions } of await listExecutionsOf(tx, enterprise, from, to)) {
    const sums: Record<string, string> = {}
    for (const { currency, amount } of executions) {
      sums[currency] = sumDecimalTexts([sums[currency] ?? '0', amount])
    }
    executed[number] = sums
  }
  return executed
}

type InDollars = (amount: Dated) => string | undefined

/** Each amount by the average of its own month; unknown where that month's is. */
async function dollarsOf(tx: Tx, contracts: readonly ContractForStatistics[]): Promise<InDollars> {
  const days = contracts.flatMap((one) => [one.signedOn, ...one.executions.map(({ day }) => day)])
  const rows = await selectRates(tx, [...new Set(days.map(monthOf))])
  const rates = new Map<string, Record<string, string>>()
  for (const month of new Set(rows.map((row) => row.month))) {
    const own = rows.filter((row) => row.month === month)
    rates.set(month, meanRates(own.map((row) => ({ ...row, perUsd: row.per_usd }))))
  }
  return ({ day, currency, amount }) =>
    inUsDollars(amount, currency === 'USD' ? '1' : rates.get(monthOf(day))?.[currency])
}

function factsOf(one: ContractForStatistics, inDollars: InDollars): ContractFacts {
  const { flow, item, partner, currency, signedOn, endsOn } = one
  const value = inDollars({ day: signedOn, currency, amount: one.amount })
  const parts = one.executions.map(inDollars)
  const known = parts.flatMap((part) => part ?? [])
  const executed = known.length === parts.length ? sumDecimalTexts(['0', ...known]) : undefined
  return {
    flow,
    item,
    partner,
    currency,
    signedOn,
    endsOn,
    ...(value === undefined ? {} : { value }),
    ...(executed === undefined ? {} : { executed }),
  }
}
