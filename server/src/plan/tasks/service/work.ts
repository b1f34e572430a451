import { inLanguage } from '@wstc/domain/kernel/bilingual'
import { addDays, type Day, dayInShanghai } from '@wstc/domain/kernel/period'
import { workingDaysBetween } from '@wstc/domain/kernel/working-days'
import type { WorkKind } from '@wstc/domain/plan/model/progress'
import type { Call } from '../../../platform/serve.ts'
import { followUpWork } from '../../group/service/work.ts'
import { projectWork } from '../../projects/service/work.ts'
import { isOffice } from '../access.ts'
import { selectDecisions, selectQuestions } from '../store/dialogue.ts'
import { selectEvidence, selectMet } from '../store/evidence.ts'
import { selectObligations } from '../store/obligations.ts'
import { selectReports } from '../store/reports.ts'
import { selectStages } from '../store/stages.ts'
import { reportingPeriod } from './lights.ts'
import { requirementsOf } from './overview.ts'
import { getTask } from './subjects.ts'

interface Item {
  readonly kind: WorkKind
  readonly task: number
  readonly id: string
  readonly period: string | null
  readonly text: string
  readonly dueDay: Day | null
}

/** Days ahead in which evidence that falls due is shown. */
const evidenceHorizon = 60

/** What the own department owes: reports and contributions, questions, decisions, evidence. */
async function departmentWork(call: Call, department: string): Promise<Item[]> {
  const { tx, actor } = call
  const today = dayInShanghai(call.now)
  const may = actor.permissions
  const [mayReport, maySign] = [may.has('plan.progress.report'), may.has('plan.progress.sign')]
  const leads = call.platform.city.tasks.filter((task) => task.lead.includes(department))
  const numbers = leads.map((task) => task.number)
  const [owed, waiting, questions, decisions, met] = await Promise.all([
    mayReport || maySign ? selectObligations(tx, { department, open: true }) : [],
    maySign ? selectReports(tx, { department, stages: ['submitted'] }) : [],
    mayReport && numbers.length > 0
      ? selectQuestions(tx, { tasks: numbers, stages: ['open'] })
      : [],
    mayReport ? selectDecisions(tx, { stages: ['open'] }) : [],
    may.has('plan.evidence.submit')
      ? selectMet(tx, requirementsOf({ tasks: leads }), ['accepted', 'submitted'])
      : undefined,
  ])
  const items: Item[] = []
  if (owed.length > 0) {
    const stages = await selectStages(
      tx,
      owed.map((one) => one.id),
    )
    for (const one of owed) {
      const stage = stages.get(one.id)
      const of = {
        task: one.task,
        id: one.id,
        period: one.period,
        text: one.request,
        dueDay: one.due_day,
      }
      if (stage === 'submitted') {
        if (maySign) items.push({ ...of, kind: 'report-to-sign' })
      } else if (mayReport) {
        const returned = stage === 'returned'
        if (one.kind === 'report')
          items.push({ ...of, kind: returned ? 'report-returned' : 'report-due' })
        else items.push({ ...of, kind: returned ? 'contribution-returned' : 'contribution-due' })
      }
    }
  }
  // Corrections of reports that have already arrived wait for a signature as well.
  for (const row of waiting.filter((report) => report.version > 1)) {
    const { task, period } = row
    items.push({
      kind: 'report-to-sign',
      task,
      id: row.obligation,
      period,
      text: row.reason ?? '',
      dueDay: null,
    })
  }
  for (const row of questions) {
    items.push({
      kind: 'question-open',
      task: row.task,
      id: row.id,
      period: null,
      text: row.text,
      dueDay: row.due_day,
    })
  }
  for (const row of decisions) {
    if (!row.departments.includes(department)) continue
    items.push({
      kind: 'decision-open',
      task: row.task,
      id: row.id,
      period: null,
      text: row.text,
      dueDay: row.due_day,
    })
  }
  if (met) {
    const until = addDays(today, evidenceHorizon)
    for (const task of leads) {
      for (const one of task.evidence) {
        if (one.by > until || met.has(`${task.number}/${one.id}`)) continue
        items.push({
          kind: 'evidence-due',
          task: task.number,
          id: one.id,
          period: null,
          text: inLanguage(one.statement, call.language),
          dueDay: one.by,
        })
      }
    }
  }
  return items
}

/** What waits for the office of the leading group and for leaders. */
async function officeWork(call: Call): Promise<Item[]> {
  const items: Item[] = []
  if (isOffice(call.actor)) {
    for (const row of await selectEvidence(call.tx, { stage: 'submitted' })) {
      if (row.submitted_by !== null && row.submitted_by === call.actor.personId) continue
      items.push({
        kind: 'evidence-to-judge',
        task: row.task,
        id: row.id,
        period: null,
        text: row.title,
        dueDay: null,
      })
    }
  }
  if (call.actor.permissions.has('plan.decision.make')) {
    for (const row of await selectDecisions(call.tx, { stages: ['done'] })) {
      items.push({
        kind: 'decision-to-confirm',
        task: row.task,
        id: row.id,
        period: null,
        text: row.text,
        dueDay: row.due_day,
      })
    }
  }
  return items
}

/** Everything that waits for the caller, the most pressing first. */
export async function getMyWork(call: Call) {
  const today = dayInShanghai(call.now)
  const department = call.actor.organisationId
  const [own, office, followUps, projects] = await Promise.all([
    department ? departmentWork(call, department) : [],
    officeWork(call),
    followUpWork(call),
    projectWork(call),
  ])
  const far = '9999-12-31'
  return {
    today,
    period: reportingPeriod(call.platform.city.city, today),
    items: [
      ...[...own, ...office].map((item) => ({
        ...item,
        title: getTask(call, item.task).title,
        link: null,
      })),
      ...followUps,
      ...projects,
    ]
      .map((item) => ({
        ...item,
        workingDaysLeft: item.dueDay === null ? null : workingDaysBetween(today, item.dueDay),
      }))
      .sort((a, b) => {
        const [x, y] = [a.dueDay ?? far, b.dueDay ?? far]
        return x < y ? -1 : x > y ? 1 : (a.task ?? 0) - (b.task ?? 0)
      }),
  }
}
