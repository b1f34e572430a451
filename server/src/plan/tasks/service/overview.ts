import { inLanguage } from '@wstc/domain/kernel/bilingual'
import { type Day, dayInShanghai, firstDayOf, lastDayOf } from '@wstc/domain/kernel/period'
import type { TaskFilter, TaskLine } from '@wstc/domain/plan/contract/tasks/overview'
import type { LightView } from '@wstc/domain/plan/contract/tasks/shapes'
import type { Light } from '@wstc/domain/plan/model/judgement'
import type { CityPack } from '@wstc/domain/plan/model/pack'
import type { Task } from '@wstc/domain/plan/model/task'
import type { Call } from '../../../platform/serve.ts'
import { dutyOf } from '../access.ts'
import { lightsOfTasks } from '../lights.ts'
import { selectDecisions, selectMilestones, selectQuestions } from '../store/dialogue.ts'
import { selectAccepted, selectMet } from '../store/evidence.ts'
import { selectObligations } from '../store/obligations.ts'
import { showMilestones } from './milestones.ts'

const urgency: readonly Light[] = ['red', 'yellow', 'green', 'blue', 'grey']

const wanted = <T>(filter: T | T[] | undefined): readonly T[] | undefined =>
  filter === undefined ? undefined : Array.isArray(filter) ? filter : [filter]

/** Every piece of evidence that the plan asks for. */
export const requirementsOf = (city: Pick<CityPack, 'tasks'>) =>
  city.tasks.flatMap((task) =>
    task.evidence.map((one) => ({ task: task.number, requirement: one.id })),
  )

/** Every task of `some` as a line, with what of it falls due next. */
export async function listLines(
  call: Call,
  some: readonly Task[] = call.platform.city.tasks,
): Promise<TaskLine[]> {
  const today = dayInShanghai(call.now)
  const { tx } = call
  const tasks = some.map((task) => task.number)
  const [lights, obligations, milestones, questions, decisions, met] = await Promise.all([
    lightsOfTasks(tx, today, some),
    selectObligations(tx, { open: true, tasks }),
    selectMilestones(tx, { tasks, stages: ['planned'] }),
    selectQuestions(tx, { tasks, stages: ['open'] }),
    selectDecisions(tx, { tasks, stages: ['open', 'done'] }),
    selectMet(tx, requirementsOf({ tasks: some })),
  ])
  return some.map((task) => {
    const own = <T extends { task: number }>(rows: readonly T[]): T[] =>
      rows.filter((row) => row.task === task.number)
    const due: Day[] = [
      // A contribution that never came holds nothing up once its period is over.
      ...own(obligations)
        .filter((row) => row.kind === 'report' || row.due_day >= today)
        .map((row) => row.due_day),
      ...own(milestones).map((row) => row.planned_day),
      ...task.evidence.filter((one) => !met.has(`${task.number}/${one.id}`)).map((one) => one.by),
    ]
    return {
      number: task.number,
      title: task.title,
      sections: task.sections,
      sector: task.sector ?? null,
      lead: task.lead,
      cooperating: task.cooperating,
      schedule: task.schedule,
      light: lights.get(task.number) ?? null,
      nextDue: due.sort()[0] ?? null,
      openQuestions: own(questions).length,
      openDecisions: own(decisions).length,
    }
  })
}

