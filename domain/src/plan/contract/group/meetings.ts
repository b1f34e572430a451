import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { Day } from '../../../kernel/period.ts'
import { Attendance, InvitationAnswer, MeetingKind, MemberFunction } from '../../model/group.ts'
import { office } from '../tasks/shapes.ts'
import { Concerned, Departments, Line, Meeting, MeetingLine, Member, Prose } from './shapes.ts'

const read = { access: 'plan.task.read', audience: office } as const
const edit = { access: 'plan.group.edit', audience: ['officer'] } as const
const MeetingParams = z.strictObject({ meeting: z.string().max(40) })
const MinutesParams = z.strictObject({ minutes: z.string().max(40) })

export const NewMeeting = z.strictObject({
  kind: MeetingKind,
  title: Line,
  day: Day,
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  place: Line,
})

export const NewItem = z.strictObject({
  title: Line,
  text: z.string().trim().max(4000).default(''),
  speaker: z.string().trim().max(100).default(''),
  /** Department that proposes it; the own one where it is left out. */
  department: z.string().max(60).optional(),
  tasks: Concerned.shape.tasks.default([]),
  targets: Concerned.shape.targets.default([]),
  projects: Concerned.shape.projects.default([]),
  files: z.array(z.string().max(40)).max(10).default([]),
})

export const NewMember = z.strictObject({
  /** Left out for a new seat. */
  seat: z.string().max(40).optional(),
  name: z.string().trim().min(1).max(100),
  post: Line,
  function: MemberFunction,
  department: z.string().max(60),
  from: Day,
  until: Day.nullable().default(null),
  document: Line,
  reason: z.string().trim().max(300).default(''),
})

export const meetingsContract = {
  listMembers: endpoint({
    method: 'GET',
    path: '/plan/group/members',
    summary: { zh: '领导小组成员及任期', en: 'Members of the leading group with their terms' },
    ...read,
    query: z.strictObject({ on: Day.optional() }),
    reply: z.object({ members: z.array(Member), history: z.array(Member) }),
  }),
  saveMember: endpoint({
    method: 'POST',
    path: '/plan/group/members',
    summary: { zh: '登记成员或其变动', en: 'Enter a member or a change of one' },
    ...edit,
    body: NewMember,
    reply: Member,
  }),
  listMeetings: endpoint({
    method: 'GET',
    path: '/plan/group/meetings',
    summary: { zh: '会议清单', en: 'Meetings' },
    ...read,
    reply: z.object({ meetings: z.array(MeetingLine) }),
  }),
  getMeeting: endpoint({
    method: 'GET',
    path: '/plan/group/meetings/:meeting',
    summary: { zh: '一次会议', en: 'One meeting' },
    ...read,
    params: MeetingParams,
    reply: Meeting,
  }),
  callMeeting: endpoint({
    method: 'POST',
    path: '/plan/group/meetings',
    summary: { zh: '筹备会议', en: 'Prepare a meeting' },
    ...edit,
    body: NewMeeting,
    reply: Meeting,
  }),
  changeMeeting: endpoint({
    method: 'PATCH',
    path: '/plan/group/meetings/:meeting',
    summary: { zh: '调整或取消会议', en: 'Change or cancel a meeting' },
    ...edit,
    params: MeetingParams,
    ifMatch: true,
    body: NewMeeting.extend({ cancelled: z.boolean().default(false) }),
    reply: Meeting,
  }),
  proposeItem: endpoint({
    method: 'POST',
    path: '/plan/group/meetings/:meeting/agenda',
    summary: { zh: '提出议题', en: 'Propose an item of the agenda' },
    access: ['plan.group.edit', 'plan.progress.report'],
    audience: ['officer'],
    params: MeetingParams,
    body: NewItem,
    reply: Meeting,
  }),
  orderAgenda: endpoint({
    method: 'PUT',
    path: '/plan/group/meetings/:meeting/agenda',
    summary: { zh: '确定议题及次序', en: 'Decide on items and their order' },
    ...edit,
    params: MeetingParams,
    ifMatch: true,
    body: z.strictObject({ items: z.array(z.string().max(40)).max(60) }),
    reply: Meeting,
  }),
  inviteMembers: endpoint({
    method: 'POST',
    path: '/plan/group/meetings/:meeting/invitations',
    summary: { zh: '发出会议通知', en: 'Invite the members' },
    ...edit,
    params: MeetingParams,
    reply: Meeting,
  }),
  answerInvitation: endpoint({
    method: 'POST',
    path: '/plan/group/invitations/:invitation/answers',
    summary: { zh: '回复会议通知', en: 'Answer an invitation' },
    access: 'plan.task.read',
    audience: office,
    params: z.strictObject({ invitation: z.string().max(40) }),
    ifMatch: true,
    body: z.strictObject({
      answer: InvitationAnswer.exclude(['open']),
      substitute: z.string().trim().max(100).default(''),
      reason: z.string().trim().max(300).default(''),
    }),
    reply: Meeting,
  }),
  recordAttendance: endpoint({
    method: 'POST',
    path: '/plan/group/meetings/:meeting/attendance',
    summary: { zh: '登记出席情况', en: 'Record who attended' },
    ...edit,
    params: MeetingParams,
    ifMatch: true,
    body: z.strictObject({
      attended: z
        .array(z.strictObject({ invitation: z.string().max(40), attended: Attendance }))
        .max(200),
    }),
    reply: Meeting,
  }),
  writeMinutes: endpoint({
    method: 'POST',
    path: '/plan/group/meetings/:meeting/minutes',
    summary: { zh: '起草或修订纪要', en: 'Draft or revise the minutes' },
    ...edit,
    params: MeetingParams,
    /** Of the last minutes; 0 where there are none. */
    ifMatch: true,
    body: z.strictObject({
      text: z.string().trim().min(1).max(20_000),
      reason: z.string().trim().max(300).default(''),
    }),
    reply: Meeting,
  }),
  circulateMinutes: endpoint({
    method: 'POST',
    path: '/plan/group/minutes/:minutes/circulation',
    summary: { zh: '纪要征求意见', en: 'Circulate the minutes for comment' },
    ...edit,
    params: MinutesParams,
    ifMatch: true,
    body: z.strictObject({ departments: Departments }),
    reply: Meeting,
  }),
  commentMinutes: endpoint({
    method: 'POST',
    path: '/plan/group/minutes/:minutes/comments',
    summary: { zh: '对纪要提出意见', en: 'Comment on the minutes' },
    ...read,
    params: MinutesParams,
    body: z.strictObject({ text: Prose }),
    reply: Meeting,
  }),
  signMinutes: endpoint({
    method: 'POST',
    path: '/plan/group/minutes/:minutes/signature',
    summary: { zh: '签发纪要', en: 'Sign the minutes' },
    access: 'plan.minutes.sign',
    audience: ['leader'],
    params: MinutesParams,
    ifMatch: true,
    reply: Meeting,
  }),
  downloadMinutes: endpoint({
    method: 'GET',
    path: '/plan/group/minutes/:minutes/file',
    summary: { zh: '下载纪要', en: 'Download the minutes' },
    ...read,
    params: MinutesParams,
    query: z.strictObject({ format: z.enum(['pdf', 'docx']) }),
    file: [
      'application/pdf',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    perMinute: 20,
  }),
}
