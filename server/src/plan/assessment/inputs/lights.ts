import { addDays, type Day, firstDayOf } from '@wstc/domain/kernel/period'
import type { InputRow } from '@wstc/domain/plan/model/assessment/inputs'
import type { Light } from '@wstc/domain/plan/model/judgement'
import type { Task } from '@wstc/domain/plan/model/task'
import { dutyOf } from '../../tasks/access.ts'
import { type LightRow, selectLatestLights, selectLightsBetween } from '../../tasks/store/lights.ts'
import type { Asking, Rows } from './asking.ts'

/** Days of each light from `first` to `last`; a light holds until another one is kept. */
export function daysOfLights(
  kept: readonly Pick<LightRow, 'on_day' | 'light'>[],
  first: Day,
  last: Day,
): Map<Light, number> {
  const days = new Map<Light, number>()
  let place = -1
  for (let day = first; day <= last; day = addDays(day, 1)) {
    while (place + 1 < kept.length && kept[place + 1]!.on_day <= day) place += 1
    const light = kept[place]?.light
    if (light) days.set(light, (days.get(light) ?? 0) + 1)
  }
  return days
}

function valuesOf(kept: readonly LightRow[], first: Day, last: Day): InputRow['values'] {
  const days = daysOfLights(kept, first, last)
  const end = kept.at(-1)
  const count = (light: Light): string | null => (end ? String(days.get(light) ?? 0) : null)
  return {
    light: end?.light ?? null,
    'days-blue': count('blue'),
    'days-green': count('green'),
    'days-yellow': count('yellow'),
    'days-red': count('red'),
    disagreements: end ? String(end.disagreements.length) : null,
    'evidence-share': end?.evidenced.sharePercent ?? null,
  }
}

/** Tasks that were due to begin by the period's end, with what their lights showed over it. */
export async function taskRows({ tx, platform, first, last }: Asking): Promise<Rows> {
  const lights = [
    ...(await selectLatestLights(tx, addDays(first, -1), platform.city.tasks)),
    ...(await selectLightsBetween(tx, first, last)),
  ]
  const byTask = new Map<number, LightRow[]>()
  for (const row of lights) byTask.set(row.task, [...(byTask.get(row.task) ?? []), row])
  const begun = platform.city.tasks.filter((task) => firstDayOf(task.schedule.period) <= last)
  const rowOf = (task: Task, duty: 'lead' | 'cooperating'): InputRow => ({
    id: String(task.number),
    label: {
      zh: `第 ${task.number} 项 ${task.title.zh}`,
      en: `${task.number} ${task.title.en}`,
    },
    link: `/tasks/${task.number}?tab=history`,
    duty,
    values: valuesOf(byTask.get(task.number) ?? [], first, last),
  })
  return (department) =>
    begun.flatMap((task) => {
      const duty = dutyOf(task, department)
      return duty ? [rowOf(task, duty)] : []
    })
}
