import { absent, Problem } from '@wstc/domain/kernel/problem'
import type { Place } from '@wstc/domain/plan/model/pack'
import type { Charter } from '@wstc/domain/plan/model/project'
import { projectStageTexts } from '@wstc/domain/plan/words/projects'
import { recordAct } from '../../../audit/index.ts'
import type { Call } from '../../../platform/serve.ts'
import { type ProjectRow, selectProjects } from '../store/register.ts'

/** @throws Problem `request/not-found` */
export async function getProjectRow(call: Call, id: string): Promise<ProjectRow> {
  const [row] = await selectProjects(call.tx, id)
  if (!row) throw absent('project')
  return row
}

/** A project in the register. @throws Problem `request/not-found`, `plan/not-at-this-stage` */
export async function getRegistered(call: Call, id: string): Promise<ProjectRow> {
  const row = await getProjectRow(call, id)
  checkStage(row, 'registered')
  return row
}

export function checkStage(row: ProjectRow, ...stages: ProjectRow['stage'][]): void {
  if (stages.includes(row.stage)) return
  throw new Problem('plan/not-at-this-stage', { stage: projectStageTexts[row.stage] })
}

/** @throws Problem `request/not-found` */
export function getCarrierPlace(
  call: Pick<Call, 'platform'>,
  id: string,
): Place & { lead: string } {
  const place = call.platform.city.places.find((one) => one.id === id)
  if (!place?.lead || !place.register.includes('carrier')) throw absent('carrier')
  return { ...place, lead: place.lead }
}

export const conflict = (what: string): Problem => new Problem('request/conflict', { what })

export const fieldFault = (
  path: string,
  code: `${string}/${string}`,
  details: Record<string, unknown> = {},
): Problem => new Problem(code, details, [{ path, code, details }])

/** What a charter names exists. @throws Problem `plan/charter-unknown`, `plan/ends-before-it-begins` */
export function checkCharter(call: Call, charter: Charter): void {
  const { districts, sectors, tasks, places } = call.platform.city
  const check = (path: string, known: boolean, value: string): void => {
    if (!known) throw fieldFault(path, 'plan/charter-unknown', { value })
  }
  const { district, carrier } = charter
  if (district !== null) {
    check(
      'charter.district',
      districts.some((one) => one.id === district),
      district,
    )
  }
  if (carrier !== null) {
    const known = places.some((one) => one.id === carrier && one.register.includes('carrier'))
    check('charter.carrier', known, carrier)
  }
  for (const id of charter.sectors) {
    check(
      'charter.sectors',
      sectors.some((one) => one.id === id),
      id,
    )
  }
  for (const number of charter.tasks) {
    check(
      'charter.tasks',
      tasks.some((one) => one.number === number),
      String(number),
    )
  }
  if (charter.until < charter.from) {
    throw fieldFault('charter.until', 'plan/ends-before-it-begins')
  }
}

/** The audit entry of an act on a project or carrier. */
export async function note(
  call: Call,
  act: `project.${string}` | `carrier.${string}`,
  id: string,
  details: Record<string, unknown> = {},
): Promise<void> {
  const [kind] = act.split('.') as ['project' | 'carrier']
  await recordAct(call, { action: `plan.${act}`, subject: { kind, id }, details })
}
