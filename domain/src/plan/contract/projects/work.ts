import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { Day, Period } from '../../../kernel/period.ts'
import { Light } from '../../model/judgement.ts'
import { EvidenceStage, Publicity } from '../../model/progress.ts'
import { Charter, ProjectStage } from '../../model/project.ts'
import { sheets } from '../open.ts'
import { oneOrMore } from '../target-views.ts'
import { office, Text } from '../tasks/shapes.ts'
import {
  MoneyContent,
  ProjectDetail,
  ProjectLine,
  ProjectParams,
  ProjectReportContent,
  ProofView,
} from './shapes.ts'

export const ProjectFilter = z.strictObject({
  q: z.string().trim().max(100).optional(),
  light: oneOrMore(Light),
  stage: oneOrMore(ProjectStage),
  lead: oneOrMore(z.string().max(60)),
  district: oneOrMore(z.string().max(60)),
  sector: oneOrMore(z.string().max(60)),
  task: oneOrMore(z.string().max(10)),
  warning: z.enum(['yes', 'no']).optional(),
  sort: z.enum(['name', 'light', 'planned', 'paid', 'late', 'until']).default('light'),
  order: z.enum(['asc', 'desc']).default('asc'),
  /** The state as it was known on that day; today where it is left out. */
  asOf: Day.optional(),
})
export type ProjectFilter = z.infer<typeof ProjectFilter>

const read = { access: 'plan.task.read', audience: office } as const
const keep = { access: 'plan.project.keep', audience: ['officer'] } as const
const decide = { access: 'plan.project.decide', audience: ['officer'] } as const
const keepOrDecide = {
  access: ['plan.project.keep', 'plan.project.decide'],
  audience: ['officer'],
} as const
const format = z.enum(['xlsx', 'csv']).default('xlsx')
const ProofParams = z.strictObject({ evidence: z.string().max(80) })

const proof = {
  title: z.string().trim().min(1).max(300),
  publicity: Publicity.default('internal'),
  subject: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('milestone'), milestone: z.string().max(80) }),
    z.strictObject({ kind: z.literal('money'), line: z.string().max(80), version: z.int().min(1) }),
    z.strictObject({
      kind: z.literal('figure'),
      carrier: z.string().max(80),
      indicator: z.string().max(80),
      year: z.int(),
      version: z.int().min(1),
    }),
  ]),
}
export const NewProof = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('file'), ...proof, file: z.string().max(100) }),
  z.strictObject({
    kind: z.literal('link'),
    ...proof,
    link: z.url({ protocol: /^https$/ }).max(2000),
  }),
])
export type NewProof = z.infer<typeof NewProof>

