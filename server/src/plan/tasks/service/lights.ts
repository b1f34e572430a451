import { type Day, dayInShanghai, type Period, previousPeriod } from '@wstc/domain/kernel/period'
import type { ReportedState } from '@wstc/domain/plan/model/judgement'
import type { City } from '@wstc/domain/plan/model/pack'
import type { Task } from '@wstc/domain/plan/model/task'
import { computeLight, type TaskLight } from '@wstc/domain/plan/rules/light'
import type { ReceivedReport } from '@wstc/domain/plan/rules/status'
import { periodOf } from '@wstc/domain/plan/rules/timeliness'
import type { Call } from '../../../platform/serve.ts'
import { selectAccepted } from '../store/evidence.ts'
import { insertLights, type LightRow, selectLatestLights } from '../store/lights.ts'
import { selectSignedStates } from '../store/reports.ts'

/** A signed version of one leading department's report. */
export interface SignedState {
  readonly task: number
  readonly period: Period
  readonly department: string
  readonly state: ReportedState
  readonly on: Day
}

export interface AcceptedPiece {
  readonly task: number
  readonly requirement: string
  readonly on: Day
}

/** The period that reports are asked for on `day`: the last one that has ended. */
export function reportingPeriod(city: City, day: Day): Period {
  return previousPeriod(periodOf(day, city.reporting.frequency))
}

/** Yellow turns red when the ladder of reminders has reached its last rung. */
export const graceOf = (city: City): number =>
  Math.max(...city.reminders.map((rung) => rung.workingDays))

const weight: Readonly<Record<ReportedState, number>> = {
  blocked: 0,
  'not-started': 1,
  'in-progress': 2,
  done: 3,
}

/**
 * The word of a task with several leads: none for a period until each has reported, then the
 * least advanced of what they say. `signed` in the order of signing.
 */
export function combineLeads(task: Task, signed: readonly SignedState[]): ReceivedReport[] {
  const said = new Map<Period, Map<string, ReportedState>>()
  return signed.flatMap(({ period, department, state, on }) => {
    if (!task.lead.includes(department)) return []
    const states = said.get(period) ?? new Map<string, ReportedState>()
    said.set(period, states.set(department, state))
    if (states.size < task.lead.length) return []
    const least = [...states.values()].sort((a, b) => weight[a] - weight[b])[0]!
    return [{ period, state: least, on }]
  })
}

/** The light of `task` as of `day`, from what had come by then. */
export function lightOn(
  city: City,
  task: Task,
  signed: readonly SignedState[],
  accepted: readonly AcceptedPiece[],
  day: Day,
): { readonly period: Period; readonly light: TaskLight } {
  const period = reportingPeriod(city, day)
  const light = computeLight({
    schedule: task.schedule,
    requirements: task.evidence,
    accepted: accepted.filter((piece) => piece.task === task.number),
    reports: combineLeads(
      task,
      signed.filter((report) => report.task === task.number && report.on <= day),
    ),
    reporting: {
      from: city.plan.from,
      dueAfterWorkingDays: city.reporting.dueAfterWorkingDays,
    },
    graceWorkingDays: graceOf(city),
    period,
    today: day,
  })
  return { period, light }
}

/** The row of a light computed at `now`. */
export function lightRow(
  task: number,
  period: Period,
  light: TaskLight,
  now: Date,
  place: number,
  synthetic = false,
) {
  return {
    task,
    on_day: dayInShanghai(now),
    place,
    period,
    light: light.light,
    rule: light.rule,
    reported: JSON.stringify(light.reported),
    evidenced: JSON.stringify(light.evidenced),
    calendar: JSON.stringify(light.calendar),
    disagreements: [...light.disagreements],
    reasons: JSON.stringify(light.reasons),
    computed_at: now,
    synthetic,
  }
}

/** Keys in order: what came out of the database as JSON compares with what goes in. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

const saysTheSame = (row: LightRow, period: Period, light: TaskLight): boolean =>
  row.period === period &&
  row.light === light.light &&
  row.rule === light.rule &&
  canonical([row.reported, row.evidenced, row.calendar, row.disagreements, row.reasons]) ===
    canonical([light.reported, light.evidenced, light.calendar, light.disagreements, light.reasons])

/**
 * Computes today's light of the given tasks, of all where none are given, and keeps it where it
 * differs from the last one kept today. Runs in the transaction of the change that asks for it.
 * Answers how many were kept.
 */
export async function refreshLights(
  call: Pick<Call, 'tx' | 'now' | 'platform'>,
  some?: readonly number[],
): Promise<number> {
  const { city } = call.platform.city
  const day = dayInShanghai(call.now)
  const own = call.platform.city.tasks.filter((task) => !some || some.includes(task.number))
  const tasks = own.map((task) => task.number)
  const [signed, accepted, latest] = [
    await selectSignedStates(call.tx, tasks),
    await selectAccepted(call.tx, tasks),
    await selectLatestLights(call.tx, day, own),
  ]
  const states = signed.map((row) => ({
    task: row.task,
    period: row.period,
    department: row.department,
    state: row.content.reported!,
    on: dayInShanghai(row.signed_at!),
  }))
  const pieces = accepted.map((row) => ({
    task: row.task,
    requirement: row.requirement,
    on: dayInShanghai(row.judged_at!),
  }))
  const last = new Map(latest.map((row) => [row.task, row]))
  const rows = own.flatMap((task) => {
    const { period, light } = lightOn(city, task, states, pieces, day)
    const before = last.get(task.number)
    const today = before?.on_day === day ? before : undefined
    if (today && saysTheSame(today, period, light)) return []
    const synthetic = [...signed, ...accepted].some(
      (row) => row.task === task.number && row.synthetic,
    )
    return [lightRow(task.number, period, light, call.now, (today?.place ?? 0) + 1, synthetic)]
  })
  await insertLights(call.tx, rows)
  return rows.length
}
