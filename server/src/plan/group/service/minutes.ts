import { Problem } from '@wstc/domain/kernel/problem'
import type { Meeting } from '@wstc/domain/plan/contract/group/shapes'
import { meetingStageTexts, minutesStageTexts } from '@wstc/domain/plan/words/group'
import { recordRead } from '../../../audit/index.ts'
import { newId } from '../../../platform/ids.ts'
import type { Call, FileReply } from '../../../platform/serve.ts'
import { documentFile } from '../../briefings/files.ts'
import { checkDepartment } from '../../tasks/service/subjects.ts'
import {
  findMinutes,
  insertRows,
  type MinutesRow,
  selectAgenda,
  selectInvitations,
  selectMinutes,
  updateRow,
} from '../store/meetings.ts'
import { getMeeting } from './meetings.ts'
import { minutesDocument } from './minutes-document.ts'
import {
  changed,
  got,
  loadMeeting,
  meetingNumber,
  needsReason,
  noteAct,
  tellDepartments,
} from './subjects.ts'

/** Changes the draft, or begins a new version where the last one has left the office. */
export async function writeMinutes(
  call: Call,
  meeting: string,
  input: { text: string; reason: string; revision: number },
): Promise<Meeting> {
  const row = await loadMeeting(call, meeting)
  if (row.stage === 'cancelled') {
    throw new Problem('plan/meeting-not-open', { stage: meetingStageTexts[row.stage] })
  }
  const [last] = await selectMinutes(call.tx, meeting)
  changed(input.revision === (last?.version ?? 0), 'minutes')
  if (last?.stage === 'draft') {
    const { text } = input
    changed(await updateRow(call.tx, 'plan_minutes', last.id, input.revision, { text }), 'minutes')
    await noteAct(call, 'minutes', last.id, 'edit', { number: last.number })
    return getMeeting(call, meeting)
  }
  if (last && !input.reason) throw needsReason()
  const id = newId(call.now)
  await insertRows(call.tx, 'plan_minutes', [
    {
      id,
      meeting,
      number: (last?.number ?? 0) + 1,
      stage: 'draft',
      text: input.text,
      reason: last ? input.reason : '',
      circulated_at: null,
      by_person: call.actor.personId ?? null,
      signed_by: null,
      signed_at: null,
      at: call.now,
    },
  ])
  await noteAct(call, 'minutes', id, 'draft', { meeting })
  return getMeeting(call, meeting)
}

async function load(call: Call, id: string, stage: MinutesRow['stage']): Promise<MinutesRow> {
  const row = got(await findMinutes(call.tx, id), 'minutes')
  if (row.stage !== stage) {
    throw new Problem('plan/not-at-this-stage', { stage: minutesStageTexts[row.stage] })
  }
  return row
}

export async function circulateMinutes(
  call: Call,
  id: string,
  input: { revision: number; departments: string[] },
): Promise<Meeting> {
  const row = await load(call, id, 'draft')
  const departments = [...new Set(input.departments)]
  for (const [index, one] of departments.entries()) {
    checkDepartment(call, one, `departments.${index}`)
  }
  const values = {
    stage: 'circulated' as const,
    circulated_to: departments,
    circulated_at: call.now,
  }
  changed(await updateRow(call.tx, 'plan_minutes', id, input.revision, values), 'minutes')
  await noteAct(call, 'minutes', id, 'circulate', { departments })
  const meeting = await loadMeeting(call, row.meeting)
  const named = { zh: `${meeting.title}（${meetingNumber(meeting)}）`, en: meeting.title }
  const link = `/group/meetings/${row.meeting}`
  await tellDepartments(call, departments, 'plan.minutes-circulated', { meeting: named }, link)
  return getMeeting(call, row.meeting)
}

export async function commentMinutes(call: Call, id: string, text: string): Promise<Meeting> {
  const row = await load(call, id, 'circulated')
  await insertRows(call.tx, 'plan_comment', [
    {
      id: newId(call.now),
      minutes: id,
      text,
      by_person: call.actor.personId ?? null,
      department: call.actor.organisationId ?? null,
      at: call.now,
    },
  ])
  await noteAct(call, 'minutes', id, 'comment')
  return getMeeting(call, row.meeting)
}

export async function signMinutes(call: Call, id: string, revision: number): Promise<Meeting> {
  const row = await load(call, id, 'circulated')
  const values = {
    stage: 'signed' as const,
    signed_by: call.actor.personId ?? null,
    signed_at: call.now,
  }
  changed(await updateRow(call.tx, 'plan_minutes', id, revision, values), 'minutes')
  await noteAct(call, 'minutes', id, 'sign', { meeting: row.meeting })
  return getMeeting(call, row.meeting)
}

/** The minutes as a PDF or Word file. */
export async function downloadMinutes(
  call: Call,
  id: string,
  format: 'pdf' | 'docx',
): Promise<FileReply> {
  const row = got(await findMinutes(call.tx, id), 'minutes')
  const meeting = await loadMeeting(call, row.meeting)
  const content = minutesDocument({
    meeting,
    minutes: row,
    agenda: await selectAgenda(call.tx, meeting.id),
    invitations: await selectInvitations(call.tx, meeting.id),
    city: call.platform.city,
  })
  await recordRead(call, { action: 'plan.minutes.download', subject: { kind: 'minutes', id } })
  return documentFile(content, {
    format,
    language: call.language,
    name: `${meeting.title}-纪要-第${row.number}版`,
    number: meetingNumber(meeting),
    madeAt: row.signed_at ?? row.at,
  })
}
