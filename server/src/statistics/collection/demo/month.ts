import { contentHashOf } from '@wstc/domain/audit/rules/statements'
import type { Period } from '@wstc/domain/kernel/period'
import { checkReturn } from '@wstc/domain/statistics/collection/edits/verdict'
import { emptyReturn, type ReturnContent } from '@wstc/domain/statistics/collection/model/content'
import { inUsDollars } from '@wstc/domain/statistics/collection/rules/rates'
import type { SyntheticEnterprise } from '@wstc/domain/statistics/synthetic/enterprise'
import { syntheticForm } from '@wstc/domain/statistics/synthetic/forms'
import { syntheticReturn } from '@wstc/domain/statistics/synthetic/returns'
import { sha256 } from '../../../audit/index.ts'
import type { Tx } from '../../../platform/database.ts'
import { readGround } from '../service/ground.ts'
import { getForm, getRound } from '../service/subjects.ts'
import { insertPastReturns, type PastReturn, type PastRow } from '../store/history.ts'
import { type ObligationRow, updateObligation } from '../store/obligations.ts'
import { insertReturn, saveDraft } from '../store/returns.ts'
import { seed } from './firms.ts'

/** Month from which the business of invented firms grows. */
const start: Period = '2015-01'

const at = (day: string, hour: number): Date =>
  new Date(Date.parse(`${day}T00:30:00+08:00`) + hour * 3_600_000)

/** What a firm hands in, and when; undefined where it never does, or not yet. */
export interface Filing {
  readonly row: ObligationRow
  readonly content: ReturnContent
  readonly filedAt: Date
  /** Whether something is wrong with it that an officer is to find. */
  readonly wrong: boolean
}

/** Whether the office has not come to it yet; the same answer for the same obligation. */
export const stillWaits = ({ row, wrong }: Filing): boolean =>
  wrong || Number.parseInt(row.id.slice(-2), 16) >= (row.survey === 'services-monthly' ? 200 : 244)

/** Days after the due day on which even the slowest have reported, once they were asked. */
const slowest = 75

/**
 * Of a past month only what was put right; of the newest also what is wrong with it. Who kept
 * silent has been made to report by now, unless the month is recent.
 */
export function filingOf(
  row: ObligationRow,
  firm: SyntheticEnterprise,
  now: Date,
  past: boolean,
): Filing | undefined {
  const made = syntheticReturn(seed, firm, start, row.period)
  const days = made.daysFromDue ?? slowest
  const filedAt = at(row.due_on, 24 * days + 10 + (firm.index % 7))
  if (filedAt > now) return undefined
  const rows = past ? made.right : made.rows
  return {
    row,
    filedAt,
    wrong: !past && made.errors.length > 0,
    content: {
      ...emptyReturn(1),
      nothingToReport: made.nothingToReport || rows.length === 0,
      rows: rows.map((one) => ({ ...one })),
    },
  }
}

/** What a firm says in a survey of fixed cells, as {@link filingOf} has it of a month. */
export function formFilingOf(
  row: ObligationRow,
  firm: SyntheticEnterprise,
  now: Date,
  past: boolean,
): Filing | undefined {
  const made = syntheticForm(seed, firm, start, row.survey, row.period)
  if (!made) return undefined
  const days = made.daysFromDue ?? slowest
  const filedAt = at(row.due_on, 24 * days + 10 + (firm.index % 7))
  if (filedAt > now) return undefined
  const wrong = !past && made.cells !== made.right
  const cells = wrong ? made.cells : made.right
  const { nothingToReport } = made
  const content = { ...emptyReturn(1), cells, nothingToReport }
  return { row, filedAt, wrong, content }
}

type Rates = Readonly<Record<string, string>>

const hashOf = (content: ReturnContent): string =>
  contentHashOf(JSON.parse(JSON.stringify(content)), sha256)

/** Enters what was handed in and accepted long ago. */
export async function keepHistory(tx: Tx, filings: readonly Filing[], rates: Rates): Promise<void> {
  const returns: PastReturn[] = []
  const rows: PastRow[] = []
  for (const { row, content, filedAt } of filings) {
    returns.push({
      obligation: row.id,
      formVersion: content.formVersion,
      nothing: content.nothingToReport,
      cells: content.cells,
      hash: hashOf(content),
      at: filedAt,
    })
    for (const [place, one] of content.rows.entries()) {
      rows.push({
        ...one,
        obligation: row.id,
        place,
        usd: inUsDollars(one.amount, rates[one.currency]) ?? null,
      })
    }
    if (returns.length % 250 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  await insertPastReturns(tx, returns, rows)
}

/** Hands in what is to wait for the statistics office; what has hard faults stays a draft. */
export async function handIn(tx: Tx, { row, content, filedAt }: Filing): Promise<void> {
  const round = await getRound(tx, row.survey, row.period)
  const ground = await readGround(tx, row)
  const { findings } = checkReturn(await getForm(tx, round), ground, content)
  if (findings.some((one) => one.severity === 'hard')) {
    await saveDraft(tx, {
      obligation: row.id,
      revision: 0,
      content,
      source: 'grid',
      by: null,
      at: filedAt,
    })
    return
  }
  const soft = findings.filter((one) => one.severity === 'soft')
  const said: ReturnContent = {
    ...content,
    explanations: soft.map(({ edit, address }) => ({
      edit,
      address,
      text: '情况属实，合同和发票可查（演示数据）。',
    })),
  }
  await insertReturn(
    tx,
    {
      obligation: row.id,
      version: 1,
      form_version: content.formVersion,
      nothing: content.nothingToReport,
      cells: JSON.stringify(content.cells),
      explanations: JSON.stringify(said.explanations),
      findings: JSON.stringify(findings),
      content_hash: hashOf(said),
      source: 'demo',
      reason: '',
      by_person: null,
      at: filedAt,
      synthetic: true,
    },
    content.rows.map((one, place) => ({
      obligation: row.id,
      version: 1,
      place,
      key: one.key,
      flow: one.flow as 'export',
      item: one.item,
      partner: one.partner,
      mode: one.mode,
      currency: one.currency,
      amount: one.amount,
      usd: inUsDollars(one.amount, ground.rates[one.currency]) ?? null,
      contract: null,
      note: null,
    })),
  )
  await updateObligation(tx, row.id, row.revision, {
    latest: 'submitted',
    version: 1,
    first_submitted_at: filedAt,
    submitted_at: filedAt,
  })
}
