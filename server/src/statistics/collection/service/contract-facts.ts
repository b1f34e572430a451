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
  const byNumber = new Map<string, ContractForStatistics[]>()
  for (const one of contracts) {
    byNumber.set(one.number, [...(byNumber.get(one.number) ?? []), one])
  }
  const facts: Record<string, ContractFacts> = {}
  for (const [number, alike] of byNumber) {
    const one = joined(alike)
    if (one) facts[number] = factsOf(one, inDollars)
  }
  return facts
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
    const sums = executed[number] ?? {}
    for (const { currency, amount } of executions) {
      sums[currency] = sumDecimalTexts([sums[currency] ?? '0', amount])
    }
    executed[number] = sums
  }
  return executed
}

/** Unknown where any part is. */
function sumOf(parts: readonly (string | undefined)[]): string | undefined {
  const known = parts.flatMap((part) => part ?? [])
  return known.length === parts.length ? sumDecimalTexts(['0', ...known]) : undefined
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

/**
 * Contracts of one number, as an entry may have after a merge, as one contract; undefined where they
 * are not of one business, so that a number does not tell which is meant.
 */
function joined(
  contracts: readonly ContractForStatistics[],
): (ContractForStatistics & { readonly values: readonly Dated[] }) | undefined {
  const [first, ...others] = contracts
  const same = (one: ContractForStatistics) =>
    (['flow', 'item', 'partner', 'currency'] as const).every((key) => one[key] === first![key])
  if (!first || !others.every(same)) return undefined
  return {
    ...first,
    signedOn: contracts.map((one) => one.signedOn).sort()[0]!,
    endsOn: contracts
      .map((one) => one.endsOn)
      .sort()
      .at(-1)!,
    executions: contracts.flatMap((one) => one.executions),
    values: contracts.map(({ signedOn, currency, amount }) => ({
      day: signedOn,
      currency,
      amount,
    })),
  }
}

function factsOf(one: NonNullable<ReturnType<typeof joined>>, inDollars: InDollars): ContractFacts {
  const { flow, item, partner, currency, signedOn, endsOn } = one
  const value = sumOf(one.values.map(inDollars))
  const executed = sumOf(one.executions.map(inDollars))
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
