import type { ReplyInput } from '@wstc/domain/kernel/endpoint'
import { dayInShanghai } from '@wstc/domain/kernel/period'
import { absent } from '@wstc/domain/kernel/problem'
import type { planPublicContract } from '@wstc/domain/plan/contract/public'
import type { TaskView } from '@wstc/domain/plan/contract/public-views'
import { Light, Verdict } from '@wstc/domain/plan/model/judgement'
import type { CityPack, Sector } from '@wstc/domain/plan/model/pack'
import { bandPercent } from '@wstc/domain/plan/rules/forecast'
import { progressThresholds } from '@wstc/domain/plan/rules/grade'
import { lightRule } from '@wstc/domain/plan/rules/light-rule'
import type { Call } from '../../platform/serve.ts'
import { type Judged, judgementsOn } from '../targets/judge.ts'
import { targetView } from '../targets/show.ts'
import { indicatorView } from '../targets/views.ts'
import { viewTasks } from './tasks.ts'

type Contract = typeof planPublicContract

function countBy<K extends string>(keys: readonly K[], found: readonly K[]): Record<K, number> {
  const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>
  for (const key of found) counts[key] += 1
  return counts
}

const lightsOf = (tasks: readonly TaskView[]) =>
  countBy(
    Light.options,
    tasks.flatMap((task) => task.standing?.light ?? []),
  )
const verdictsOf = (judged: readonly Judged[]) =>
  countBy(
    Verdict.options,
    judged.map((one) => one.judgement.verdict),
  )

const publicJudgements = (call: Call) => judgementsOn(call, dayInShanghai(call.now), 'public')

/** Tasks of a sector: named in its own row, or drawn from its section of part three. */
const concerns = (sector: Sector, task: TaskView): boolean =>
  task.sector?.id === sector.id || task.sections.some((one) => one.id === `3.${sector.number}`)

function sectorView(sector: Sector, tasks: readonly TaskView[], judged: readonly Judged[]) {
  const own = judged.filter((one) => one.target.sector === sector.id)
  const its = tasks.filter((task) => concerns(sector, task))
  return {
    ...sector,
    tasks: its.map((task) => task.number),
    targets: own.length,
    verdicts: verdictsOf(own),
    lights: lightsOf(its),
  }
}

export async function listSectors(call: Call): Promise<ReplyInput<Contract['listSectors']>> {
  const tasks = await viewTasks(call)
  const { asOf, all } = await publicJudgements(call)
  const sectors = call.platform.city.sectors.map((sector) => sectorView(sector, tasks, all))
  return { asOf, sectors }
}

export async function getSector(
  call: Call,
  id: string,
): Promise<ReplyInput<Contract['getSector']>> {
  const { city } = call.platform
  const sector = city.sectors.find((one) => one.id === id)
  if (!sector) throw absent('sector')
  const tasks = await viewTasks(call)
  const { asOf, all } = await publicJudgements(call)
  return {
    ...sectorView(sector, tasks, all),
    asOf,
    tasks: tasks.filter((task) => concerns(sector, task)),
    targets: all.filter((one) => one.target.sector === id).map((one) => targetView(city, one)),
  }
}

export async function listDepartments(
  call: Call,
): Promise<ReplyInput<Contract['listDepartments']>> {
  const { city } = call.platform
  const tasks = await viewTasks(call)
  const departments = city.departments.map((department) => {
    const has = (list: TaskView['lead']) => list.some((one) => one.id === department.id)
    const leads = tasks.filter((task) => has(task.lead))
    const cooperates = tasks.filter((task) => has(task.cooperating))
    return {
      ...department,
      leads: leads.map((task) => task.number),
      cooperates: cooperates.map((task) => task.number),
      lights: lightsOf(leads),
      indicators: city.indicators
        .filter((one) => one.source === department.id)
        .map((one) => one.id),
    }
  })
  return { asOf: dayInShanghai(call.now), departments }
}

export function listIndicators({
  city,
}: {
  city: CityPack
}): ReplyInput<Contract['listIndicators']> {
  return { indicators: city.indicators.map((one) => indicatorView(city, one)) }
}

const taskNames = (city: CityPack, numbers: readonly number[]) =>
  city.tasks
    .filter((task) => numbers.includes(task.number))
    .map(({ number, title }) => ({ number, title }))

export function listPlaces({ city }: { city: CityPack }): ReplyInput<Contract['listPlaces']> {
  return {
    places: city.places.map((place) => ({ ...place, tasks: taskNames(city, place.tasks) })),
  }
}

export function listMeasures({ city }: { city: CityPack }): ReplyInput<Contract['listMeasures']> {
  return {
    measures: city.measures.map((one) => ({ ...one, tasks: taskNames(city, one.tasks) })),
  }
}

/** The published rules, as data: what the judgements are computed by. */
export function getRules({ city }: { city: CityPack }): ReplyInput<Contract['getRules']> {
  return {
    lights: lightRule.map((line) => ({ ...line, when: [...line.when] })),
    progress: [...progressThresholds],
    forecastBandPercent: bandPercent,
    reporting: city.city.reporting,
  }
}

function headlineOf({ target, indicator, judgement, synthetic }: Judged) {
  const { latest } = judgement
  return {
    target: target.id,
    statement: target.statement,
    indicator: indicator.name,
    unit: indicator.unit,
    due: target.due,
    verdict: judgement.verdict,
    ...(latest ? { value: latest.value, year: latest.year, status: latest.status } : {}),
    synthetic,
  }
}

export async function getSummary(call: Call): Promise<ReplyInput<Contract['getSummary']>> {
  const { city } = call.platform
  const { asOf, all } = await publicJudgements(call)
  const tasks = await viewTasks(call)
  const { id, name, plan, notes } = city.city
  const document = city.documents.find((one) => one.id === plan.document)
  return {
    asOf,
    city: { id, name },
    plan: {
      title: plan.title,
      number: document?.number ?? '',
      issuer: document?.issuer ?? name,
      from: plan.from,
      until: plan.until,
      notes: notes ?? [],
    },
    counts: {
      tasks: city.tasks.length,
      targets: city.targets.length,
      sectors: city.sectors.length,
      departments: city.departments.length,
      places: city.places.length,
      measures: city.measures.length,
    },
    lights: lightsOf(tasks),
    verdicts: verdictsOf(all),
    headlines: all.filter((one) => one.target.sector === 'overall').map(headlineOf),
    synthetic:
      all.some((one) => one.synthetic) || tasks.some((task) => task.standing?.synthetic === true),
  }
}
