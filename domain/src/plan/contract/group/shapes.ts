import { z } from 'zod'
import { Day } from '../../../kernel/period.ts'
import {
  AgendaStage,
  AnswerStage,
  Attendance,
  ExtensionStage,
  FollowUpStage,
  FollowUpWord,
  InvitationAnswer,
  MeetingKind,
  MeetingStage,
  MemberFunction,
  MinutesStage,
} from '../../model/group.ts'
import { Light } from '../../model/judgement.ts'
import { Instant } from '../tasks/shapes.ts'

export const Line = z.string().trim().min(1).max(300)
export const Prose = z.string().trim().min(1).max(4000)
export const Departments = z.array(z.string().max(60)).max(60)

/** What an item or a decision is about. */
export const Concerned = z.object({
  tasks: z.array(z.int()).max(60),
  targets: z.array(z.string().max(100)).max(60),
  projects: z.array(z.string().max(100)).max(60),
})

/** 成员: one dated row of a seat; a change is another row. */
export const Member = z.object({
  id: z.string(),
  /** The same for all rows of one seat. */
  seat: z.string(),
  name: z.string(),
  post: z.string(),
  function: MemberFunction,
  department: z.string(),
  from: Day,
  until: Day.nullable(),
  document: z.string(),
  reason: z.string(),
  at: Instant,
  /** Whether the row is the last word on its seat. */
  holds: z.boolean(),
  synthetic: z.boolean(),
})
export type Member = z.infer<typeof Member>

export const MeetingLine = z.object({
  id: z.string(),
  number: z.string(),
  kind: MeetingKind,
  title: z.string(),
  day: Day,
  time: z.string(),
  place: z.string(),
  stage: MeetingStage,
  revision: z.int(),
  synthetic: z.boolean(),
})
export type MeetingLine = z.infer<typeof MeetingLine>

export const AgendaItem = z.object({
  id: z.string(),
  place: z.int(),
  title: z.string(),
  text: z.string(),
  department: z.string(),
  speaker: z.string(),
  ...Concerned.shape,
  files: z.array(z.object({ id: z.string(), name: z.string() })),
  stage: AgendaStage,
  revision: z.int(),
})
export type AgendaItem = z.infer<typeof AgendaItem>

export const Invitation = z.object({
  id: z.string(),
  name: z.string(),
  function: MemberFunction,
  department: z.string(),
  answer: InvitationAnswer,
  substitute: z.string(),
  reason: z.string(),
  attended: Attendance.nullable(),
  /** Whether it is the reader's own. */
  own: z.boolean(),
  revision: z.int(),
})
export type Invitation = z.infer<typeof Invitation>

const Comment = z.object({
  id: z.string(),
  text: z.string(),
  department: z.string().nullable(),
  at: Instant,
})

/** 纪要 of one version. */
export const Minutes = z.object({
  id: z.string(),
  number: z.int(),
  stage: MinutesStage,
  text: z.string(),
  reason: z.string(),
  circulatedTo: z.array(z.string()),
  circulatedAt: Instant.nullable(),
  signedBy: z.string().nullable(),
  signedAt: Instant.nullable(),
  at: Instant,
  comments: z.array(Comment),
  revision: z.int(),
})
export type Minutes = z.infer<typeof Minutes>

export const FollowUpLightView = z.object({
  light: Light,
  rule: z.string(),
  said: z.string(),
  shown: z.string(),
  calendar: z.string(),
  workingDaysOverdue: z.int(),
  reasons: z.array(z.object({ code: z.string(), values: z.record(z.string(), z.string()) })),
  disagreements: z.array(z.string()),
})

/** 督办事项. `source` says where it was decided: at a meeting, on a task, or by itself. */
export const FollowUpLine = z.object({
  id: z.string(),
  number: z.string(),
  source: z.enum(['meeting', 'task', 'alone']),
  meeting: z.object({ id: z.string(), number: z.string() }).nullable(),
  text: z.string(),
  owner: z.string(),
  cooperating: z.array(z.string()),
  responsible: z.string(),
  evidence: z.string(),
  decidedOn: Day,
  dueDay: Day,
  stage: FollowUpStage,
  ...Concerned.shape,
  light: FollowUpLightView,
  revision: z.int(),
  synthetic: z.boolean(),
})
export type FollowUpLine = z.infer<typeof FollowUpLine>

export const FollowUpAnswer = z.object({
  id: z.string(),
  department: z.string(),
  said: FollowUpWord,
  text: z.string(),
  files: z.array(z.object({ id: z.string(), name: z.string() })),
  at: Instant,
  stage: AnswerStage,
  judgedReason: z.string(),
  judgedAt: Instant.nullable(),
  revision: z.int(),
})
export type FollowUpAnswer = z.infer<typeof FollowUpAnswer>

export const Extension = z.object({
  id: z.string(),
  department: z.string(),
  until: Day,
  reason: z.string(),
  stage: ExtensionStage,
  decidedReason: z.string(),
  at: Instant,
  revision: z.int(),
})
export type Extension = z.infer<typeof Extension>

export const FollowUp = FollowUpLine.extend({
  firstDue: Day,
  closing: z.string(),
  answers: z.array(FollowUpAnswer),
  extensions: z.array(Extension),
})
export type FollowUp = z.infer<typeof FollowUp>

export const Meeting = MeetingLine.extend({
  agenda: z.array(AgendaItem),
  invitations: z.array(Invitation),
  minutes: z.array(Minutes),
  followUps: z.array(FollowUpLine),
})
export type Meeting = z.infer<typeof Meeting>
