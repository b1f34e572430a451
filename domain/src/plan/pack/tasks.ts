import { Period, yearOf } from '../../kernel/period.ts'
import { type CityPack, Place } from '../model/pack.ts'
import type { EvidenceRequirement, Task } from '../model/task.ts'
import {
  checkCitation,
  checkKnown,
  checkUnique,
  fault,
  type PackFault,
  type PackPointer,
  type PackRegister,
} from './register.ts'

const file = 'tasks/*.yaml'
const placeKinds: ReadonlySet<string> = new Set(Place.shape.kind.options)

/** Rows of the annex: whom and what they name exists, and their days fall into the plan. */
export function checkTasks(pack: CityPack, register: PackRegister): PackFault[] {
  return pack.tasks.flatMap((task, index) => [
    ...checkDuties(task, index, register),
    ...task.sections.flatMap((section, at) =>
      checkKnown(register.sections, section, file, [index, 'sections', at], {
        zh: '章节',
        en: 'section',
      }),
    ),
    ...(task.sector === undefined
      ? []
      : checkKnown(register.sectors, task.sector, file, [index, 'sector'], {
          zh: '领域',
          en: 'sector',
        })),
    ...checkCitation(register, task.citation, file, [index, 'citation']),
    ...checkSchedule(task, index, register),
    ...checkUnique(
      task.evidence,
      (item) => item.id,
      file,
      (at) => [index, 'evidence', at, 'id'],
    ),
    ...task.evidence.flatMap((item, at) =>
      checkEvidence(item, [index, 'evidence', at], pack, register),
    ),
  ])
}

function checkDuties(task: Task, index: number, register: PackRegister): PackFault[] {
  const duties = (['lead', 'cooperating'] as const).flatMap((duty) =>
    task[duty].map((id, at) => ({ duty, id, pointer: [index, duty, at] })),
  )
  return duties.flatMap(({ duty, id, pointer }, at) => {
    const first = duties.findIndex((other) => other.id === id)
    const unknown = checkKnown(register.departments, id, file, pointer, {
      zh: '部门',
      en: 'department',
    })
    if (first === at) return unknown
    const twice =
      duties[first]!.duty === duty
        ? fault(file, pointer, `部门重复：${id}`, `Department ${id} is listed twice`)
        : fault(file, pointer, `${id} 既牵头又配合`, `${id} both leads and cooperates`)
    return [...unknown, twice]
  })
}

function checkSchedule(task: Task, index: number, register: PackRegister): PackFault[] {
  const { period } = task.schedule
  const pointer = [index, 'schedule', 'period']
  if (!Period.safeParse(period).success) {
    return [fault(file, pointer, `不是时间段：${period}`, `“${period}” is not a period`)]
  }
  const year = String(yearOf(period))
  if (year >= register.years.from && year <= register.years.until) return []
  return [fault(file, pointer, `${period} 不在方案期内`, `${period} lies outside the plan`)]
}

/** The plan's first year counts whole: an annex may schedule work before the day of issue. */
function checkEvidence(
  item: EvidenceRequirement,
  pointer: PackPointer,
  pack: CityPack,
  register: PackRegister,
): PackFault[] {
  const faults: PackFault[] = []
  if (item.by < `${register.years.from}-01-01` || item.by > pack.city.plan.until) {
    const by = [...pointer, 'by']
    faults.push(fault(file, by, `${item.by} 不在方案期内`, `${item.by} lies outside the plan`))
  }
  if (item.accepts.includes('live') !== (item.live !== undefined)) {
    faults.push(
      fault(
        file,
        item.live ? [...pointer, 'live'] : [...pointer, 'accepts'],
        '实时佐证须同时写明 accepts: live 和问题',
        'Live evidence needs both “live” among `accepts` and the question',
      ),
    )
  }
  const asked = item.live?.parameters ?? {}
  const references: Record<string, [ReadonlySet<string>, string, string]> = {
    target: [register.targets, '目标', 'target'],
    indicator: [register.indicators, '指标', 'indicator'],
    task: [new Set([...register.tasks].map(String)), '任务', 'task'],
    kind: [placeKinds, '载体类别', 'kind of place'],
  }
  for (const [name, value] of Object.entries(asked)) {
    const reference = references[name]
    if (!reference) continue
    const [known, zh, en] = reference
    const at = [...pointer, 'live', 'parameters', name]
    faults.push(...checkKnown(known, value, file, at, { zh, en }))
  }
  return faults
}
