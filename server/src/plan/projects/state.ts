import type { Day } from '@wstc/domain/kernel/period'
import { type CarrierState, carrierStateOn } from '@wstc/domain/plan/rules/carrier'
import { type ProjectState, projectStateOn } from '@wstc/domain/plan/rules/project-state'
import type { Database } from '../../platform/database.ts'
import type { Call } from '../../platform/serve.ts'
import { factsOf, loadFigures, loadRows, type ProjectRows, proofFact } from './facts.ts'
import { selectProofs } from './store/proofs.ts'

/** What it takes to read states: the reader's transaction, and the city's reporting rule. */
type Reading = Pick<Call, 'tx' | 'platform'>

/** States by all that they were computed from, of which nothing ever changes under its mark. */
const kept = new WeakMap<Database, Map<string, ProjectState | undefined>>()
const mostKept = 2000

/** Every row of each project by its key and revision, as far as the reader may see it. */
function marksOf(rows: ProjectRows): Map<string, string> {
  const marks = new Map(rows.projects.map((row) => [row.id, `${row.id}.${row.version}`]))
  const add = (project: string | null, mark: string): void => {
    const before = project === null ? undefined : marks.get(project)
    if (before !== undefined) marks.set(project!, `${before} ${mark}`)
  }
  for (const row of rows.charters) add(row.project, `c${row.version}`)
  for (const row of rows.steps) add(row.project, `${row.milestone}.${row.place}`)
  for (const row of rows.money) add(row.project, `${row.line}.${row.version}`)
  for (const row of rows.proofs) add(row.project, `${row.id}.${row.revision}`)
  for (const row of rows.reports) add(row.project, `${row.id}.${row.revision}`)
  return marks
}

/**
 * Every project registered by `asOfDay` as it was known on that day: light with its reasons,
 * milestones, investment by kind, evidence. What became known later is not looked at. The reader
 * needs `plan.task.read`; for everybody else there are the published states.
 */
export async function listProjectStates(call: Reading, asOfDay: Day): Promise<ProjectState[]> {
  const { database, city } = call.platform
  const states = kept.get(database) ?? new Map<string, ProjectState | undefined>()
  kept.set(database, states)
  if (states.size > mostKept) states.clear()
  const rows = await loadRows(call.tx)
  const marks = marksOf(rows)
  const keyOf = (project: string): string => `${asOfDay} ${marks.get(project)}`
  const changed = rows.projects.filter((row) => !states.has(keyOf(row.id)))
  for (const facts of factsOf({ ...rows, projects: changed })) {
    states.set(keyOf(facts.project), projectStateOn(facts, city.city, asOfDay))
  }
  return rows.projects.flatMap((row) => states.get(keyOf(row.id)) ?? [])
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
