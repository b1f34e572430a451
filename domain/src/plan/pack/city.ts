import type { CityPack } from '../model/pack.ts'
import {
  checkCitation,
  checkKnown,
  checkUnique,
  fault,
  type PackFault,
  type PackRegister,
} from './register.ts'

/** The plan's document exists, its time runs forward, and each rung of the ladder is one day. */
export function checkCity({ city }: CityPack, register: PackRegister): PackFault[] {
  const file = 'city.yaml'
  return [
    ...checkKnown(register.documents, city.plan.document, file, ['plan', 'document'], {
      zh: '文件',
      en: 'document',
    }),
    ...(city.plan.from <= city.plan.until
      ? []
      : [fault(file, ['plan', 'until'], '方案止于开始之前', 'The plan ends before it begins')]),
    ...checkUnique(
      city.reminders,
      (step) => String(step.workingDays),
      file,
      (index) => ['reminders', index, 'workingDays'],
    ),
  ]
}

type Linked = CityPack['places'][number] | CityPack['measures'][number]

/** Places and measures cite a clause and point to rows of the annex. */
export function checkTaskLinks(
  list: readonly Linked[],
  file: 'places.yaml' | 'measures.yaml',
  register: PackRegister,
): PackFault[] {
  return list.flatMap((item, index) => [
    ...checkCitation(register, item.citation, file, [index, 'citation']),
    ...item.tasks.flatMap((number, at) =>
      checkKnown(register.tasks, number, file, [index, 'tasks', at], { zh: '任务', en: 'task' }),
    ),
  ])
}
