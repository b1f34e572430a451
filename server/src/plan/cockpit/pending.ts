import { dayInShanghai } from '@wstc/domain/kernel/period'
import type { LateView } from '@wstc/domain/plan/contract/cockpit'
import { type Habit, habitsOf, listLate, type Pending } from '@wstc/domain/plan/rules/late'
import type { Call } from '../../platform/serve.ts'
import { requirementsOf } from '../tasks/service/overview.ts'
import { selectDecisions, selectMilestones, selectQuestions } from '../tasks/store/dialogue.ts'
import { selectMet } from '../tasks/store/evidence.ts'
import { selectKept, selectObligations } from '../tasks/store/obligations.ts'
import { type Others, pendingFollowUps, pendingMilestones, type Titled } from './others.ts'

/** Calendar days ahead that the warnings look. */
const horizonDays = 30

/** Everything of the tasks that is asked for and not there yet. */
async function listPending(call: Call): Promise<Pending[]> {
  const { tx, platform } = call
  const { tasks } = platform.city
  const leads = new Map(tasks.map((task) => [task.number, task.lead]))
  const [met, reports, milestones, questions, decisions] = await Promise.all([
    selectMet(tx, requirementsOf(platform.city)),
    selectObligations(tx, { open: true, kind: 'report' }),
    selectMilestones(tx, { stages: ['planned'] }),
    selectQuestions(tx, { stages: ['open'] }),
    selectDecisions(tx, { stages: ['open'] }),
  ])
  return [
    ...reports.map((row) => ({
      kind: 'report' as const,
      id: row.id,
      task: row.task,
      departments: [row.department],
      due: row.due_day,
    })),
    ...tasks.flatMap((task) =>
      task.evidence
        .filter((one) => !met.has(`${task.number}/${one.id}`))
        .map((one) => ({
          kind: 'evidence' as const,
          id: `${task.number}/${one.id}`,
          task: task.number,
          departments: task.lead,
          due: one.by,
        })),
    ),
    ...milestones.map((row) => ({
      kind: 'milestone' as const,
      id: row.id,
      task: row.task,
      departments: leads.get(row.task) ?? [],
      due: row.planned_day,
    })),
    ...questions.map((row) => ({
      kind: 'question' as const,
      id: row.id,
      task: row.task,
      departments: leads.get(row.task) ?? [],
      due: row.due_day,
    })),
    ...decisions.map((row) => ({
      kind: 'decision' as const,
      id: row.id,
      task: row.task,
      departments: row.departments,
      due: row.due_day,
    })),
  ]
}

/** What is late or will be, and how each department has kept its days so far. */
export async function listWarnings(
  call: Call,
  others: Others,
): Promise<{ late: LateView[]; habits: Map<string, Habit> }> {
  const today = dayInShanghai(call.now)
  const titles = new Map(call.platform.city.tasks.map((task) => [task.number, task.title]))
  const habits = habitsOf(await selectKept(call.tx, today), today)
  const own: readonly Titled[] = [...pendingFollowUps(others), ...pendingMilestones(others)]
  const named = new Map(own.map((one) => [one.id, one.title]))
  const late = listLate([...(await listPending(call)), ...own], habits, today, horizonDays)
  return {
    habits,
    late: late.flatMap(({ kind, id, task, departments, due, outlook, workingDaysLeft }) => {
      const title = task === null ? named.get(id) : titles.get(task)
      if (!title) return []
      return [
        { kind, id, task, departments: [...departments], due, outlook, workingDaysLeft, title },
      ]
    }),
  }
}
