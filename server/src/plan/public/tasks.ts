import type { ReplyInput } from '@wstc/domain/kernel/endpoint'
import { dayInShanghai } from '@wstc/domain/kernel/period'
import { absent } from '@wstc/domain/kernel/problem'
import type { planPublicContract } from '@wstc/domain/plan/contract/public'
import type { Standing, TaskFilter, TaskView } from '@wstc/domain/plan/contract/public-views'
import type { LightView } from '@wstc/domain/plan/contract/tasks/shapes'
import type { CityPack } from '@wstc/domain/plan/model/pack'
import type { Task } from '@wstc/domain/plan/model/task'
import type { Reason } from '@wstc/domain/plan/rules/light'
import { explainReasons } from '@wstc/domain/plan/words/rules'
import type { z } from 'zod'
import type { Call } from '../../platform/serve.ts'
import { wants } from '../targets/show.ts'
import { departmentName, sectorName } from '../targets/views.ts'
import { lightsOfTasks } from '../tasks/lights.ts'

type Contract = typeof planPublicContract
type Filter = z.output<typeof TaskFilter>

/** The public side of a light: statuses and counts, no text that anybody wrote. */
function standingOf(found: LightView): Standing {
  return {
    light: found.light,
    rule: found.rule,
    reasons: (found.reasons as Reason[]).map((reason) => ({
      code: reason.code,
      text: {
        zh: explainReasons([reason], 'zh-CN')[0]!,
        en: explainReasons([reason], 'en')[0]!,
      },
    })),
    reported: found.reported.state as Standing['reported'],
    evidenced: {
      state: found.evidenced.state as Standing['evidenced']['state'],
      accepted: found.evidenced.accepted,
      total: found.evidenced.total,
    },
    calendar: found.calendar.state as Standing['calendar'],
    disagreements: [...found.disagreements],
    synthetic: found.synthetic,
  }
}

function taskView(city: CityPack, task: Task, light: LightView | undefined): TaskView {
  return {
    number: task.number,
    title: task.title,
    summary: task.summary,
    sections: task.sections.map((id) => ({
      id,
      title: city.sections.find((one) => one.id === id)?.title ?? { zh: id, en: id },
    })),
    ...(task.sector ? { sector: sectorName(city, task.sector) } : {}),
    lead: task.lead.map((id) => departmentName(city, id)),
    cooperating: task.cooperating.map((id) => departmentName(city, id)),
    openEnded: task.openEnded,
    schedule: task.schedule,
    citation: task.citation,
    ...(task.unclear ? { unclear: task.unclear } : {}),
    ...(light ? { standing: standingOf(light) } : {}),
  }
}

/** Every task with its light of today, in the order of the annex. */
export async function viewTasks(call: Call, filter: Filter = {}): Promise<TaskView[]> {
  const { city } = call.platform
  const lights = await lightsOfTasks(call.tx, dayInShanghai(call.now), city.tasks)
  const { light, sector, department } = filter
  return city.tasks
    .filter(
      (task) =>
        (light === undefined || wants<unknown>(light, lights.get(task.number)?.light)) &&
        (sector === undefined || wants<unknown>(sector, task.sector)) &&
        (department === undefined ||
          [...task.lead, ...task.cooperating].some((id) => wants(department, id))),
    )
    .map((task) => taskView(city, task, lights.get(task.number)))
    .sort((a, b) => a.number - b.number)
}

export async function listTasks(
  call: Call,
  filter: Filter,
): Promise<ReplyInput<Contract['listTasks']>> {
  return { asOf: dayInShanghai(call.now), tasks: await viewTasks(call, filter) }
}

export async function getTask(
  call: Call,
  number: number,
): Promise<ReplyInput<Contract['getTask']>> {
  const { city } = call.platform
  const task = city.tasks.find((one) => one.number === number)
  const view = (await viewTasks(call)).find((one) => one.number === number)
  if (!task || !view) throw absent('task')
  return {
    ...view,
    asOf: dayInShanghai(call.now),
    requirements: task.evidence,
    places: city.places.filter((one) => one.tasks.includes(number)),
    measures: city.measures.filter((one) => one.tasks.includes(number)),
  }
}
