import { dayInShanghai } from '@wstc/domain/kernel/period'
import { isWorkingDay } from '@wstc/domain/kernel/working-days'
import type { Rung } from '@wstc/domain/statistics/collection/model/survey'
import { type Step, stepDue } from '@wstc/domain/statistics/follow-up/rules/ladder'
import { newId } from '../../../platform/ids.ts'
import type { Platform } from '../../../platform/platform.ts'
import { prepareDemandRow } from '../store/demands.ts'
import { insertReminders, type OwedRow, selectOwed } from '../store/ladder.ts'
import { findReporters, type TellingCall, tellOffice, tellUnits, wayTo } from './reach.ts'

export const rungsOf = (
  { surveys }: Platform,
  of: { readonly survey: string; readonly version: number },
): readonly Rung[] =>
  surveys.find((one) => one.id === of.survey)?.versions.find((one) => one.version === of.version)
    ?.reminders ?? []

/** One prepared demand for each unit, with all that reached the last step. */
async function prepareDemands(call: TellingCall, rows: readonly OwedRow[]): Promise<void> {
  const units = new Map<string, OwedRow[]>()
  for (const row of rows) units.set(row.enterprise, [...(units.get(row.enterprise) ?? []), row])
  for (const [enterprise, own] of units) {
    await prepareDemandRow(call.tx, {
      id: newId(call.now),
      enterprise,
      district: own[0]!.district,
      obligations: own.map((row) => row.id),
      by: null,
      at: call.now,
    })
  }
  if (units.size > 0) await tellOffice(call)
}

/**
 * Takes the step that is due for every return that has not come: a reminder, or at the end a formal
 * demand that an officer signs. A step is kept in the transaction that tells of it, so it is taken
 * once; missed ones are passed over. Nothing happens on days off.
 */
export async function climbLadders(call: TellingCall): Promise<{ told: number; demands: number }> {
  const today = dayInShanghai(call.now)
  if (!isWorkingDay(today)) return { told: 0, demands: 0 }
  const reporters = await findReporters(call)
  const kept = (row: OwedRow, { rung }: Step, skipped: boolean) => ({
    obligation: row.id,
    kind: 'ladder' as const,
    counted_from: row.until,
    working_days: rung.workingDays,
    tone: rung.tone,
    way: skipped ? ('skipped' as const) : wayTo(row, reporters),
    on_day: today,
    sent_at: call.now,
    by_person: null,
  })
  const due: { row: OwedRow; step: Step }[] = []
  const reminders = []
  for (const row of await selectOwed(call.tx, today)) {
    const { send, passed } = stepDue(
      {
        rungs: rungsOf(call.platform, row),
        until: row.until,
        openedOn: dayInShanghai(row.opened_at),
        gone: new Set(row.gone),
      },
      today,
    )
    reminders.push(...passed.map((step) => kept(row, step, true)))
    if (!send) continue
    reminders.push(kept(row, send, false))
    due.push({ row, step: send })
  }
  const fresh = await insertReminders(call.tx, reminders)
  const taken = due.filter(({ row, step }) => fresh.has(`${row.id}/${step.rung.workingDays}`))
  const of = (demand: boolean) =>
    taken.filter(({ step }) => (step.rung.tone === 'demand') === demand).map(({ row }) => row)
  await prepareDemands(call, of(true))
  const told = await tellUnits(call, of(false), `statistics-reminder:${today}`)
  return { told, demands: of(true).length }
}
