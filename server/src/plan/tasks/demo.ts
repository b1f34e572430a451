import {
  addDays,
  type Day,
  dayInShanghai,
  firstDayOf,
  lastDayOf,
  type Period,
} from '@wstc/domain/kernel/period'
import { addWorkingDays } from '@wstc/domain/kernel/working-days'
import type { ReportContent } from '@wstc/domain/plan/contract/tasks/progress'
import type { Task } from '@wstc/domain/plan/model/task'
import { recordAct } from '../../audit/index.ts'
import { system } from '../../platform/actor.ts'
import type { Platform } from '../../platform/platform.ts'
import { type DemoDialogue, inventDialogue } from './demo/dialogue.ts'
import { type Course, inventEvidence } from './demo/evidence.ts'
import { castDemo, type DemoCast } from './demo/people.ts'
import { type DemoReports, inventContribution, inventReport } from './demo/reports.ts'
import { type AcceptedPiece, lightOn, lightRow, reportingPeriod } from './service/lights.ts'
import { isAsked, obligationsOf } from './service/obligations.ts'
import { insertBurden } from './store/burden.ts'
import { insertContributions } from './store/contributions.ts'
import { insertDecisions, insertMilestones, insertQuestions } from './store/dialogue.ts'
import {
  insertAnswers,
  insertEvidence,
  type NewAnswer,
  type NewEvidenceRow,
} from './store/evidence.ts'
import { insertLights, selectLatestLights } from './store/lights.ts'
import { insertObligations, type NewObligation } from './store/obligations.ts'
import { insertRemarks } from './store/remarks.ts'
import { insertReports } from './store/reports.ts'

const courses: readonly Course[] = [
  'finished',
  'going',
  'lagging',
  'finished',
  'going',
  'claiming',
  'finished',
  'blocked',
  'going',
  'lagging',
]
const courseOf = (task: Task): Course => courses[(task.number * 7) % courses.length]!

/** The first day after a period on which people work. */
const openingDay = (period: Period): Day => addWorkingDays(lastDayOf(period), 1)

/** Quarters from the plan's beginning to the one being reported on `today`. */
function periodsUntil(from: Day, today: Day): Period[] {
  const periods: Period[] = []
  for (let year = Number(from.slice(0, 4)); year <= Number(today.slice(0, 4)); year += 1) {
    for (const quarter of [1, 2, 3, 4]) periods.push(`${year}-Q${quarter}`)
  }
  return periods.filter((period) => lastDayOf(period) >= from && openingDay(period) <= today)
}

/** Ends of months, and each of the last days before `today`. */
function daysWithLights(from: Day, today: Day): Day[] {
  const days: Day[] = []
  const daily = addDays(today, -21)
  for (let day = addDays(from, 82); day < today; day = addDays(day, 1)) {
    if (day >= daily || addDays(day, 1).endsWith('-01')) days.push(day)
  }
  return days
}

interface History extends DemoReports, DemoDialogue {
  readonly obligations: NewObligation[]
  readonly evidence: NewEvidenceRow[]
  readonly answers: NewAnswer[]
  readonly accepted: AcceptedPiece[]
}

/** The invented course of one task, in the order of time. */
function inventTask(
  made: History,
  platform: Platform,
  task: Task,
  cast: DemoCast,
  now: Date,
): void {
  const { city } = platform.city
  const course = courseOf(task)
  const proof = inventEvidence(task, course, cast, platform.city, now)
  made.evidence.push(...proof.rows)
  made.answers.push(...proof.answers)
  made.remarks.push(...proof.remarks)
  made.accepted.push(...proof.accepted)
  inventDialogue(made, task, proof.accepted, cast, now, city.plan.from)
  const periods = periodsUntil(city.plan.from, dayInShanghai(now))
  // Finished tasks are reported done in one of the last four quarters.
  const lately = periods.slice(-4)
  const doneIn = lately[task.number % lately.length] ?? reportingPeriod(city, dayInShanghai(now))
  const story = { city, task, course, doneIn, cast, now }
  const last = new Map<string, ReportContent>()
  for (const period of periods) {
    if (!isAsked(city, task, period)) continue
    const before = lastDayOf(reportingPeriod(city, firstDayOf(period)))
    if (lightOn(city, task, made.signed, proof.accepted, before).light.light === 'blue') break
    const openedAt = new Date(`${openingDay(period)}T06:00:00+08:00`)
    for (const obligation of obligationsOf(city, task, period, openedAt)) {
      obligation.synthetic = true
      if (obligation.kind === 'contribution') inventContribution(story, made, obligation)
      else {
        const content = inventReport(story, made, obligation, last.get(obligation.department))
        if (content) last.set(obligation.department, content)
      }
      made.obligations.push(obligation)
    }
  }
}

/**
 * Loads an invented history of all tasks, once: what people did is invented, what follows from it
 * (lights, burden, due days) is computed by the rules as of the days on which it was due. Must run
 * before the jobs of the platform do. Answers whether it loaded anything.
 */
export async function loadDemoProgress(platform: Platform): Promise<boolean> {
  const now = platform.clock.now()
  const today = dayInShanghai(now)
  return platform.database.inTransaction(system, async (tx) => {
    if ((await selectLatestLights(tx, '9999-12-31', platform.city.tasks)).length > 0) return false
    const cast = await castDemo(tx, today)
    const made: History = {
      obligations: [],
      reports: [],
      contributions: [],
      burden: [],
      signed: [],
      evidence: [],
      answers: [],
      accepted: [],
      questions: [],
      decisions: [],
      milestones: [],
      remarks: [],
    }
    const { city, tasks } = platform.city
    for (const task of tasks) inventTask(made, platform, task, cast, now)
    // The rules read reports in the order in which they were signed.
    const signed = made.signed.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    const lights = daysWithLights(city.plan.from, today).flatMap((day) =>
      tasks.map((task) => {
        const { period, light } = lightOn(city, task, signed, made.accepted, day)
        return lightRow(task.number, period, light, new Date(`${day}T20:00:00+08:00`), 1, true)
      }),
    )
    await insertObligations(tx, made.obligations)
    await insertReports(tx, made.reports)
    await insertContributions(tx, made.contributions)
    await insertAnswers(tx, made.answers)
    await insertEvidence(tx, made.evidence)
    await insertQuestions(tx, made.questions)
    await insertDecisions(tx, made.decisions)
    await insertMilestones(tx, made.milestones)
    await insertRemarks(tx, made.remarks)
    await insertBurden(tx, made.burden)
    await insertLights(tx, lights)
    await recordAct(
      { tx, actor: system, now, requestId: 'first-start', address: '-' },
      {
        action: 'plan.demo.load',
        subject: { kind: 'tasks', id: 'demo' },
        details: { reports: made.reports.length, evidence: made.evidence.length },
      },
    )
    return true
  })
}
