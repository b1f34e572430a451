import {
  type Day,
  dayInShanghai,
  firstDayOf,
  lastDayOf,
  type Period,
} from '@wstc/domain/kernel/period'
import { addWorkingDays, onOrAfterWorkingDay } from '@wstc/domain/kernel/working-days'
import type { City } from '@wstc/domain/plan/model/pack'
import type { ObligationState } from '@wstc/domain/plan/model/progress'
import type { Task } from '@wstc/domain/plan/model/task'
import { dueDayOf } from '@wstc/domain/plan/rules/timeliness'
import { newId } from '../../../platform/ids.ts'
import type { Call } from '../../../platform/serve.ts'
import { selectLatestLights } from '../store/lights.ts'
import {
  insertObligations,
  type NewObligation,
  type ObligationRow,
  selectObligations,
} from '../store/obligations.ts'
import { reportingPeriod } from './lights.ts'

export const reportDueDay = (city: City, period: Period): Day =>
  dueDayOf(period, city.reporting.dueAfterWorkingDays)

/** Contributions are wanted some working days before the report. */
export const contributionDueDay = (city: City, period: Period): Day =>
  addWorkingDays(reportDueDay(city, period), -city.reporting.contributionsBeforeWorkingDays)

/** Whether anything is asked on `task` for `period`: it was to have begun, within the plan's time. */
export const isAsked = (city: City, task: Task, period: Period): boolean =>
  lastDayOf(period) >= city.plan.from && lastDayOf(period) >= firstDayOf(task.schedule.period)

/** What is owed on `task` for `period`: a report by each lead, a contribution to it by each other. */
export function obligationsOf(city: City, task: Task, period: Period, now: Date): NewObligation[] {
  const base = { task: task.number, period, opened_at: now, arrived_on: null }
  return task.lead.flatMap((lead): NewObligation[] => [
    {
      ...base,
      id: newId(now),
      department: lead,
      kind: 'report',
      lead,
      due_day: reportDueDay(city, period),
    },
    ...task.cooperating
      .filter((department) => !task.lead.includes(department))
      .map(
        (department): NewObligation => ({
          ...base,
          id: newId(now),
          department,
          kind: 'contribution',
          lead,
          due_day: contributionDueDay(city, period),
        }),
      ),
  ])
}

/**
 * Opens what is owed for the period that has just ended, from the first working day after it.
 * Nothing is asked for a task that was done and shown before the period began. May run any
 * number of times.
 */
export async function openObligations(
  call: Pick<Call, 'tx' | 'now' | 'platform'>,
): Promise<Period | undefined> {
  const { city, tasks } = call.platform.city
  const today = dayInShanghai(call.now)
  const period = reportingPeriod(city, today)
  if (today < onOrAfterWorkingDay(addWorkingDays(lastDayOf(period), 1))) return undefined
  const lights = await selectLatestLights(call.tx, firstDayOf(period), tasks)
  const finished = new Set(lights.filter((row) => row.light === 'blue').map((row) => row.task))
  const known = await selectObligations(call.tx, { period })
  const keyOf = (o: Pick<ObligationRow, 'task' | 'department' | 'kind' | 'lead'>): string =>
    [o.task, o.department, o.kind, o.lead].join('/')
  const open = new Set(known.map(keyOf))
  const wanted = tasks
    .filter((task) => isAsked(city, task, period) && !finished.has(task.number))
    .flatMap((task) => obligationsOf(city, task, period, call.now))
    .filter((one) => !open.has(keyOf(one)))
  await insertObligations(call.tx, wanted)
  return period
}

/** Where an obligation stands; `stage` of the work on it, as far as the reader may see it. */
export function obligationState(
  row: Pick<ObligationRow, 'arrived_on' | 'due_day'>,
  stage: string | undefined,
  today: Day,
): ObligationState {
  if (row.arrived_on) return row.arrived_on > row.due_day ? 'late' : 'in-time'
  if (stage === 'draft' || stage === 'submitted' || stage === 'returned') return stage
  return today > row.due_day ? 'missing' : 'open'
}
