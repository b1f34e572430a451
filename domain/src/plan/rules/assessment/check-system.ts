import { compareDecimalTexts, sumDecimalTexts } from '../../../kernel/decimal.ts'
import { findCollection } from '../../model/assessment/inputs.ts'
import {
  type AssessmentItem,
  type AssessmentSystem,
  itemsOf,
} from '../../model/assessment/system.ts'
import { type AssessmentFault, at, checkFormula, type Pointer } from './check-formula.ts'

const above = (a: string, b: string): boolean => compareDecimalTexts(a, b) > 0

function checkItem(item: AssessmentItem, weighted: boolean, pointer: Pointer): AssessmentFault[] {
  const faults = checkFormula(item.formula, item.parameters, [...pointer, 'formula'])
  if ((item.kind === 'weighted') !== weighted) {
    faults.push(
      weighted
        ? at([...pointer, 'kind'], '组内指标应为 weighted', 'Items of a group are “weighted”')
        : at([...pointer, 'kind'], '加减分项应为 bonus 或 malus', 'Extras are “bonus” or “malus”'),
    )
  }
  if (compareDecimalTexts(item.points, '0') <= 0) {
    faults.push(at([...pointer, 'points'], '分值须大于零', 'Points must be above zero'))
  }
  item.parameters.forEach(({ value, min, max }, index) => {
    const here = [...pointer, 'parameters', index, 'value']
    if (min !== undefined && above(min, value)) {
      faults.push(at(here, `不能小于 ${min}`, `Must be at least ${min}`))
    }
    if (max !== undefined && above(value, max)) {
      faults.push(at(here, `不能大于 ${max}`, `Must be at most ${max}`))
    }
  })
  item.better.forEach(({ of, field }, index) => {
    if (findCollection(of)?.fields[field]?.kind === 'number') return
    const here = [...pointer, 'better', index]
    faults.push(at(here, `没有数值输入 ${of}.${field}`, `There is no number “${of}.${field}”`))
  })
  return faults
}

function repeated(
  ids: readonly string[],
  pointerOf: (index: number) => Pointer,
): AssessmentFault[] {
  return ids.flatMap((id, index) =>
    ids.indexOf(id) === index ? [] : [at(pointerOf(index), `重复：${id}`, `Used twice: ${id}`)],
  )
}

/** Every fault of an index system whose shape is right; empty means that it can be used. */
export function checkSystem(system: AssessmentSystem): AssessmentFault[] {
  const faults: AssessmentFault[] = []
  const weights = sumDecimalTexts(system.groups.map((group) => group.weight))
  if (compareDecimalTexts(weights, '100') !== 0) {
    faults.push(
      at(['groups'], `各组分值合计 ${weights}，应为 100`, `Groups make ${weights} points, not 100`),
    )
  }
  system.groups.forEach((group, index) => {
    const here = ['groups', index]
    const points = sumDecimalTexts(group.items.map((item) => item.points))
    if (compareDecimalTexts(points, group.weight) !== 0) {
      faults.push(
        at(
          [...here, 'weight'],
          `组内指标合计 ${points} 分，与本组的 ${group.weight} 分不符`,
          `Its items make ${points} points, the group says ${group.weight}`,
        ),
      )
    }
    group.items.forEach((item, place) => {
      faults.push(...checkItem(item, true, [...here, 'items', place]))
    })
  })
  system.extras.forEach((item, index) => {
    faults.push(...checkItem(item, false, ['extras', index]))
  })
  const groups = system.groups.map((group) => group.id)
  faults.push(...repeated(groups, (index) => ['groups', index, 'id']))
  const places = [
    ...system.groups.flatMap((group, index) =>
      group.items.map((_, place): Pointer => ['groups', index, 'items', place, 'id']),
    ),
    ...system.extras.map((_, index): Pointer => ['extras', index, 'id']),
  ]
  faults.push(
    ...repeated(
      itemsOf(system).map(({ item }) => item.id),
      (index) => places[index]!,
    ),
  )
  system.ties.forEach((id, index) => {
    if (!groups.includes(id))
      faults.push(at(['ties', index], `没有指标组 ${id}`, `There is no group “${id}”`))
  })
  faults.push(
    ...repeated(
      system.classes.map((one) => one.who),
      (index) => ['classes', index, 'who'],
    ),
  )
  return faults
}
