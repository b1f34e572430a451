import { compareDecimalTexts } from '../../kernel/decimal.ts'
import type { CityPack } from '../model/pack.ts'
import type { Target } from '../model/target.ts'
import {
  checkCitation,
  checkKnown,
  checkUnique,
  fault,
  type PackFault,
  type PackRegister,
} from './register.ts'

const file = 'targets.yaml'

/** Promises: sector, indicator and clause exist; due year, range and base make sense. */
export function checkTargets(pack: CityPack, register: PackRegister): PackFault[] {
  const sectors = new Set([...register.sectors, 'overall'])
  return [
    ...checkUnique(
      pack.targets,
      (target) => `${target.indicator} ${target.due}`,
      file,
      (index) => [index, 'due'],
    ),
    ...pack.targets.flatMap((target, index) => [
      ...checkKnown(sectors, target.sector, file, [index, 'sector'], { zh: '领域', en: 'sector' }),
      ...checkKnown(register.indicators, target.indicator, file, [index, 'indicator'], {
        zh: '指标',
        en: 'indicator',
      }),
      ...checkCitation(register, target.citation, file, [index, 'citation']),
      ...checkDue(target, index, register),
      ...checkCriterion(target, index, pack),
      ...checkBase(target, index, register),
    ]),
  ]
}

function checkDue({ due }: Target, index: number, { years }: PackRegister): PackFault[] {
  if (due === 'each-year' || (due >= years.from && due <= years.until)) return []
  return [fault(file, [index, 'due'], `${due} 年不在方案期内`, `${due} lies outside the plan`)]
}

function checkCriterion(target: Target, index: number, pack: CityPack): PackFault[] {
  const { criterion } = target
  const pointer = [index, 'criterion']
  const faults: PackFault[] = []
  if (criterion.kind === 'range' && compareDecimalTexts(criterion.low, criterion.high) > 0) {
    faults.push(fault(file, pointer, '区间下限高于上限', 'The range begins above its end'))
  }
  const unit = pack.indicators.find((indicator) => indicator.id === target.indicator)?.unit
  if (unit !== undefined && (unit === 'yes-no') !== (criterion.kind === 'qualitative')) {
    faults.push(
      fault(
        file,
        pointer,
        '定性目标与是否类指标必须成对',
        'A qualitative target and a yes-no indicator belong together',
      ),
    )
  }
  return faults
}

function checkBase(target: Target, index: number, register: PackRegister): PackFault[] {
  const { base, due } = target
  if (!base) return []
  const first = due === 'each-year' ? register.years.from : due
  return [
    ...checkCitation(register, base.citation, file, [index, 'base', 'citation']),
    ...(base.period < first
      ? []
      : [
          fault(
            file,
            [index, 'base', 'period'],
            `基期 ${base.period} 不早于目标年`,
            `The base ${base.period} is not before the year that is judged`,
          ),
        ]),
  ]
}
