import type { Day } from '@wstc/domain/kernel/period'
import { type CarrierState, carrierStateOn } from '@wstc/domain/plan/rules/carrier'
import { type ProjectState, projectStateOn } from '@wstc/domain/plan/rules/project-state'
import type { Call } from '../../platform/serve.ts'
import { factsOf, loadFigures, loadRows, proofFact } from './facts.ts'
import { selectProofs } from './store/proofs.ts'

/** What it takes to read states: the reader's transaction, and the city's reporting rule. */
type Reading = Pick<Call, 'tx' | 'platform'>

/**
 * Every project registered by `asOfDay` as it was known on that day: light with its reasons,
 * milestones, investment by kind, evidence. What became known later is not looked at. The reader
 * needs `plan.task.read`; for everybody else there are the published states.
 */
export async function listProjectStates(call: Reading, asOfDay: Day): Promise<ProjectState[]> {
  const { city } = call.platform.city
  return factsOf(await loadRows(call.tx)).flatMap(
    (facts) => projectStateOn(facts, city, asOfDay) ?? [],
  )
}

/** Every carrier of the city as it was known on `asOfDay`: yearly figures, evidence, projects. */
export async function listCarrierStates(call: Reading, asOfDay: Day): Promise<CarrierState[]> {
  const figures = await loadFigures(call.tx)
  const proofs = (await selectProofs(call.tx, { subject: 'figure' })).map(proofFact)
  const projects = await listProjectStates(call, asOfDay)
  return call.platform.city.places
    .filter((place) => place.register.includes('carrier'))
    .map((place) =>
      carrierStateOn(
        place.id,
        figures,
        proofs,
        projects
          .filter((one) => one.charter.carrier === place.id || one.project === place.id)
          .map((one) => one.project),
        asOfDay,
      ),
    )
}
