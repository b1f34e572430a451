import { dayInShanghai } from '@wstc/domain/kernel/period'
import { Problem } from '@wstc/domain/kernel/problem'
import type { NewItem, NewMeeting } from '@wstc/domain/plan/contract/group/meetings'
import type { Meeting, MeetingLine } from '@wstc/domain/plan/contract/group/shapes'
import type { Attendance, InvitationAnswer } from '@wstc/domain/plan/model/group'
import { meetingKindTexts, meetingStageTexts } from '@wstc/domain/plan/words/group'
import type { z } from 'zod'
import { newId } from '../../../platform/ids.ts'
import type { Call } from '../../../platform/serve.ts'
import { checkDepartment } from '../../tasks/service/subjects.ts'
import { tell } from '../../tasks/service/telling.ts'
import { answersFor, isGroupOffice } from '../access.ts'
import {
  findInvitation,
  insertRows,
  type MeetingRow,
  nextMeeting,
  selectAgenda,
  selectInvitations,
  selectMeetings,
  updateRow,
} from '../store/meetings.ts'
import { linesOf } from './follow-ups.ts'
import { byRank, listMembers } from './members.ts'
import { showMinutes } from './minutes-view.ts'
import { filesOf, linkPapers } from './papers.ts'
import {
  changed,
  got,
  loadMeeting,
  meetingNumber,
  needsReason,
  noteAct,
  tellDepartments,
} from './subjects.ts'

export const showMeeting = (row: MeetingRow): MeetingLine => ({
  id: row.id,
  number: meetingNumber(row),
  kind: row.kind,
  title: row.title,
  day: row.day,
  time: row.time,
  place: row.place,
  stage: row.stage,
  revision: row.version,
  synthetic: row.synthetic,
})

export const listMeetings = async (call: Call) => ({
  meetings: (await selectMeetings(call.tx)).map(showMeeting),
})

/** A meeting with what of it the reader may see. */
export async function getMeeting(call: Call, id: string): Promise<Meeting> {
  const { tx, actor } = call
  const row = await loadMeeting(call, id)
  const agenda = await selectAgenda(tx, id)
  const invitations = await selectInvitations(tx, id)
  return {
    ...showMeeting(row),
    agenda: agenda.map((one) => ({
      id: one.id,
      place: one.place,
      title: one.title,
      text: one.text,
      department: one.department,
      speaker: one.speaker,
      tasks: one.tasks,
      targets: one.targets,
      projects: one.projects,
      files: filesOf(one.files),
      stage: one.stage,
      revision: one.version,
    })),
    invitations: invitations.toSorted(byRank).map((one) => ({
      id: one.id,
      name: one.name,
      function: one.function,
      department: one.department,
      answer: one.answer,
      substitute: one.substitute,
      reason: one.reason,
      attended: one.attended,
      own: answersFor(actor, one.department),
      revision: one.version,
    })),
    minutes: await showMinutes(call, id),
    followUps: (await linesOf(call)).filter((one) => one.meeting?.id === id),
  }
}

function atStage(row: MeetingRow, ...stages: MeetingRow['stage'][]): void {
  if (stages.includes(row.stage)) return
  throw new Problem('plan/meeting-not-open', { stage: meetingStageTexts[row.stage] })
}

const plain = ({ kind, title, day, time, place }: z.output<typeof NewMeeting>) => ({
  kind,
  title,
  day,
  time,
  place,
})

export async function callMeeting(
  call: Call,
  input: z.output<typeof NewMeeting>,
): Promise<Meeting> {
  const id = newId(call.now)
  const year = Number(input.day.slice(0, 4))
  await insertRows(call.tx, 'plan_meeting', [
    {
      id,
      year,
      ordinal: await nextMeeting(call.tx, year, input.kind),
      ...plain(input),
      stage: 'planned',
      by_person: call.actor.personId ?? null,
      at: call.now,
    },
  ])
  await noteAct(call, 'meeting', id, 'call', { kind: input.kind, day: input.day })
  return getMeeting(call, id)
}

/** Changes or cancels a meeting that was not held; its kind and number stay. */
export async function changeMeeting(
  call: Call,
  id: string,
  input: z.output<typeof NewMeeting> & { revision: number; cancelled: boolean },
): Promise<Meeting> {
  const row = await loadMeeting(call, id)
  atStage(row, 'planned', 'invited')
  const values = {
    ...plain({ ...input, kind: row.kind }),
    ...(input.cancelled ? { stage: 'cancelled' as const } : {}),
  }
  changed(await updateRow(call.tx, 'plan_meeting', id, input.revision, values), 'meeting')
  await noteAct(call, 'meeting', id, input.cancelled ? 'cancel' : 'change', { day: input.day })
  if (row.stage === 'invited') await tellMembers(call, { ...row, ...values })
  return getMeeting(call, id)
}

/** Departments concerned: who proposes, and who leads or cooperates in the tasks. */
function concernedBy(call: Call, department: string, tasks: readonly number[]): string[] {
  const duties = call.platform.city.tasks
    .filter((task) => tasks.includes(task.number))
    .flatMap((task) => [...task.lead, ...task.cooperating])
  return [...new Set([department, ...duties])]
}

