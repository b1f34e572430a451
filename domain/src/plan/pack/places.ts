import type { CityPack, Place } from '../model/pack.ts'
import { checkCitation, checkKnown, fault, type PackFault, type PackRegister } from './register.ts'

const file = 'places.yaml'

/** What is followed up has a responsible department, a project its aim, and all they name exists. */
export function checkPlaces(pack: CityPack, register: PackRegister): PackFault[] {
  const districts = new Set(pack.districts.map((one) => one.id))
  return [
    ...pack.places.flatMap((place, index) => [
      ...checkFollowedUp(place, index, pack),
      ...[
        ...(place.lead ? [['lead']] : []),
        ...place.cooperating.map((_, at) => ['cooperating', at]),
      ]
        .map((tail) => ({
          tail,
          id: tail[0] === 'lead' ? place.lead! : place.cooperating[Number(tail[1])]!,
        }))
        .flatMap(({ tail, id }) =>
          checkKnown(register.departments, id, file, [index, ...tail], {
            zh: '部门',
            en: 'department',
          }),
        ),
      ...place.sectors.flatMap((id, at) =>
        checkKnown(register.sectors, id, file, [index, 'sectors', at], {
          zh: '领域',
          en: 'sector',
        }),
      ),
      ...(place.located
        ? checkKnown(districts, place.located.district, file, [index, 'located', 'district'], {
            zh: '行政区',
            en: 'district',
          })
        : []),
    ]),
    ...pack.districts.flatMap((one, index) =>
      one.office
        ? checkKnown(register.departments, one.office, 'districts.yaml', [index, 'office'], {
            zh: '部门',
            en: 'department',
          })
        : [],
    ),
    ...pack.carrierIndicators.flatMap((one, index) =>
      one.citation
        ? checkCitation(register, one.citation, 'carrier-indicators.yaml', [index, 'citation'])
        : [],
    ),
  ]
}

function checkFollowedUp(place: Place, index: number, pack: CityPack): PackFault[] {
  const faults: PackFault[] = []
  const say = (key: string, zh: string, en: string): void => {
    faults.push(fault(file, [index, key], zh, en))
  }
  if (place.register.length > 0 && !place.lead) {
    say('register', `${place.id} 没有责任部门`, `${place.id} has no responsible department`)
  }
  if (place.register.includes('project') && !place.aim) {
    say('register', `项目 ${place.id} 没有写明目标`, `Project ${place.id} has no aim`)
  }
  if (place.lead && place.cooperating.includes(place.lead)) {
    say('cooperating', `${place.lead} 既牵头又配合`, `${place.lead} both leads and cooperates`)
  }
  if (place.until && place.until <= pack.city.plan.from) {
    say('until', '止于方案开始之前', 'It ends before the plan begins')
  }
  return faults
}
