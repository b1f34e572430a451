import type { CityPack } from '../model/pack.ts'
import { checkSystem } from '../rules/assessment/check-system.ts'
import { checkCitation, type PackFault, type PackRegister } from './register.ts'

const file = 'assessment.yaml'

/** The index system can be computed, and cites what exists. */
export function checkAssessment({ assessment }: CityPack, register: PackRegister): PackFault[] {
  const items = [
    ...assessment.groups.flatMap((group, index) =>
      group.items.map((item, place) => ({ item, pointer: ['groups', index, 'items', place] })),
    ),
    ...assessment.extras.map((item, index) => ({ item, pointer: ['extras', index] })),
  ]
  return [
    ...checkSystem(assessment).map((fault) => ({ file, ...fault }) as const),
    ...checkCitation(register, assessment.citation, file, ['citation']),
    ...items.flatMap(({ item, pointer }) =>
      item.citation ? checkCitation(register, item.citation, file, [...pointer, 'citation']) : [],
    ),
  ]
}
