import { type Day, lastDayOf, type Period, previousPeriod } from '@wstc/domain/kernel/period'
import { compileTeller, type Teller } from '@wstc/domain/statistics/collection/edits/told-facts'
import { emptyReturn } from '@wstc/domain/statistics/collection/model/content'
import type { RegisterFacts } from '@wstc/domain/statistics/collection/model/facts'
import type { Frequency } from '@wstc/domain/statistics/collection/model/survey'
import { lastEnded } from '@wstc/domain/statistics/collection/rules/periods'
import type { Tx } from '../../../platform/database.ts'
import { findForm, type KeptForm, listForms } from '../store/rounds.ts'
import { listTelling } from '../store/told.ts'

interface TellingForm {
  readonly tell: Teller
  readonly frequency: Frequency
}

/** Forms by their hash never change, so each is made ready once; null where it tells nothing. */
const known = new Map<string, TellingForm | null>()

async function readTelling(tx: Tx, form: KeptForm): Promise<TellingForm | null> {
  const before = known.get(form.sha256)
  if (before !== undefined) return before
  const kept = await findForm(tx, form.survey, form.version, form.sha256)
  const tell = kept && compileTeller(kept.content)
  const telling = kept && tell ? { tell, frequency: kept.content.frequency } : null
  if (kept) known.set(form.sha256, telling)
  return telling
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
    const telling = await readTelling(tx, form)
    if (!telling) continue
    byHash.set(form.sha256, telling.tell)
    const last = form.survey === survey ? previousPeriod(period) : lastEnded(telling.frequency, day)
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