export const projectsWorkContract = {
  listWorkProjects: endpoint({
    method: 'GET',
    path: '/plan/work/projects',
    summary: { zh: '重点项目清单（内部）', en: 'Key projects, with their internal side' },
    ...read,
    query: ProjectFilter,
    reply: z.object({
      asOf: Day,
      items: z.array(ProjectLine),
      total: z.int(),
      /** How many of each light, before the filter by light. */
      counts: z.record(z.string(), z.int()),
    }),
  }),
  exportProjects: endpoint({
    method: 'GET',
    path: '/plan/work/exports/projects',
    summary: { zh: '导出重点项目清单', en: 'Export the key projects' },
    ...read,
    query: ProjectFilter.extend({ format, columns: oneOrMore(z.string().max(40)) }),
    file: sheets,
  }),
  exportProjectMoney: endpoint({
    method: 'GET',
    path: '/plan/work/exports/projects/:project/money',
    summary: { zh: '导出一个项目的投资事项', en: 'Export the investment entries of a project' },
    ...read,
    params: ProjectParams,
    query: z.strictObject({ format, columns: oneOrMore(z.string().max(40)) }),
    file: sheets,
  }),
  getWorkProject: endpoint({
    method: 'GET',
    path: '/plan/work/projects/:project',
    summary: { zh: '一个重点项目（内部）', en: 'One key project with its internal side' },
    ...read,
    params: ProjectParams,
    query: z.strictObject({ asOf: Day.optional() }),
    reply: ProjectDetail,
  }),
  proposeProject: endpoint({
    method: 'POST',
    path: '/plan/work/projects',
    summary: { zh: '申报重点项目', en: 'Propose a key project' },
    ...keep,
    body: z.strictObject({
      charter: Charter,
      cooperating: z.array(z.string().max(60)).max(40).default([]),
    }),
    reply: ProjectDetail,
  }),
  decideProject: endpoint({
    method: 'POST',
    path: '/plan/work/projects/:project/decision',
    summary: { zh: '审定申报的项目', en: 'Register or refuse a proposed project' },
    ...decide,
    params: ProjectParams,
    ifMatch: true,
    body: z.strictObject({
      outcome: z.enum(['registered', 'refused']),
      reason: Text,
    }),
    reply: ProjectDetail,
  }),
  closeProject: endpoint({
    method: 'POST',
    path: '/plan/work/projects/:project/close',
    summary: { zh: '关闭项目并说明原因', en: 'Close a project, with the reason' },
    ...decide,
    params: ProjectParams,
    ifMatch: true,
    body: z.strictObject({ reason: Text }),
    reply: ProjectDetail,
  }),
  changeCharter: endpoint({
    method: 'POST',
    path: '/plan/work/projects/:project/charter',
    summary: { zh: '修改立项内容，原版本保留', en: 'Change the charter; the version before stays' },
    ...keepOrDecide,
    params: ProjectParams,
    ifMatch: true,
    body: z.strictObject({ charter: Charter, reason: Text }),
    reply: ProjectDetail,
  }),
  addProjectMilestone: endpoint({
    method: 'POST',
    path: '/plan/work/projects/:project/milestones',
    summary: { zh: '增加节点', en: 'Add a milestone to a project' },
    ...keepOrDecide,
    params: ProjectParams,
    body: z.strictObject({ title: z.string().trim().min(1).max(200), day: Day }),
    reply: ProjectDetail,
  }),
  stepProjectMilestone: endpoint({
    method: 'POST',
    path: '/plan/work/project-milestones/:milestone/steps',
    summary: {
      zh: '调整、达成或取消节点；原日期都保留',
      en: 'Move, reach or drop a milestone; every former day stays',
    },
    ...keepOrDecide,
    params: z.strictObject({ milestone: z.string().max(80) }),
    ifMatch: true,
    body: z.strictObject({
      act: z.enum(['move', 'reach', 'drop']),
      day: Day,
      /** Asked of a move and a drop. */
      reason: z.string().trim().max(4000).default(''),
    }),
    reply: ProjectDetail,
  }),
  addProjectMoney: endpoint({
    method: 'POST',
    path: '/plan/work/projects/:project/money',
    summary: { zh: '登记投资事项', en: 'Enter planned, authorised or paid investment' },
    ...keep,
    params: ProjectParams,
    body: MoneyContent,
    reply: ProjectDetail,
  }),
  correctProjectMoney: endpoint({
    method: 'POST',
    path: '/plan/work/project-money/:line/versions',
    summary: { zh: '更正投资事项，原版本保留', en: 'Correct an entry; the version before stays' },
    ...keep,
    params: z.strictObject({ line: z.string().max(80) }),
    ifMatch: true,
    body: MoneyContent.extend({ reason: Text }),
    reply: ProjectDetail,
  }),
  saveProjectReport: endpoint({
    method: 'PUT',
    path: '/plan/work/projects/:project/reports/:period',
    summary: {
      zh: '填写季度报告；已审签的，另开更正版本',
      en: 'Write the quarterly report; a signed one gets a new version',
    },
    access: 'plan.progress.report',
    audience: ['officer'],
    params: ProjectParams.extend({ period: Period }),
    ifMatch: true,
    body: z.strictObject({
      content: ProjectReportContent,
      submit: z.boolean().default(false),
      /** Why a signed report is corrected. */
      reason: z.string().trim().max(4000).default(''),
    }),
    reply: ProjectDetail,
  }),
  settleProjectReport: endpoint({
    method: 'POST',
    path: '/plan/work/project-reports/:report/settle',
    summary: { zh: '审签或退回季度报告', en: 'Sign or return the quarterly report' },
    access: 'plan.progress.sign',
    audience: ['officer'],
    params: z.strictObject({ report: z.string().max(80) }),
    ifMatch: true,
    body: z.strictObject({
      outcome: z.enum(['signed', 'returned']),
      comment: z.string().trim().max(4000).default(''),
    }),
    reply: ProjectDetail,
  }),
  submitProjectEvidence: endpoint({
    method: 'POST',
    path: '/plan/work/project-evidence',
    summary: {
      zh: '为节点、投资事项或载体数据提交佐证',
      en: 'Submit evidence of a milestone, an entry or a carrier’s figure',
    },
    access: 'plan.evidence.submit',
    audience: ['officer'],
    body: NewProof,
    reply: ProofView,
  }),
  listProjectEvidence: endpoint({
    method: 'GET',
    path: '/plan/work/project-evidence',
    summary: { zh: '项目和载体的佐证', en: 'Evidence of projects and carriers' },
    ...read,
    query: z.strictObject({
      stage: EvidenceStage.optional(),
      after: z.string().max(80).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    reply: z.object({ items: z.array(ProofView), next: z.string().nullable() }),
  }),
  withdrawProjectEvidence: endpoint({
    method: 'POST',
    path: '/plan/work/project-evidence/:evidence/withdraw',
    summary: { zh: '审核之前撤回', en: 'Withdraw it before it is judged' },
    access: 'plan.evidence.submit',
    audience: ['officer'],
    params: ProofParams,
    ifMatch: true,
    body: z.strictObject({ reason: Text }),
    reply: ProofView,
  }),
  judgeProjectEvidence: endpoint({
    method: 'POST',
    path: '/plan/work/project-evidence/:evidence/judge',
    summary: { zh: '采信或退回项目佐证', en: 'Accept or refuse evidence of a project' },
    access: 'plan.evidence.judge',
    audience: ['officer'],
    params: ProofParams,
    ifMatch: true,
    body: z.strictObject({ outcome: z.enum(['accepted', 'refused']), reason: Text }),
    reply: ProofView,
  }),
  openProjectEvidenceFile: endpoint({
    method: 'GET',
    path: '/plan/work/project-evidence/:evidence/file',
    summary: { zh: '查看佐证文件', en: 'Open the file of a piece of evidence' },
    ...read,
    params: ProofParams,
    file: ['application/octet-stream'],
  }),
}
