import { Problem } from '@wstc/domain/kernel/problem'
import type { ProjectDetail } from '@wstc/domain/plan/contract/projects/shapes'
import type { Charter } from '@wstc/domain/plan/model/project'
import { newId } from '../../../platform/ids.ts'
import type { Call } from '../../../platform/serve.ts'
import { checkDepartment, ownDepartment } from '../../tasks/service/subjects.ts'
import { isOwnProposal, mayKeepOrDecide } from '../access.ts'
import {
  insertCharters,
  insertProjects,
  type ProjectRow,
  selectCharters,
  updateProject,
} from '../store/register.ts'
import { getProjectDetail } from './detail.ts'
import { publishProjects } from './publish.ts'
import { checkCharter, checkStage, conflict, getProjectRow, note } from './subjects.ts'
import { tellOffice, tellProposer } from './telling.ts'

/** A department proposes a project of its own; the office decides. */
export async function proposeProject(
  call: Call,
  input: { charter: Charter; cooperating: readonly string[] },
): Promise<ProjectDetail> {
  const lead = ownDepartment(call)
  checkDepartment(call, lead, 'charter')
  checkCharter(call, input.charter)
  for (const one of input.cooperating) checkDepartment(call, one, 'cooperating')
  const id = newId(call.now)
  await insertProjects(call.tx, [
    {
      id,
      place: null,
      lead,
      cooperating: [...new Set(input.cooperating)].filter((one) => one !== lead),
      stage: 'proposed',
      proposed_by: call.actor.personId ?? null,
      proposed_department: lead,
      proposed_at: call.now,
      decided_by: null,
      decided_at: null,
      closed_by: null,
      closed_at: null,
    },
  ])
  await insertCharter(call, id, 1, input.charter, '')
  await note(call, 'project.propose', id, { name: input.charter.name.zh })
  await tellOffice(call, id, input.charter.name)
  return getProjectDetail(call, id)
}

const insertCharter = (
  call: Call,
  project: string,
  version: number,
  charter: Charter,
  reason: string,
): Promise<void> =>
  insertCharters(call.tx, [
    {
      project,
      version,
      content: JSON.stringify(charter),
      reason,
      by_person: call.actor.personId ?? null,
      by_department: call.actor.organisationId ?? null,
      known_at: call.now,
    },
  ])

async function change(
  call: Call,
  row: ProjectRow,
  revision: number,
  values: Parameters<typeof updateProject>[3],
): Promise<void> {
  if (!(await updateProject(call.tx, row.id, revision, values))) throw conflict('project')
}

/** Registers or refuses what was proposed. @throws Problem `plan/own-proposal` */
export async function decideProject(
  call: Call,
  id: string,
  input: { revision: number; outcome: 'registered' | 'refused'; reason: string },
): Promise<ProjectDetail> {
  const row = await getProjectRow(call, id)
  checkStage(row, 'proposed')
  if (isOwnProposal(call.actor, row.proposed_by)) throw new Problem('plan/own-proposal')
  await change(call, row, input.revision, {
    stage: input.outcome,
    decided_by: call.actor.personId ?? null,
    decided_at: call.now,
    decision: input.reason,
  })
  await note(call, 'project.decide', id, { outcome: input.outcome })
  await tellProposer(call, row, input.outcome, input.reason)
  await publishProjects(call, id)
  return getProjectDetail(call, id)
}

/** Closes a project for good; everything kept of it stays. */
export async function closeProject(
  call: Call,
  id: string,
  input: { revision: number; reason: string },
): Promise<ProjectDetail> {
  const row = await getProjectRow(call, id)
  checkStage(row, 'registered')
  await change(call, row, input.revision, {
    stage: 'closed',
    closed_by: call.actor.personId ?? null,
    closed_at: call.now,
    close_reason: input.reason,
  })
  await note(call, 'project.close', id, { reason: input.reason })
  await publishProjects(call, id)
  return getProjectDetail(call, id)
}

/** A new version of the charter; the one before stays. */
export async function changeCharter(
  call: Call,
  id: string,
  input: { revision: number; charter: Charter; reason: string },
): Promise<ProjectDetail> {
  const row = await getProjectRow(call, id)
  if (!mayKeepOrDecide(call.actor, row)) throw new Problem('plan/not-your-project')
  checkStage(row, 'proposed', 'registered')
  checkCharter(call, input.charter)
  await change(call, row, input.revision, {})
  const versions = await selectCharters(call.tx, { project: id })
  const next = (versions.at(-1)?.version ?? 0) + 1
  await insertCharter(call, id, next, input.charter, input.reason)
  await note(call, 'project.charter', id, { version: next, reason: input.reason })
  await publishProjects(call, id)
  return getProjectDetail(call, id)
}
