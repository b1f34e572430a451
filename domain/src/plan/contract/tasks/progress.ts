import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { Day, Period } from '../../../kernel/period.ts'
import { ReportedState } from '../../model/judgement.ts'
import { ContributionStage, ReportStage } from '../../model/progress.ts'
import { DecimalText } from '../../model/target.ts'
import { By, Instant, OptionalText, office, Remark, TaskParams, Text } from './shapes.ts'

/** 报告内容. Empty texts are allowed in a draft; submitting asks for `reported` and `done`. */
export const ReportContent = z.strictObject({
  reported: ReportedState.nullable(),
  /** 本期完成 */
  done: OptionalText,
  /** 下步安排 */
  next: OptionalText,
  /** 需要协调决定的问题 */
  problems: OptionalText,
  figures: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1).max(200),
        value: z.union([DecimalText, z.literal('')]),
        unit: z.string().max(40),
      }),
    )
    .max(50),
})
export type ReportContent = z.infer<typeof ReportContent>

export const Report = z.object({
  id: z.string(),
  task: z.int(),
  period: Period,
  department: z.string(),
  version: z.int(),
  /** Why this version replaces the signed one before it. */
  reason: z.string().nullable(),
  stage: ReportStage,
  content: ReportContent,
  /** What the platform offered when the draft was opened. */
  prefill: ReportContent,
  typed: z.int().nullable(),
  prefilled: z.int().nullable(),
  dueDay: Day,
  revision: z.int(),
  drafted: By,
  submitted: By.nullable(),
  signed: By.nullable(),
  updatedAt: Instant,
  submittedAt: Instant.nullable(),
  signedAt: Instant.nullable(),
  remarks: z.array(Remark),
  synthetic: z.boolean(),
})
export type Report = z.infer<typeof Report>

export const Contribution = z.object({
  id: z.string(),
  obligation: z.string(),
  task: z.int(),
  period: Period,
  department: z.string(),
  lead: z.string(),
  version: z.int(),
  stage: ContributionStage,
  text: z.string(),
  dueDay: Day,
  revision: z.int(),
  by: By,
  sentAt: Instant.nullable(),
  remarks: z.array(Remark),
  synthetic: z.boolean(),
})
export type Contribution = z.infer<typeof Contribution>

const ReportParams = z.strictObject({ report: z.string() })
const ContributionParams = z.strictObject({ contribution: z.string() })
const report = {
  access: 'plan.progress.report',
  audience: ['officer'],
} as const
const sign = { access: 'plan.progress.sign', audience: ['officer'] } as const

export const progressContract = {
  openReport: endpoint({
    method: 'POST',
    path: '/plan/work/tasks/:task/reports',
    summary: {
      zh: '打开本部门某期的进展报告；没有草稿时按平台已知内容预填一份',
      en: 'Open the own department’s report of a period; a new draft is pre-filled from what is known',
    },
    ...report,
    params: TaskParams,
    body: z.strictObject({ period: Period }),
    reply: Report,
  }),
  getReport: endpoint({
    method: 'GET',
    path: '/plan/work/reports/:report',
    summary: { zh: '一份进展报告', en: 'One progress report' },
    access: 'plan.task.read',
    audience: office,
    params: ReportParams,
    reply: Report,
  }),
  saveReport: endpoint({
    method: 'PATCH',
    path: '/plan/work/reports/:report',
    summary: { zh: '保存草稿', en: 'Save the draft' },
    ...report,
    params: ReportParams,
    ifMatch: true,
    body: z.strictObject({ content: ReportContent }),
    reply: Report,
  }),
  submitReport: endpoint({
    method: 'POST',
    path: '/plan/work/reports/:report/submit',
    summary: { zh: '送部门负责人审签', en: 'Send it to the head for signature' },
    ...report,
    params: ReportParams,
    ifMatch: true,
    reply: Report,
  }),
  signReport: endpoint({
    method: 'POST',
    path: '/plan/work/reports/:report/sign',
    summary: { zh: '审签报送', en: 'Sign and hand in' },
    ...sign,
    params: ReportParams,
    ifMatch: true,
    reply: Report,
  }),
  returnReport: endpoint({
    method: 'POST',
    path: '/plan/work/reports/:report/return',
    summary: { zh: '退回经办人并说明意见', en: 'Return it to the officer with comments' },
    ...sign,
    params: ReportParams,
    ifMatch: true,
    body: z.strictObject({ comment: Text }),
    reply: Report,
  }),
  correctReport: endpoint({
    method: 'POST',
    path: '/plan/work/reports/:report/correct',
    summary: {
      zh: '更正已审签的报告：开出新版本，原版本保留',
      en: 'Correct a signed report: a new version is opened, the old one stays',
    },
    ...report,
    params: ReportParams,
    body: z.strictObject({ reason: Text }),
    reply: Report,
  }),
  askContribution: endpoint({
    method: 'POST',
    path: '/plan/work/tasks/:task/contributions',
    summary: {
      zh: '牵头部门请配合部门提供材料',
      en: 'Ask a cooperating department for its contribution',
    },
    ...report,
    params: TaskParams,
    body: z.strictObject({ period: Period, department: z.string(), request: Text }),
    reply: z.object({ obligation: z.string(), dueDay: Day }),
  }),
  openContribution: endpoint({
    method: 'POST',
    path: '/plan/work/obligations/:obligation/contributions',
    summary: { zh: '打开本部门的配合材料', en: 'Open the own department’s contribution' },
    ...report,
    params: z.strictObject({ obligation: z.string() }),
    reply: Contribution,
  }),
  saveContribution: endpoint({
    method: 'PATCH',
    path: '/plan/work/contributions/:contribution',
    summary: { zh: '保存配合材料草稿', en: 'Save the draft of a contribution' },
    ...report,
    params: ContributionParams,
    ifMatch: true,
    body: z.strictObject({ text: OptionalText }),
    reply: Contribution,
  }),
  sendContribution: endpoint({
    method: 'POST',
    path: '/plan/work/contributions/:contribution/send',
    summary: { zh: '提交给牵头部门', en: 'Send it to the leading department' },
    ...report,
    params: ContributionParams,
    ifMatch: true,
    reply: Contribution,
  }),
  returnContribution: endpoint({
    method: 'POST',
    path: '/plan/work/contributions/:contribution/return',
    summary: { zh: '牵头部门退回补充', en: 'The leading department returns it for more' },
    ...report,
    params: ContributionParams,
    ifMatch: true,
    body: z.strictObject({ comment: Text }),
    reply: Contribution,
  }),
}
