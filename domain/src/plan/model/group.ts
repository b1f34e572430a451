import { z } from 'zod'

/** 领导小组职务. */
export const MemberFunction = z.enum(['chair', 'deputy-chair', 'member', 'office-director'])
export type MemberFunction = z.infer<typeof MemberFunction>

/** 会议类别: 全体会议, 办公室会议, 专题会议. */
export const MeetingKind = z.enum(['plenary', 'office', 'special'])
export type MeetingKind = z.infer<typeof MeetingKind>

export const MeetingStage = z.enum(['planned', 'invited', 'held', 'cancelled'])
export type MeetingStage = z.infer<typeof MeetingStage>

export const AgendaStage = z.enum(['proposed', 'accepted', 'dropped'])
export type AgendaStage = z.infer<typeof AgendaStage>

/** 回执. */
export const InvitationAnswer = z.enum(['open', 'attending', 'substitute', 'absent'])
export type InvitationAnswer = z.infer<typeof InvitationAnswer>

/** 出席情况 as it was. */
export const Attendance = z.enum(['present', 'substitute', 'absent'])
export type Attendance = z.infer<typeof Attendance>

/** 纪要环节: what was circulated is not changed; a change is a new version with its reason. */
export const MinutesStage = z.enum(['draft', 'circulated', 'signed'])
export type MinutesStage = z.infer<typeof MinutesStage>

/** 督办环节: `accepted` by the office, `closed` with a reason without being shown. */
export const FollowUpStage = z.enum(['open', 'answered', 'accepted', 'closed'])
export type FollowUpStage = z.infer<typeof FollowUpStage>

/** What a department says of a follow-up. */
export const FollowUpWord = z.enum(['in-progress', 'done', 'blocked'])
export type FollowUpWord = z.infer<typeof FollowUpWord>

export const AnswerStage = z.enum(['submitted', 'accepted', 'returned'])
export type AnswerStage = z.infer<typeof AnswerStage>

/** 延期申请环节. */
export const ExtensionStage = z.enum(['asked', 'granted', 'refused'])
export type ExtensionStage = z.infer<typeof ExtensionStage>

/** 简报种类: 周报, 季报, 市长一页纸. */
export const BriefingKind = z.enum(['weekly', 'quarterly', 'mayor'])
export type BriefingKind = z.infer<typeof BriefingKind>
