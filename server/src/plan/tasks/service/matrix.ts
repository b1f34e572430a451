import { dayInShanghai, type Period } from '@wstc/domain/kernel/period'
import type { DutyKind, ObligationState } from '@wstc/domain/plan/model/progress'
import type { Call } from '../../../platform/serve.ts'
import { lightsOfTasks } from '../lights.ts'
import { type ObligationRow, selectObligations } from '../store/obligations.ts'
import { selectStages } from '../store/stages.ts'
import { reportingPeriod } from './lights.ts'
import { obligationState, reportDueDay } from './obligations.ts'

const rank: readonly ObligationState[] = [
  'missing',
  'returned',
  'open',
  'draft',
  'submitted',
  'late',
  'in-time',
]

/** 部门×任务: who leads, who cooperates, the light, and where the period's reporting stands. */
export async function getMatrix(call: Call, asked: Period | undefined) {
  const { city } = call.platform
  const today = dayInShanghai(call.now)
  const period = asked ?? reportingPeriod(city.city, today)
  const [lights, obligations] = await Promise.all([
    lightsOfTasks(call.tx, today, city.tasks),
    selectObligations(call.tx, { period }),
  ])
  const stages = await selectStages(
    call.tx,
    obligations.map((row) => row.id),
  )
  const byCell = new Map<string, ObligationRow[]>()
  for (const row of obligations) {
    const key = `${row.task}/${row.department}`
    byCell.set(key, [...(byCell.get(key) ?? []), row])
  }
  /** Of several obligations in one cell, such as to two leads, the one that is least done. */
  const stateOf = (task: number, department: string): ObligationState | null => {
    const states = (byCell.get(`${task}/${department}`) ?? []).map((row) =>
      obligationState(row, stages.get(row.id), today),
    )
    return states.sort((a, b) => rank.indexOf(a) - rank.indexOf(b))[0] ?? null
  }
  const cells = city.tasks.flatMap((task) => {
    const cell = (department: string, duty: DutyKind) => ({
      task: task.number,
      department,
      duty,
      light: lights.get(task.number)?.light ?? null,
      state: stateOf(task.number, department),
    })
    return [
      ...task.lead.map((department) => cell(department, 'lead')),
      ...task.cooperating.map((department) => cell(department, 'cooperating')),
    ]
  })
  const busy = new Set(cells.map((cell) => cell.department))
  return {
    period,
    dueDay: reportDueDay(city.city, period),
    departments: city.departments
      .filter((department) => busy.has(department.id))
      .map(({ id, name, short }) => ({ id, name, short })),
    tasks: city.tasks.map((task) => ({
      number: task.number,
      title: task.title,
      light: lights.get(task.number)?.light ?? null,
    })),
    cells,
  }
}
