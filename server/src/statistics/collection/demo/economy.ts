import { dayInShanghai } from '@wstc/domain/kernel/period'
import type { SyntheticEnterprise } from '@wstc/domain/statistics/synthetic/enterprise'
import { syntheticForms } from '@wstc/domain/statistics/synthetic/forms'
import { addInventedFirms, listUnits, type Unit } from '../../../registry/index.ts'
import { readRates } from '../service/ground.ts'
import type { ObligationRow } from '../store/obligations.ts'
import { addRates, askPeriod, type EconomyWork, makeNewest, openedOn } from './ask.ts'
import { entryOf, firmsBehind, makeFirms, type Reportable } from './firms.ts'
import { inOrder, type Step, stepsOf } from './forms.ts'
import { type Filing, filingOf, formFilingOf, keepHistory, stillWaits } from './month.ts'

const survey = 'services-monthly'
/** Entries that the first start makes, with those that sign in among them. */
const madeAtFirst = 120

export interface EconomySize {
  readonly enterprises: number
  readonly months: number
}

/** What a firm hands in for a step, by month or by form. */
const filingFor = (step: Step, row: ObligationRow, firm: SyntheticEnterprise, now: Date) =>
  (step.survey === survey ? filingOf : formFilingOf)(row, firm, now, !step.newest)

/** Makes one period of one survey; answers how many returns came. */
async function makeStep(work: EconomyWork, step: Step, firms: Firms): Promise<number> {
  const { behind, signing } = firms
  const { now } = work
  const filings = (rows: readonly ObligationRow[]): Filing[] =>
    rows.flatMap((row) => {
      const firm = behind.get(row.enterprise)
      return (firm && filingFor(step, row, firm, now)) ?? []
    })
  const { own, made, waiting } = await work.inTransaction(async (tx) => {
    if (step.survey === survey) await addRates(tx, step.period, openedOn(step.period))
    const owed = await askPeriod(work, tx, step.survey, step.period)
    const left = owed.filter((row) => step.newest && signing.has(row.enterprise))
    const came = filings(owed.filter((row) => !left.includes(row)))
    const waits = step.newest ? came.filter(stillWaits) : []
    const past = came.filter((one) => !waits.includes(one))
    await keepHistory(tx, past, await readRates(tx, step.period))
    return { own: left, made: came.length, waiting: waits }
  })
  const day = dayInShanghai(now)
  await makeNewest(
    work,
    waiting,
    own.filter((row) => row.due_on < day),
  )
  return made
}

interface Firms {
  readonly behind: ReadonlyMap<string, SyntheticEnterprise>
  /** Units of people who sign in. */
  readonly signing: ReadonlySet<string>
}

/**
 * An economy of firms that do not exist, with their groups, and what they reported month after
 * month, by quarter and by year. Done again it makes nothing twice; done with more firms it makes
 * those that are missing.
 */
export async function makeEconomy(work: EconomyWork, size: EconomySize): Promise<number> {
  const { platform, now } = work
  const known = platform.surveys.find((one) => one.id === survey)
  const steps = platform.surveys
    .filter((one) => one.id === survey || syntheticForms.includes(one.id))
    .flatMap((one) => stepsOf(one, dayInShanghai(now), size.months))
    .sort(inOrder)
  if (steps.length === 0) return 0
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
  for (const [done, step] of steps.entries()) {
    await work.report(done, steps.length)
    returns += await makeStep(work, step, { behind, signing })
  }
  await work.report(steps.length, steps.length)
  return returns
}
