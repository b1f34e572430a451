import { z } from 'zod'

/** 报告环节: `submitted` waits for the head's signature, `signed` is the department's word. */
export const ReportStage = z.enum(['draft', 'submitted', 'returned', 'signed'])
export type ReportStage = z.infer<typeof ReportStage>

/** 配合材料环节: what a cooperating department hands to the lead. */
export const ContributionStage = z.enum(['draft', 'sent', 'returned'])
export type ContributionStage = z.infer<typeof ContributionStage>

/** 报送义务: a report by a leading department, or a contribution by a cooperating one. */
export const ObligationKind = z.enum(['report', 'contribution'])
export type ObligationKind = z.infer<typeof ObligationKind>

/** 报送状态 of an obligation as far as the reader may know it. */
export const ObligationState = z.enum([
  'open',
  'draft',
  'submitted',
  'returned',
  'in-time',
  'late',
  'missing',
])
export type ObligationState = z.infer<typeof ObligationState>

/** 职责: what the annex gives a department in a task. */
export const DutyKind = z.enum(['lead', 'cooperating'])
export type DutyKind = z.infer<typeof DutyKind>

export const EvidenceKind = z.enum(['file', 'link', 'figure', 'live'])
export type EvidenceKind = z.infer<typeof EvidenceKind>

/** 佐证环节. Only an accepted piece shows anything; what was judged stays as judged. */
export const EvidenceStage = z.enum(['submitted', 'withdrawn', 'accepted', 'refused'])
export type EvidenceStage = z.infer<typeof EvidenceStage>

/** 公开属性 of one piece of evidence. */
export const Publicity = z.enum(['public', 'internal'])
export type Publicity = z.infer<typeof Publicity>

export const QuestionStage = z.enum(['open', 'answered', 'closed'])
export type QuestionStage = z.infer<typeof QuestionStage>

/** 决定环节: `done` is the word of the bound department, `confirmed` that of whoever decided. */
export const DecisionStage = z.enum(['open', 'done', 'confirmed'])
export type DecisionStage = z.infer<typeof DecisionStage>

export const MilestoneStage = z.enum(['planned', 'reached', 'dropped'])
export type MilestoneStage = z.infer<typeof MilestoneStage>

/** 事由: why a remark was written; a remark is never changed or removed. */
export const RemarkAct = z.enum([
  'return',
  'correct',
  'withdraw',
  'judge',
  'answer',
  'ask-again',
  'close',
  'follow-up',
  'done',
  'confirm',
  'reopen',
  'move',
  'reach',
  'drop',
])
export type RemarkAct = z.infer<typeof RemarkAct>

export const RemarkSubject = z.enum([
  'report',
  'contribution',
  'evidence',
  'question',
  'decision',
  'milestone',
])
export type RemarkSubject = z.infer<typeof RemarkSubject>

/** 待办种类: what waits for a person. */
export const WorkKind = z.enum([
  'report-due',
  'report-returned',
  'report-to-sign',
  'contribution-due',
  'contribution-returned',
  'question-open',
  'decision-open',
  'decision-to-confirm',
  'evidence-to-judge',
  'evidence-due',
  'follow-up-open',
  'follow-up-to-check',
  'extension-to-decide',
  'milestone-due',
  'milestone-to-show',
  'project-report-due',
  'project-report-returned',
  'project-report-to-sign',
  'carrier-figure-due',
  'project-to-decide',
  'project-evidence-to-judge',
])
export type WorkKind = z.infer<typeof WorkKind>