/** The lines that `filter` asks for, in its order. */
export async function filterLines(call: Call, filter: TaskFilter): Promise<TaskLine[]> {
  const tasks = new Map(call.platform.city.tasks.map((task) => [task.number, task]))
  const [lights, reported, sectors, sections, departments] = [
    wanted(filter.light),
    wanted(filter.reported),
    wanted(filter.sector),
    wanted(filter.section),
    wanted(filter.department),
  ]
  const text = filter.text?.trim().toLowerCase()
  const hasDuty = (task: Task): boolean =>
    !departments ||
    departments.some((one) => {
      const duty = dutyOf(task, one)
      return duty !== undefined && (filter.duty === undefined || duty === filter.duty)
    })
  const matches = (line: TaskLine): boolean =>
    (!lights || (line.light !== null && lights.includes(line.light.light))) &&
    (!reported || reported.includes(line.light?.reported.state ?? 'none')) &&
    (filter.disagreement === undefined ||
      (filter.disagreement === 'yes') === (line.light?.disagreements.length ?? 0) > 0) &&
    (!sectors || (line.sector !== null && sectors.includes(line.sector))) &&
    (!sections || line.sections.some((one) => sections.includes(one))) &&
    hasDuty(tasks.get(line.number)!) &&
    (!filter.dueUntil || (line.nextDue !== null && line.nextDue <= filter.dueUntil)) &&
    (!text ||
      line.title.zh.toLowerCase().includes(text) ||
      line.title.en.toLowerCase().includes(text) ||
      `${line.number}` === text)
  const key = (line: TaskLine): string | number => {
    if (filter.sort === 'title') return inLanguage(line.title, call.language)
    if (filter.sort === 'due') return line.nextDue ?? '9999-12-31'
    if (filter.sort === 'light')
      return line.light ? urgency.indexOf(line.light.light) : urgency.length
    return line.number
  }
  const words = new Intl.Collator(call.language)
  const compare = (a: TaskLine, b: TaskLine): number => {
    const [x, y] = [key(a), key(b)]
    const order = typeof x === 'number' ? x - (y as number) : words.compare(x, y as string)
    return (filter.order === 'desc' ? -order : order) || a.number - b.number
  }
  return (await listLines(call)).filter(matches).sort(compare)
}

/** One page of the list; counts of lights are those of everything that matches. */
export async function listTasks(
  call: Call,
  { after, limit, ...filter }: TaskFilter & { after?: number | undefined; limit: number },
) {
  const lines = await filterLines(call, filter)
  const start = after === undefined ? 0 : lines.findIndex((line) => line.number === after) + 1
  const items = lines.slice(start, start + limit)
  const counts: Record<string, number> = {}
  for (const line of lines) {
    const light = line.light?.light ?? 'none'
    counts[light] = (counts[light] ?? 0) + 1
  }
  return {
    items,
    next: start + limit < lines.length ? items.at(-1)!.number : null,
    total: lines.length,
    counts,
  }
}

const columns = ['none', 'not-started', 'in-progress', 'blocked', 'done']

export async function getBoard(call: Call, filter: TaskFilter) {
  const lines = await filterLines(call, filter)
  const stateOf = (light: LightView | null): string => light?.reported.state ?? 'none'
  return {
    columns: columns.map((state) => ({
      state,
      tasks: lines.filter((line) => stateOf(line.light) === state),
    })),
  }
}

/** Schedule, milestones and evidence days of the tasks that `filter` asks for. */
export async function getGantt(call: Call, filter: TaskFilter) {
  const lines = await filterLines(call, filter)
  const numbers = lines.map((line) => line.number)
  const [planned, accepted] =
    numbers.length > 0
      ? await Promise.all([
          selectMilestones(call.tx, { tasks: numbers }),
          selectAccepted(call.tx, numbers),
        ])
      : [[], []]
  const milestones = await showMilestones(call, planned)
  const tasks = new Map(call.platform.city.tasks.map((task) => [task.number, task]))
  return {
    today: dayInShanghai(call.now),
    tasks: lines.map((line) => {
      const task = tasks.get(line.number)!
      return {
        number: line.number,
        title: line.title,
        light: line.light?.light ?? null,
        from: firstDayOf(task.schedule.period),
        to: lastDayOf(task.schedule.period),
        kind: task.schedule.kind,
        milestones: milestones.filter((one) => one.task === line.number),
        evidence: task.evidence.map((one) => {
          const piece = accepted.find((p) => p.task === task.number && p.requirement === one.id)
          return {
            requirement: one.id,
            statement: one.statement,
            by: one.by,
            acceptedOn: piece ? dayInShanghai(piece.judged_at!) : null,
          }
        }),
      }
    }),
  }
}
