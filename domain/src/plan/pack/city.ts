import { checkAccent, textContrast } from '../../kernel/accent.ts'
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
    ...checkKnown(register.departments, city.coordinator, file, ['coordinator'], {
      zh: '部门',
      en: 'department',
    }),
    ...checkKnown(register.departments, city.statistics, file, ['statistics'], {
      zh: '部门',
      en: 'department',
    }),
    ...(city.plan.from <= city.plan.until
      ? []
      : [fault(file, ['plan', 'until'], '方案止于开始之前', 'The plan ends before it begins')]),
    ...checkAccent(city.accent).map(({ mode, against, contrast }) =>
      contrast === undefined
        ? fault(
            file,
            ['accent', mode],
            '主题色须写成 # 加六位十六进制数，如 #b3243f',
            'The accent is written as # and six hexadecimal digits, such as #b3243f',
          )
        : fault(
            file,
            ['accent', mode],
            `主题色 ${city.accent[mode]} 与 ${against} 的对比度为 ${contrast}，低于 WCAG AA 要求的 ${textContrast}：${mode === 'light' ? '请选更深的颜色' : '请选更浅的颜色'}`,
            `The accent ${city.accent[mode]} has a contrast of ${contrast} against ${against}, less than the ${textContrast} of WCAG AA: choose a ${mode === 'light' ? 'darker' : 'lighter'} colour`,
          ),
    ),
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
