import type { OffshoreFigure } from '@wstc/domain/contracts/contract/office'
import {
  type Contributions,
  changeBetween,
  type DisclosureRule,
  refusalOf,
} from '@wstc/domain/contracts/rules/dominance'
import { type Converted, missingRates, sumUsd } from '@wstc/domain/contracts/rules/figures'
import { reachOf } from '@wstc/domain/contracts/rules/terms'
import { offshoreRefusalTexts } from '@wstc/domain/contracts/words'
import { sumDecimalTexts } from '@wstc/domain/kernel/decimal'
import {
  divideFractions,
  fraction,
  fractionOf,
  multiplyFractions,
  signOf,
  subtractFractions,
  textOfFraction,
} from '@wstc/domain/kernel/fraction'
import { dayInShanghai } from '@wstc/domain/kernel/period'
import { Problem } from '@wstc/domain/kernel/problem'
import { recordAct, recordRead } from '../../audit/index.ts'
import { newId } from '../../platform/ids.ts'
import { emit } from '../../platform/jobs.ts'
import type { Call } from '../../platform/serve.ts'
import { readGroups } from '../../registry/index.ts'
import {
  type AmountRow,
  findSpan,
  insertFigure,
  listFigures,
  selectExecuted,
} from '../store/figures.ts'
import { inDollars, type ReadRates } from './monthly.ts'
import { refusing } from './subjects.ts'

/** Topic of the event by which a yearly figure leaves the register. */
export const offshoreTopic = 'contracts.offshore-figure'

type Kept = Awaited<ReturnType<typeof listFigures>>

/** Offshore outsourcing that was accepted as executed in a year. */
async function offshoreOf(
  call: Call,
  readRates: ReadRates,
  year: string,
): Promise<(Converted & AmountRow)[]> {
  const all = await selectExecuted(call.tx, `${year}-01-01`, `${year}-12-31`)
  const offshore = all.filter(
    ({ category, economy }) =>
      ['ITO', 'BPO', 'KPO'].includes(category) && reachOf(economy) === 'offshore',
  )
  return inDollars(call.tx, readRates, offshore)
}

type GroupOf = (enterprise: string) => string

/** Firms of one holding group count as one: one of them could tell the others' part. */
function byGroup(parts: Contributions, groupOf: GroupOf): Contributions {
  const groups = new Map<string, string>()
  for (const [firm, usd] of Object.entries(parts)) {
    groups.set(groupOf(firm), sumDecimalTexts([groups.get(groupOf(firm)) ?? '0', usd]))
  }
  return Object.fromEntries(groups)
}

function partsOf(list: readonly Converted[]): Contributions {
  const firms = new Map<string, Converted[]>()
  for (const one of list) firms.set(one.enterprise, [...(firms.get(one.enterprise) ?? []), one])
  return Object.fromEntries([...firms].map(([firm, own]) => [firm, sumUsd(own)]))
}

/** The city may ask for more; never for less than three. */
const ruleOf = (call: Call): DisclosureRule =>
  call.platform.city.city.contracts ?? { contributors: 3, sharePercent: 60 }

function whyNot(
  call: Call,
  year: string,
  list: readonly Converted[],
  kept: Kept,
  groupOf: GroupOf,
): OffshoreFigure['refusal'] {
  const rule = ruleOf(call)
  if (year >= dayInShanghai(call.now).slice(0, 4)) return 'year-not-over'
  if (missingRates(list).length > 0) return 'rate-missing'
  const parts = byGroup(partsOf(list), groupOf)
  const refusal = refusalOf(parts, rule)
  if (refusal) return refusal
  const last = kept.filter((one) => one.year === year).at(-1)
  if (!last) return null
  const change = changeBetween(byGroup(last.parts, groupOf), parts)
  if (Object.keys(change).length === 0) return 'unchanged'
  return refusalOf(change, rule) ? 'revealing' : null
}

/** In percent with one decimal. */
function growthOf(now: string, before: string | undefined): string | null {
  if (before === undefined || signOf(fractionOf(before)) <= 0) return null
  const change = subtractFractions(fractionOf(now), fractionOf(before))
  const part = divideFractions(change, fractionOf(before))
  return textOfFraction(multiplyFractions(part, fraction(100n)), 1)
}

async function makeFigures(
  call: Call,
  readRates: ReadRates,
  years: readonly string[],
): Promise<OffshoreFigure[]> {
  const kept = await listFigures(call.tx)
  const figures: OffshoreFigure[] = []
  let before: string | undefined
  for (const year of years) {
    const list = await offshoreOf(call, readRates, year)
    const usd = sumUsd(list)
    const parts = partsOf(list)
    const groupOf = await readGroups(call.tx, `${year}-12-31`)
    figures.push({
      year,
      usd,
      firms: Object.keys(parts).length,
      groups: Object.keys(byGroup(parts, groupOf)).length,
      executions: list.length,
      growth: growthOf(usd, before),
      refusal: whyNot(call, year, list, kept, groupOf),
      missing: missingRates(list),
      published: kept
        .filter((one) => one.year === year)
        .map((one) => ({ version: one.version, usd: one.usd, at: one.at.toISOString() })),
    })
    before = usd
  }
  return figures
}

export async function listOffshoreFigures(
  call: Call,
  readRates: ReadRates,
): Promise<{ items: OffshoreFigure[]; rule: DisclosureRule }> {
  const { first, last } = await findSpan(call.tx)
  const years: string[] = []
  if (first !== null && last !== null) {
    for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1) {
      years.push(`${year}`)
    }
  }
  await recordRead(call, {
    action: 'contracts.table.read',
    subject: { kind: 'contract-table', id: 'offshore' },
  })
  const { contributors, sharePercent } = ruleOf(call)
  const items = await makeFigures(call, readRates, years)
  return { items: items.reverse(), rule: { contributors, sharePercent } }
}

/**
 * Hands the sum of a year to whoever keeps indicators, as an event; it is refused where it, or what
 * changed since it was handed over before, would let anyone see one firm.
 */
export async function publishOffshoreFigure(
  call: Call,
  readRates: ReadRates,
  year: string,
): Promise<OffshoreFigure> {
  const { tx, now, actor } = call
  const years = [`${Number(year) - 1}`, year]
  const figure = (await makeFigures(call, readRates, years)).at(-1)!
  if (figure.refusal) {
    throw new Problem('contracts/figure-refused', { why: offshoreRefusalTexts[figure.refusal] })
  }
  const list = await offshoreOf(call, readRates, year)
  const synthetic = list.some((one) => one.synthetic)
  const version = figure.published.length + 1
  await refusing('contracts/not-waiting', () =>
    insertFigure(tx, {
      id: newId(now),
      year,
      version,
      usd: figure.usd,
      parts: JSON.stringify(partsOf(list)),
      by_person: actor.personId ?? null,
      at: now,
    }),
  )
  await recordAct(call, {
    action: 'contracts.figure.publish',
    subject: { kind: 'contract-table', id: year },
    details: { year, version },
  })
  await emit(call, offshoreTopic, { year, usd: figure.usd, synthetic })
  return (await makeFigures(call, readRates, years)).at(-1)!
}