export async function proposeItem(
  call: Call,
  meeting: string,
  input: z.output<typeof NewItem>,
): Promise<Meeting> {
  atStage(await loadMeeting(call, meeting), 'planned', 'invited')
  const office = isGroupOffice(call.actor)
  const department = office
    ? (input.department ?? call.actor.organisationId ?? '')
    : (call.actor.organisationId ?? '')
  checkDepartment(call, department, 'department')
  const id = newId(call.now)
  const own = office ? await selectAgenda(call.tx, meeting) : []
  await insertRows(call.tx, 'plan_agenda', [
    {
      id,
      meeting,
      place: office ? own.filter((one) => one.stage === 'accepted').length : 999,
      title: input.title,
      text: input.text,
      department,
      speaker: input.speaker,
      tasks: input.tasks,
      targets: input.targets,
      projects: input.projects,
      files: await linkPapers(call, input.files, { kind: 'agenda', id }),
      concerns: concernedBy(call, department, input.tasks),
      stage: office ? 'accepted' : 'proposed',
      by_person: call.actor.personId ?? null,
      at: call.now,
    },
  ])
  await noteAct(call, 'agenda', id, 'propose', { meeting, department })
  return getMeeting(call, meeting)
}

/** The agenda is what is listed, in that order; what is not listed is dropped. */
export async function orderAgenda(
  call: Call,
  meeting: string,
  input: { revision: number; items: string[] },
): Promise<Meeting> {
  atStage(await loadMeeting(call, meeting), 'planned', 'invited')
  changed(await updateRow(call.tx, 'plan_meeting', meeting, input.revision, {}), 'meeting')
  for (const row of await selectAgenda(call.tx, meeting)) {
    const place = input.items.indexOf(row.id)
    await updateRow(call.tx, 'plan_agenda', row.id, row.version, {
      place: place < 0 ? 999 : place,
      stage: place < 0 ? 'dropped' : 'accepted',
    })
  }
  await noteAct(call, 'meeting', meeting, 'order-agenda', { items: input.items.length })
  return getMeeting(call, meeting)
}

async function tellMembers(call: Call, row: MeetingRow): Promise<void> {
  const invited = await selectInvitations(call.tx, row.id)
  const values = {
    meeting: { zh: `${row.title}（${meetingNumber(row)}）`, en: row.title },
    kind: meetingKindTexts[row.kind],
    day: `${row.day} ${row.time}`,
    place: row.place,
  }
  const link = `/app/group/meetings/${row.id}`
  await tell(call, { to: [{ role: 'leader' }], kind: 'plan.meeting-called', values, link })
  const departments = [...new Set(invited.map((one) => one.department))]
  await tellDepartments(call, departments, 'plan.meeting-called', values, link)
}

/** Invites every member in office on the day of the meeting. */
export async function inviteMembers(call: Call, id: string): Promise<Meeting> {
  const row = await loadMeeting(call, id)
  atStage(row, 'planned', 'invited')
  const { members } = await listMembers(call, row.day)
  if (members.length === 0) throw new Problem('plan/no-members')
  const known = new Set((await selectInvitations(call.tx, id)).map((one) => one.seat))
  await insertRows(
    call.tx,
    'plan_invitation',
    members
      .filter((one) => !known.has(one.seat))
      .map((one) => ({
        id: newId(call.now),
        meeting: id,
        seat: one.seat,
        name: one.name,
        function: one.function,
        department: one.department,
        answer: 'open' as const,
        attended: null,
        answered_at: null,
        at: call.now,
      })),
  )
  changed(
    await updateRow(call.tx, 'plan_meeting', id, row.version, { stage: 'invited' }),
    'meeting',
  )
  await noteAct(call, 'meeting', id, 'invite', { members: members.length })
  await tellMembers(call, row)
  return getMeeting(call, id)
}

export async function answerInvitation(
  call: Call,
  id: string,
  input: {
    revision: number
    answer: Exclude<InvitationAnswer, 'open'>
    substitute: string
    reason: string
  },
): Promise<Meeting> {
  const row = got(await findInvitation(call.tx, id), 'invitation')
  if (!answersFor(call.actor, row.department) && !isGroupOffice(call.actor)) {
    throw new Problem('plan/not-bound')
  }
  atStage(await loadMeeting(call, row.meeting), 'invited')
  if (input.answer === 'substitute' && !input.substitute) {
    throw new Problem('request/invalid', {}, [{ path: 'substitute', code: 'field/required' }])
  }
  if (input.answer === 'absent' && !input.reason) throw needsReason()
  const { revision, ...values } = input
  changed(
    await updateRow(call.tx, 'plan_invitation', id, revision, { ...values, answered_at: call.now }),
    'invitation',
  )
  await noteAct(call, 'invitation', id, 'answer', { answer: input.answer })
  return getMeeting(call, row.meeting)
}

/** Who came; with that the meeting counts as held. */
export async function recordAttendance(
  call: Call,
  id: string,
  input: { revision: number; attended: { invitation: string; attended: Attendance }[] },
): Promise<Meeting> {
  const row = await loadMeeting(call, id)
  atStage(row, 'invited', 'held')
  if (row.day > dayInShanghai(call.now)) throw new Problem('plan/day-in-future')
  changed(
    await updateRow(call.tx, 'plan_meeting', id, input.revision, { stage: 'held' }),
    'meeting',
  )
  const invited = await selectInvitations(call.tx, id)
  for (const { invitation, attended } of input.attended) {
    const one = got(
      invited.find((other) => other.id === invitation),
      'invitation',
    )
    await updateRow(call.tx, 'plan_invitation', invitation, one.version, { attended })
  }
  await noteAct(call, 'meeting', id, 'hold', { attended: input.attended.length })
  return getMeeting(call, id)
}
