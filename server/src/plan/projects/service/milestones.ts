import { dayInShanghai } from '@wstc/domain/kernel/period'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import type { ProjectDetail } from '@wstc/domain/plan/contract/projects/shapes'
import type { StepAct } from '@wstc/domain/plan/model/project'
import { milestoneStageTexts } from '@wstc/domain/plan/words/tasks'
import { newId } from '../../../platform/ids.ts'
import type { Call } from '../../../platform/serve.ts'
import { mayKeepOrDecide } from '../access.ts'
import { insertSteps, selectSteps } from '../store/register.ts'
import { getProjectDetail } from './detail.ts'
import { publishProjects } from './publish.ts'
import { conflict, fieldFault, getRegistered, note } from './subjects.ts'

async function addStep(
  call: Call,
  step: {
    readonly milestone: string
    readonly place: number
    readonly project: string
    readonly act: StepAct
    readonly title: string
    readonly day: string
    readonly reason: string
  },
): Promise<void> {
  const row = {
    ...step,
    by_person: call.actor.personId ?? null,
    by_department: call.actor.organisationId ?? null,
    known_at: call.now,
  }
  if (!(await insertSteps(call.tx, [row]))) throw conflict('milestone')
  await note(call, 'project.milestone', step.project, {
    milestone: step.milestone,
    act: step.act,
    day: step.day,
  })
}

export async function addMilestone(
  call: Call,
  id: string,
  input: { title: string; day: string },
): Promise<ProjectDetail> {
  const row = await getRegistered(call, id)
  if (!mayKeepOrDecide(call.actor, row)) throw new Problem('plan/not-your-project')
  const milestone = newId(call.now)
  await addStep(call, { milestone, place: 1, project: id, act: 'plan', reason: '', ...input })
  await publishProjects(call, id)
  return getProjectDetail(call, id)
}

/** Moves, reaches or drops a milestone; what was before stays as it was. */
export async function stepMilestone(
  call: Call,
  milestone: string,
  input: { revision: number; act: 'move' | 'reach' | 'drop'; day: string; reason: string },
): Promise<ProjectDetail> {
  const steps = await selectSteps(call.tx, { milestone })
  const [first, last] = [steps[0], steps.at(-1)]
  if (!first || !last) throw absent('milestone')
  const row = await getRegistered(call, first.project)
  if (!mayKeepOrDecide(call.actor, row)) throw new Problem('plan/not-your-project')
  if (last.act === 'reach' || last.act === 'drop') {
    const stage = milestoneStageTexts[last.act === 'reach' ? 'reached' : 'dropped']
    throw new Problem('plan/not-at-this-stage', { stage })
  }
  if (last.place !== input.revision) throw conflict('milestone')
  const { act, day, reason } = input
  if (act !== 'reach' && reason === '') throw fieldFault('reason', 'plan/reason-missing')
  if (act === 'reach' && day > dayInShanghai(call.now)) {
    throw fieldFault('day', 'plan/day-in-future')
  }
  await addStep(call, {
    milestone,
    place: last.place + 1,
    project: row.id,
    act,
    title: first.title,
    day,
    reason,
  })
  await publishProjects(call, row.id)
  return getProjectDetail(call, row.id)
}
