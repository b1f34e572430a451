import type { QueryOf, ReplyInput } from '@wstc/domain/kernel/endpoint'
import { addDays, type Day, dayInShanghai, daysBetween } from '@wstc/domain/kernel/period'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import type {
  LightCount,
  LightTrend,
  planTrendsContract,
  Standing,
  TrendGrouping,
  TrendStep,
} from '@wstc/domain/plan/contract/trends'
import type { CityPack } from '@wstc/domain/plan/model/pack'
import type { Task } from '@wstc/domain/plan/model/task'
import type { Platform } from '../../platform/platform.ts'
import { WarehouseAway } from '../../platform/warehouse.ts'
import { countLights, selectCourse, selectRevisions } from './store.ts'

type Contract = typeof planTrendsContract
type Asker = Pick<Platform, 'city' | 'clock' | 'warehouse'>

const longestPoints = 400
const freshSeconds = 300

function standingOf({ warehouse }: Asker): Standing {
  const { available, asOf, lagSeconds } = warehouse.state()
  return {
    available,
    asOf: asOf?.toISOString() ?? null,
    fresh: available && lagSeconds <= freshSeconds,
  }
}

/** What `ask` finds; nothing, and said so, while the warehouse is away. */
async function orNothing<T>(
  platform: Asker,
  ask: () => Promise<T[]>,
): Promise<{ readonly rows: T[]; readonly standing: Standing }> {
  try {
    return { rows: await ask(), standing: standingOf(platform) }
  } catch (error) {
    if (!(error instanceof WarehouseAway)) throw error
    return { rows: [], standing: { ...standingOf(platform), available: false, fresh: false } }
  }
}

interface Span {
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly step: TrendStep
}

const backOne = (day: Day, step: TrendStep): Day => {
  if (step === 'day') return addDays(day, -1)
  if (step === 'week') return addDays(day, -7)
  // The last day of the month before.
  return addDays(`${day.slice(0, 7)}-01`, -1)
}

/**
 * The days of a trend, ascending: the last one and every step back from it.
 * @throws Problem `request/invalid` where the span is reversed or has too many steps
 */
function daysOf(platform: Asker, span: Span): { from: Day; to: Day; days: Day[] } {
  const to = span.to ?? dayInShanghai(platform.clock.now())
  const from = span.from ?? addDays(to, span.step === 'day' ? -60 : -364)
  const length = daysBetween(from, to)
  const most = { day: 1, week: 7, month: 28 }[span.step] * longestPoints
  if (length < 0 || length > most) {
    throw new Problem('request/invalid', {}, [{ path: 'from', code: 'field/invalid' }])
  }
  const days: Day[] = []
  for (let day = to; day >= from; day = backOne(day, span.step)) days.unshift(day)
  return { from, to, days }
}

/** 二（一） to 二（八） stand alone; the sectors and the safeguards are one part each. */
const partOf = (section: string): string =>
  section.startsWith('2.') ? section : section.slice(0, 1)

const partNames: Readonly<Record<string, { zh: string; en: string }>> = {
  '1': { zh: '总体要求', en: 'Aims' },
  '3': { zh: '重点领域', en: 'Sectors' },
  '4': { zh: '保障措施', en: 'Safeguards' },
}

const groupsOf: Readonly<Record<TrendGrouping, (task: Task) => string[]>> = {
  overall: () => ['all'],
  section: (task) => [...new Set(task.sections.map(partOf))],
  department: (task) => task.lead,
  sector: (task) => (task.sector ? [task.sector] : []),
}

function nameOf(city: CityPack, by: TrendGrouping, id: string) {
  const fallback = { zh: id, en: id }
  if (by === 'overall') return { zh: '全部任务', en: 'All tasks' }
  if (by === 'department') return city.departments.find((one) => one.id === id)?.short ?? fallback
  if (by === 'sector') return city.sectors.find((one) => one.id === id)?.name ?? fallback
  return city.sections.find((one) => one.id === id)?.title ?? partNames[id] ?? fallback
}

const noLights = { grey: 0, green: 0, yellow: 0, red: 0, blue: 0 }

/**
 * How many tasks showed which light at the end of each step, as kept then. Groups follow today's
 * duties and sections, so that a line compares the same tasks over time.
 */
export async function listLightTrend(
  platform: Asker,
  query: Pick<QueryOf<Contract['listLightTrend']>, 'by' | 'of'> & Span,
): Promise<LightTrend> {
  const { from, to, days } = daysOf(platform, query)
  const { by, of, step } = query
  const lists = platform.city.tasks.map((task) => ({
    id: String(task.number),
    groups: groupsOf[by](task).filter((id) => of === undefined || id === of),
  }))
  const asked = lists.filter((one) => one.groups.length > 0)
  const { rows, standing } = await orNothing(platform, () =>
    asked.length === 0
      ? Promise.resolve([])
      : countLights(
          platform.warehouse,
          { kind: 'task', ids: asked.map((one) => one.id), days },
          asked.map((one) => one.groups),
        ),
  )
  const points = new Map<string, Map<Day, LightCount>>()
  for (const { group, day, light, count } of rows) {
    const known = points.get(group) ?? new Map<Day, LightCount>()
    const point = known.get(day) ?? { day, ...noLights }
    known.set(day, { ...point, [light]: count })
    points.set(group, known)
  }
  const ids = [...new Set(asked.flatMap((one) => one.groups))].sort()
  return {
    ...standing,
    from,
    to,
    step,
    by,
    groups: ids.map((id) => ({
      id,
      name: nameOf(platform.city, by, id),
      points: standing.available
        ? days.map((day) => points.get(id)?.get(day) ?? { day, ...noLights })
        : [],
    })),
    synthetic: rows.some((row) => row.synthetic),
  }
}

/** The course of one task. @throws Problem `request/not-found` */
export async function getTaskTrend(
  platform: Asker,
  number: number,
  query: Span,
): Promise<ReplyInput<Contract['getTaskTrend']>> {
  if (!platform.city.tasks.some((one) => one.number === number)) throw absent('task')
  const { from, to, days } = daysOf(platform, query)
  const { rows, standing } = await orNothing(platform, () =>
    selectCourse(platform.warehouse, { kind: 'task', ids: [String(number)], days }),
  )
  return {
    ...standing,
    from,
    to,
    step: query.step,
    points: rows,
    synthetic: rows.some((row) => row.synthetic),
  }
}

/** First and present figures behind a target. @throws Problem `request/not-found` */
export async function getTargetTrend(
  platform: Asker,
  id: string,
): Promise<ReplyInput<Contract['getTargetTrend']>> {
  const target = platform.city.targets.find((one) => one.id === id)
  if (!target) throw absent('target')
  const { rows, standing } = await orNothing(platform, () =>
    selectRevisions(platform.warehouse, target.indicator),
  )
  return {
    ...standing,
    indicator: target.indicator,
    periods: rows,
    synthetic: rows.some((row) => row.synthetic),
  }
}
