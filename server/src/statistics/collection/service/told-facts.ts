import { type Day, lastDayOf, type Period, previousPeriod } from '@wstc/domain/kernel/period'
import { compileTeller, type Teller } from '@wstc/domain/statistics/collection/edits/told-facts'
import { emptyReturn } from '@wstc/domain/statistics/collection/model/content'
import type { RegisterFacts } from '@wstc/domain/statistics/collection/model/facts'
import { factsOfNumber, factsOfTruth } from '@wstc/domain/statistics/collection/model/facts'
import type { ObligedRule, Survey } from '@wstc/domain/statistics/collection/model/survey'
import { lastEnded } from '@wstc/domain/statistics/collection/rules/periods'
import type { Tx } from '../../../platform/database.ts'
import { findForm, type KeptForm, listForms } from '../store/rounds.ts'
import { listTelling } from '../store/told.ts'

/** Forms by their hash never change, so each is made ready once; null where it tells nothing. */
const tellers = new Map<string, Teller | null>()

async function readTeller(tx: Tx, form: KeptForm): Promise<Teller | null> {
  const known = tellers.get(form.sha256)
  if (known !== undefined) return known
  const kept = await findForm(tx, form.survey, form.version, form.sha256)
  const teller = (kept && compileTeller(kept.content)) ?? null
  if (kept) tellers.set(form.sha256, teller)
  return teller
}

export interface Asking {
  /** The return that is looked at, which does not tell of itself. */
  readonly survey: string
  readonly period: Period
  /** One unit; all of them where absent. */
  readonly enterprise?: string
}

/**
 * 报表反映的情况, by unit: what the newest accepted return of each survey whose period was over
 * with the one asked about says of it. Surveys say in `tells` what their returns tell.
 */
export async function readTold(
  tx: Tx,
  { survey, period, enterprise }: Asking,
): Promise<ReadonlyMap<string, RegisterFacts>> {
  const day: Day = lastDayOf(period)
  const byHash = new Map<string, Teller>()
  const until = new Map<string, Period>()
  for (const form of await listForms(tx)) {
    const teller = await readTeller(tx, form)
    if (!teller) continue
    byHash.set(form.sha256, teller)
    const last = form.survey === survey ? previousPeriod(period) : lastEnded(form.frequency, day)
    until.set(form.survey, last)
  }
  const told = new Map<string, RegisterFacts>()
  if (until.size === 0) return told
  for (const one of await listTelling(tx, [...until], enterprise)) {
    const content = { ...emptyReturn(one.form_version), cells: one.cells }
    const facts = byHash.get(one.sha256)?.(content, one.period)
    told.set(one.enterprise, { ...told.get(one.enterprise), ...facts })
  }
  return told
}

/** Whether who owes a return can hang on what another return says. */
export const asksTold = ({ versions }: Survey): boolean =>
  versions.some(({ obliged }) => names(obliged).some((fact) => tellable.has(fact)))

const tellable: ReadonlySet<string> = new Set([...factsOfNumber, ...factsOfTruth])

function names(rule: ObligedRule): string[] {
  if ('fact' in rule) return [rule.fact]
  if ('not' in rule) return names(rule.not)
  return ('all' in rule ? rule.all : rule.any).flatMap(names)
}
