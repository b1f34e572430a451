import { addDays, type Day, dayInShanghai } from '@wstc/domain/kernel/period'
import type { Cockpit, Lamp } from '@wstc/domain/plan/contract/cockpit'
import type { TargetView } from '@wstc/domain/plan/contract/target-views'
import type { LightView } from '@wstc/domain/plan/contract/tasks/shapes'
import type { Verdict } from '@wstc/domain/plan/model/judgement'
import type { Task } from '@wstc/domain/plan/model/task'
import type { z } from 'zod'
import type { Call } from '../../platform/serve.ts'
import { latestAssessment } from '../assessment/latest.ts'
import { endOf, type Judged, judgementsOn } from '../targets/judge.ts'
import { targetView } from '../targets/show.ts'
import { departmentName, getIndicator, revisionViews, sectorName } from '../targets/views.ts'
import { lightsOfTasks } from '../tasks/lights.ts'
import { selectLightChanges } from '../tasks/store/recent.ts'
import { loadOthers, showFollowUps, showProjects } from './others.ts'
import { listWarnings } from './pending.ts'

type View = z.input<typeof Cockpit>

/** Days back that the cockpit compares with unless asked otherwise. */
const usualDays = 7

/** Verdicts from the one to worry about most. */
const worstFirst: readonly Verdict[] = [
  'missed',
  'deterioration',
  'limited',
  'moderate',
  'not-available',
  'on-track',
  'reached',
]

const count = <K extends string>(keys: Iterable<K>): Record<K, number> => {
  const counts = {} as Record<K, number>
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1
  return counts
}

const lampsOf =
  (lights: ReadonlyMap<number, LightView>) =>
  (task: Task): Lamp => {
    const light = lights.get(task.number)
    return {
      number: task.number,
      title: task.title,
      light: light?.light ?? null,
      disagrees: (light?.disagreements.length ?? 0) > 0,
      synthetic: light?.synthetic ?? false,
    }
  }

const lightCounts = (call: Call, lights: ReadonlyMap<number, LightView>): Record<string, number> =>
  count(call.platform.city.tasks.map((task) => lights.get(task.number)?.light ?? 'none'))

const verdictCounts = (all: readonly Judged[]) => count(all.map((one) => one.judgement.verdict))

function worstOf(call: Call, own: readonly Judged[]): TargetView | null {
  const rank = (one: Judged) => worstFirst.indexOf(one.judgement.verdict)
  const [worst] = [...own].sort(
    (a, b) => rank(a) - rank(b) || a.target.due.localeCompare(b.target.due),
  )
  return worst ? targetView(call.platform.city, worst) : null
}

function sectorsOf(call: Call, all: readonly Judged[], lamp: (task: Task) => Lamp) {
  const { city } = call.platform
  return city.sectors.map(({ id }) => {
    const own = all.filter(({ target }) => target.sector === id)
    return {
      sector: sectorName(city, id),
      verdicts: verdictCounts(own),
      tasks: city.tasks.filter((task) => task.sector === id).map(lamp),
      worst: worstOf(call, own),
    }
  })
}

function sectionsOf(call: Call, lamp: (task: Task) => Lamp): View['sections'] {
  const { sections, tasks } = call.platform.city
  return sections
    .map(({ id, title }) => ({
      section: id,
      title,
      tasks: tasks.filter((task) => task.sections.includes(id)).map(lamp),
    }))
    .filter((one) => one.tasks.length > 0)
}

function disagreementsOf(call: Call, lights: ReadonlyMap<number, LightView>) {
  return call.platform.city.tasks.flatMap((task) => {
    const light = lights.get(task.number)
    if (!light || light.disagreements.length === 0) return []
    return [
      {
        task: task.number,
        title: task.title,
        light: light.light,
        lead: task.lead,
        cooperating: task.cooperating,
        codes: light.disagreements,
        reported: light.reported.state,
        evidenced: light.evidenced.state,
        accepted: light.evidenced.accepted,
        total: light.evidenced.total,
        synthetic: light.synthetic,
      },
    ]
  })
}

/** Lights that changed since `since`, the latest first. */
async function changesSince(call: Call, since: Day): Promise<View['changes']> {
  const titles = new Map(call.platform.city.tasks.map((task) => [task.number, task.title]))
  const rows = await selectLightChanges(call.tx, since)
  return rows.flatMap((row) => {
    const title = titles.get(row.task)
    const { task, period, before, rule, synthetic } = row
    return title
      ? [{ task, title, day: row.on_day, period, before, after: row.light, rule, synthetic }]
      : []
  })
}

/**
 * The cockpit, all of it from the one snapshot that `call.tx` sees. What it says of targets is
 * what officials see: unverified figures included and marked.
 */
export async function getCockpit(call: Call, asked: Day | undefined): Promise<View> {
  const { city } = call.platform
  const today = dayInShanghai(call.now)
  const since = asked ?? addDays(today, -usualDays)
  const [lights, former, judged, judgedBefore, others] = await Promise.all([
    lightsOfTasks(call.tx, today, city.tasks),
    lightsOfTasks(call.tx, since, city.tasks),
    judgementsOn(call, today, 'internal'),
    judgementsOn(call, since, 'internal'),
    loadOthers(call, today),
  ])
  const { late, habits } = await listWarnings(call, others)
  const lamp = lampsOf(lights)
  const overall = judged.all.filter(({ target }) => target.sector === 'overall')
  const revisions = revisionViews(judged.rows, judged.at)
    .filter((one) => one.knownAt > endOf(since))
    .map((one) => ({ ...one, name: getIndicator(city, one.indicator).name }))
  return {
    at: call.now.toISOString(),
    today,
    since,
    lights: { now: lightCounts(call, lights), before: lightCounts(call, former) },
    verdicts: { now: verdictCounts(judged.all), before: verdictCounts(judgedBefore.all) },
    overall: overall.map((one) => targetView(city, one)),
    sectors: sectorsOf(call, judged.all, lamp),
    sections: sectionsOf(call, lamp),
    departments: city.departments
      .map(({ id }) => ({
        department: departmentName(city, id),
        leads: city.tasks.filter((task) => task.lead.includes(id)).map(lamp),
        cooperates: city.tasks.filter((task) => task.cooperating.includes(id)).length,
        asked: habits.get(id)?.asked ?? 0,
        inTime: habits.get(id)?.inTime ?? 0,
      }))
      .filter((one) => one.leads.length + one.cooperates > 0),
    changes: await changesSince(call, since),
    revisions,
    late,
    disagreements: disagreementsOf(call, lights),
    followUps: showFollowUps(others),
    projects: showProjects(others),
    assessment: await latestAssessment(call),
    synthetic: [judged.all, [...lights.values()], others.followUps, others.projects].some((all) =>
      all.some((one) => one.synthetic),
    ),
  }
}
