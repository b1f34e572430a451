import type { AssessmentSystem } from '@wstc/domain/plan/model/assessment/system'
import type { CityPack } from '@wstc/domain/plan/model/pack'

export interface Assessed {
  readonly department: string
  readonly class: string
}

/** Whom the system assesses, with the class that they are ranked in, in the order of the register. */
export function assessedDepartments(city: CityPack, system: AssessmentSystem): Assessed[] {
  return city.departments.flatMap(({ id, level }) => {
    const leads = city.tasks.some((task) => task.lead.includes(id))
    const joins = city.tasks.some((task) => task.cooperating.includes(id))
    const who = leads ? 'leads' : joins ? 'cooperates' : undefined
    const found = system.classes.find((one) => one.who === who)
    return found && system.levels.includes(level) ? [{ department: id, class: found.id }] : []
  })
}
