import { previousPeriod } from '@wstc/domain/kernel/period'
import { Problem } from '@wstc/domain/kernel/problem'
import type { ReconciliationLine } from '@wstc/domain/statistics/sources/contract/shapes'
import type { Comparison, SourceSide } from '@wstc/domain/statistics/sources/model/source'
import { judge, type Situation, sumFigures } from '@wstc/domain/statistics/sources/rules/reconcile'
import { listNames } from '../../../identity/index.ts'
import type { Call } from '../../../platform/serve.ts'
import {
  type Figures,
  type FiguresQuestion,
  selectDelivered,
  selectFigures,
} from '../store/figures.ts'
import { type NoteRow, selectNotes } from '../store/notes.ts'

/** What is read of the register and of returns needs no more of a call. */
type ReadingCall = Pick<Call, 'tx' | 'platform'>

/** @throws Problem where the city says nothing about how to compare */
export function getComparison({ platform }: Pick<Call, 'platform'>): Comparison {
  const { comparison } = platform.adminSources
  if (!comparison) throw new Problem('statistics/no-comparison')
  return comparison
}

/** The month and those before it, the last first. */
export function monthsBack(period: string, count: number): string[] {
  const months = [period]
  while (months.length < count) months.push(previousPeriod(months.at(-1)!))
  return months
}

type Sides = ReadonlyMap<string, ReadonlySet<SourceSide>>

async function readSides(call: ReadingCall, months: readonly string[]): Promise<Sides> {
  const sides = new Map<string, Set<SourceSide>>()
  for (const { period, side } of await selectDelivered(call.tx, months)) {
    sides.set(period, (sides.get(period) ?? new Set()).add(side))
  }
  return sides
}

/** The sums over the months, where each of them was reported and delivered. */
function sumMonths(
  rows: readonly (Figures | undefined)[],
  months: readonly string[],
  sides: Sides,
  delivered: Situation['delivered'],
): Situation['months'] {
  const whole = months.every(
    (month) =>
      (!delivered.receipts || sides.get(month)?.has('receipts')) &&
      (!delivered.tax || sides.get(month)?.has('tax')),
  )
  if (!whole || rows.some((row) => row === undefined || row.returned === null)) return null
  if (rows.some((row) => row!.rate_missing)) return null
  return sumFigures(rows.map((row) => row!))
}

interface Ground {
  readonly comparison: Comparison
  readonly sides: Sides
  readonly notes: ReadonlyMap<string, NoteRow>
  readonly names: ReadonlyMap<string, string>
  readonly byKey: ReadonlyMap<string, Figures>
}

const keyOf = (enterprise: string, period: string, flow: string): string =>
  `${enterprise} ${period} ${flow}`

function lineOf(row: Figures, ground: Ground): ReconciliationLine {
  const { comparison, sides, notes, names, byKey } = ground
  const months = monthsBack(row.period, comparison.months)
  const here = sides.get(row.period)
  const delivered = { receipts: here?.has('receipts') ?? false, tax: here?.has('tax') ?? false }
  const around = months.map((month) => byKey.get(keyOf(row.enterprise, month, row.flow)))
  const note = notes.get(keyOf(row.enterprise, row.period, row.flow))
  const verdict = judge(
    {
      month: row,
      months: sumMonths(around, months, sides, delivered),
      delivered,
      rateMissing: row.rate_missing,
      noted: note ?? null,
    },
    comparison,
  )
  return {
    enterprise: { id: row.enterprise, name: row.name, uscc: row.uscc },
    district: row.district,
    period: row.period,
    flow: row.flow,
    returned: row.returned,
    receipts: row.receipts,
    tax: row.tax,
    accepted: row.accepted,
    customs: row.customs,
    outsourcing: row.outsourcing,
    rateMissing: row.rate_missing,
    class: verdict.class,
    explainedBy: verdict.by,
    difference: verdict.difference,
    note: note
      ? {
          reason: note.reason,
          by: (note.by_person && names.get(note.by_person)) || null,
          at: note.at.toISOString(),
        }
      : null,
  }
}

const isNothing = (text: string | null): boolean => text === null || /^-?[0.]+$/.test(text)

const sidesOfRow = ['returned', 'receipts', 'tax', 'customs', 'outsourcing'] as const

/** Who reported nothing and is named nowhere is no line. */
const saysSomething = (row: Figures): boolean =>
  row.rate_missing || sidesOfRow.some((side) => !isNothing(row[side]))

/** The lines of the periods, each judged by the months before it as well. */
export async function readLines(
  call: ReadingCall,
  periods: readonly string[],
  of: Omit<FiguresQuestion, 'survey' | 'months'> = {},
): Promise<ReconciliationLine[]> {
  const comparison = getComparison(call)
  const months = [...new Set(periods.flatMap((one) => monthsBack(one, comparison.months)))]
  const rows = await selectFigures(call.tx, { ...of, survey: comparison.survey, months })
  const notes = await selectNotes(call.tx, periods, of.enterprises)
  const ground: Ground = {
    comparison,
    sides: await readSides(call, months),
    notes: new Map(notes.map((one) => [keyOf(one.enterprise, one.period, one.flow), one])),
    names: await listNames(
      call.tx,
      notes.flatMap((one) => one.by_person ?? []),
    ),
    byKey: new Map(rows.map((row) => [keyOf(row.enterprise, row.period, row.flow), row])),
  }
  const wanted = new Set(periods)
  return rows
    .filter((row) => wanted.has(row.period) && saysSomething(row))
    .map((row) => lineOf(row, ground))
}

/** What administrative sources say of units in a month, beside their returns. */
export async function adminFiguresOf(
  call: ReadingCall,
  units: readonly string[],
  period: string,
): Promise<ReconciliationLine[]> {
  if (!call.platform.adminSources.comparison) return []
  return readLines(call, [period], { enterprises: units })
}
