import type { CityPack } from '@wstc/domain/plan/model/pack'
import type { IndexItem } from '../desk/index.ts'

/** What of the city's data the global search finds. Links lead into the workspace. */
export function listPlanItems(city: CityPack): IndexItem[] {
  const tasks = city.tasks.map(
    (task): IndexItem => ({
      kind: 'task',
      id: String(task.number),
      title: task.title,
      aliases: [`任务${task.number}`, `task ${task.number}`],
      text: `${task.summary.zh} ${task.summary.en}`,
      link: `/app/tasks/${task.number}`,
    }),
  )
  const targets = city.targets.map(
    (target): IndexItem => ({
      kind: 'target',
      id: target.id,
      title: target.statement,
      link: `/app/targets/${target.id}`,
    }),
  )
  const sectors = city.sectors.map(
    (sector): IndexItem => ({
      kind: 'sector',
      id: sector.id,
      title: sector.name,
      text: `${sector.summary.zh} ${sector.summary.en}`,
      link: `/app/targets?sector=${sector.id}`,
    }),
  )
  const departments = city.departments.map(
    (department): IndexItem => ({
      kind: 'department',
      id: department.id,
      title: department.name,
      aliases: [department.short.zh, department.short.en, ...department.aliases],
      link: `/app/tasks?f.department=${department.id}`,
    }),
  )
  const carriers = city.places
    .filter((place) => place.register.includes('carrier'))
    .map(
      (place): IndexItem => ({
        kind: 'carrier',
        id: place.id,
        title: place.name,
        text: place.aim ? `${place.aim.zh} ${place.aim.en}` : '',
        link: `/app/carriers/${place.id}`,
        permission: 'plan.task.read',
      }),
    )
  return [...tasks, ...targets, ...sectors, ...departments, ...carriers]
}
