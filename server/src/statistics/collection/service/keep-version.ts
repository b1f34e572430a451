import { setImmediate as nextTurn } from 'node:timers/promises'
import { type FieldFault, Problem } from '@wstc/domain/kernel/problem'
import type { ReturnGround, ReturnSource } from '@wstc/domain/statistics/collection/contract/shapes'
import { checkInParts, type Verdict } from '@wstc/domain/statistics/collection/edits/verdict'
import type { ReturnContent } from '@wstc/domain/statistics/collection/model/content'
import type { Finding } from '@wstc/domain/statistics/collection/model/finding'
import type { SurveyVersion } from '@wstc/domain/statistics/collection/model/survey'
import { inUsDollars } from '@wstc/domain/statistics/collection/rules/rates'
import type { Tx } from '../../../platform/database.ts'
import { insertReturn } from '../store/returns.ts'

/** What stands in the way, each at its cell, in the words that the grid shows. */
const faultOf = (finding: Finding): FieldFault => ({
  path: `content.${finding.cells[0] ?? finding.address}`,
  code: finding.severity === 'hard' ? 'statistics/edit-found' : 'statistics/explanation-missing',
  details: { message: finding.message, edit: finding.edit, address: finding.address },
})

/** The verdict of the edits. @throws Problem where something is to put right or to explain */
export async function checkReady(
  form: SurveyVersion,
  content: ReturnContent,
  ground: ReturnGround,
): Promise<Pick<Verdict, 'findings'>> {
  const verdict = await checkInParts(form, ground, content, nextTurn)
  refuseOpen(verdict.open)
  return verdict
}

/** @throws Problem where findings still keep a return from being taken */
export function refuseOpen(open: readonly Finding[]): void {
  if (open.length === 0) return
  const hard = open.filter((one) => one.severity === 'hard').length
  throw new Problem(
    'statistics/return-not-ready',
    { hard, soft: open.length - hard },
    open.slice(0, 200).map(faultOf),
  )
}

interface Said {
  readonly obligation: string
  readonly version: number
  readonly form: number
  readonly content: ReturnContent
  readonly findings: readonly Finding[]
  readonly rates: ReturnGround['rates']
}

interface Saying {
  readonly contentHash: string
  readonly source: ReturnSource
  readonly reason: string
  readonly by: string | null
  readonly at: Date
}

/** Writes a version with its rows, in US dollars where the rate is known. */
export async function keepVersion(tx: Tx, said: Said, saying: Saying): Promise<void> {
  const { obligation, version, content } = said
  await insertReturn(
    tx,
    {
      obligation,
      version,
      form_version: said.form,
      nothing: content.nothingToReport,
      cells: JSON.stringify(content.cells),
      explanations: JSON.stringify(content.explanations),
      findings: JSON.stringify(said.findings),
      content_hash: saying.contentHash,
      source: saying.source,
      reason: saying.reason,
      by_person: saying.by,
      at: saying.at,
    },
    content.rows.map((one, place) => ({
      obligation,
      version,
      place,
      key: one.key,
      flow: one.flow as 'export' | 'import',
      item: one.item,
      partner: one.partner,
      mode: one.mode,
      currency: one.currency,
      amount: one.amount,
      usd: inUsDollars(one.amount, said.rates[one.currency]) ?? null,
      contract: one.contract ?? null,
      note: one.note ?? null,
    })),
  )
}
