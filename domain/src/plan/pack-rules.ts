import type { CityPack } from './model/pack.ts'
import { checkAssessment } from './pack/assessment.ts'
import { checkCity, checkTaskLinks } from './pack/city.ts'
import { checkFacts, checkIndicators } from './pack/indicators.ts'
import { checkNames } from './pack/names.ts'
import { checkPlaces } from './pack/places.ts'
import { checkCitation, type PackFault, registerOf } from './pack/register.ts'
import { checkTargets } from './pack/targets.ts'
import { checkTasks } from './pack/tasks.ts'

/**
 * Every fault between the parts of a pack whose files each fit their schema: references that lead
 * nowhere, names that stand for two things, days outside the plan, figures that cannot hold. An
 * empty list means that the pack can be loaded.
 */
export function checkPack(pack: CityPack): PackFault[] {
  const register = registerOf(pack)
  return [
    ...checkCity(pack, register),
    ...checkNames(pack),
    ...checkTasks(pack, register),
    ...checkIndicators(pack, register),
    ...checkTargets(pack, register),
    ...checkFacts(pack, register),
    ...pack.sectors.flatMap((sector, index) =>
      checkCitation(register, sector.citation, 'sectors.yaml', [index, 'citation']),
    ),
    ...checkTaskLinks(pack.places, 'places.yaml', register),
    ...checkPlaces(pack, register),
    ...checkTaskLinks(pack.measures, 'measures.yaml', register),
    ...checkAssessment(pack, register),
  ]
}
