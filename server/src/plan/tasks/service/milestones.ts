import { dayInShanghai } from '@wstc/domain/kernel/period'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import type { Milestone } from '@wstc/domain/plan/contract/tasks/dialogue'
import { milestoneStageTexts } from '@wstc/domain/plan/words/tasks'
import { newId } from '../../../platform/ids.ts'
import type { Call } from '../../../platform/serve.ts'
import { mayKeepMilestone } from '../access.ts'
import {
  insertMilestones,
  type MilestoneRow,
  selectMilestones,
  updateTopic,
} from '../store/dialogue.ts'
import { byOf, conflict, getTask, note, notYourDuty, remark, remarksOf } from './subjects.ts'

export async function showMilestones(
  call: Call,
  rows: readonly MilestoneRow[],
): Promise<Milestone[]> {
  const remarks = await remarksOf(
    call,
    'milestone',
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({
    id: row.id,
    task: row.task,
    department: row.department,
    title: row.title,
    plannedDay: row.planned_day,
    actualDay: row.actual_day,
    stage: row.stage,
    by: byOf(row.by_person, row.department),
    revision: row.revision,
    remarks: remarks(row.id),
    synthetic: row.synthetic,
  }))
}

async function load(call: Call, id: string): Promise<MilestoneRow> {
  const [row] = await selectMilestones(call.tx, { id })
  if (!row) throw absent('milestone')
  return row
}

async function readBack(call: Call, id: string): Promise<Milestone> {
  return (await showMilestones(call, [await load(call, id)]))[0]!
}

/** A milestone still planned that the caller may keep. */
async function loadPlanned(call: Call, id: string): Promise<MilestoneRow> {
  const row = await load(call, id)
  if (!mayKeepMilestone(call.actor, getTask(call, row.task), row.department)) {
    throw notYourDuty('lead')
  }
  if (row.stage !== 'planned') {
    throw new Problem('plan/not-at-this-stage', { stage: milestoneStageTexts[row.stage] })
  }
  return row
}

const subjectOf = (row: Pick<MilestoneRow, 'id' | 'task'>) =>
  ({ kind: 'milestone', id: row.id, task: row.task }) as const

export async function addMilestone(
  call: Call,
  number: number,
  input: { title: string; plannedDay: string; department?: string | undefined },
): Promise<Milestone> {
  const task = getTask(call, number)
  const own = call.actor.organisationId
  const department =
    input.department ?? (own && task.lead.includes(own) ? own : undefined) ?? task.lead[0]!
  if (!mayKeepMilestone(call.actor, task, department)) throw notYourDuty('lead')
  const id = newId(call.now)
  await insertMilestones(call.tx, [
    {
      id,
      task: number,
      department,
      title: input.title,
      planned_day: input.plannedDay,
      actual_day: null,
      stage: 'planned',
      by_person: call.actor.personId ?? null,
      created_at: call.now,
    },
  ])
  await note(call, { kind: 'milestone', id, task: number }, 'add', { day: input.plannedDay })
  return readBack(call, id)
}

/** Moves the planned day; where it was and why stays on record. */
export async function moveMilestone(
  call: Call,
  id: string,
  input: { revision: number; plannedDay: string; reason: string },
): Promise<Milestone> {
  const row = await loadPlanned(call, id)
  const values = { planned_day: input.plannedDay }
  if (!(await updateTopic(call.tx, 'plan_milestone', id, input.revision, values))) {
    throw conflict('milestone')
  }
  await remark(call, {
    subject: subjectOf(row),
    act: 'move',
    text: input.reason,
    details: { from: row.planned_day, to: input.plannedDay },
  })
  return readBack(call, id)
}

export async function reachMilestone(
  call: Call,
  id: string,
  input: { revision: number; actualDay: string },
): Promise<Milestone> {
  const row = await loadPlanned(call, id)
  if (input.actualDay > dayInShanghai(call.now)) {
    throw new Problem('plan/day-in-future', {}, [{ path: 'actualDay', code: 'plan/day-in-future' }])
  }
  const values = { stage: 'reached', actual_day: input.actualDay } as const
  if (!(await updateTopic(call.tx, 'plan_milestone', id, input.revision, values))) {
    throw conflict('milestone')
  }
  await note(call, subjectOf(row), 'reach', { day: input.actualDay })
  return readBack(call, id)
}

export async function dropMilestone(
  call: Call,
  id: string,
  input: { revision: number; reason: string },
): Promise<Milestone> {
  const row = await loadPlanned(call, id)
  const values = { stage: 'dropped' } as const
  if (!(await updateTopic(call.tx, 'plan_milestone', id, input.revision, values))) {
    throw conflict('milestone')
  }
  await remark(call, { subject: subjectOf(row), act: 'drop', text: input.reason })
  return readBack(call, id)
}
