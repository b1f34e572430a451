import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { Day } from '../../../kernel/period.ts'
import { FollowUpStage, FollowUpWord } from '../../model/group.ts'
import { Light } from '../../model/judgement.ts'
import { office } from '../tasks/shapes.ts'
import { Concerned, Departments, FollowUp, FollowUpLine, Prose } from './shapes.ts'

const read = { access: 'plan.task.read', audience: office } as const
const edit = { access: 'plan.group.edit', audience: ['officer'] } as const
const FollowUpParams = z.strictObject({ followUp: z.string().max(40) })
const many = <T extends z.ZodType>(one: T) => z.union([one, z.array(one)]).optional()

export const FollowUpFilter = z.strictObject({
  text: z.string().max(200).optional(),
  light: many(Light),
  stage: many(FollowUpStage),
  owner: many(z.string().max(60)),
  source: many(FollowUpLine.shape.source),
  meeting: z.string().max(40).optional(),
  /** Number of a task that it concerns. */
  task: z.coerce.number().int().min(1).optional(),
  sort: z.enum(['number', 'light', 'due', 'owner']).optional(),
  order: z.enum(['asc', 'desc']).optional(),
})
export type FollowUpFilter = z.infer<typeof FollowUpFilter>

export const NewFollowUp = z.strictObject({
  meeting: z.string().max(40).optional(),
  text: Prose,
  owner: z.string().max(60),
  cooperating: Departments.default([]),
  responsible: z.string().trim().max(100).default(''),
  evidence: z.string().trim().min(1).max(500),
  dueDay: Day,
  tasks: Concerned.shape.tasks.default([]),
  targets: Concerned.shape.targets.default([]),
  projects: Concerned.shape.projects.default([]),
})

export const followUpsContract = {
  listFollowUps: endpoint({
    method: 'GET',
    path: '/plan/group/follow-ups',
    summary: { zh: '督办事项清单', en: 'Follow-ups of decisions' },
    ...read,
    query: FollowUpFilter.extend({
      after: z.string().max(40).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    reply: z.object({
      items: z.array(FollowUpLine),
      next: z.string().nullable(),
      total: z.int(),
      counts: z.record(z.string(), z.int()),
    }),
  }),
  exportFollowUps: endpoint({
    method: 'GET',
    path: '/plan/group/exports/follow-ups',
    summary: { zh: '导出督办事项', en: 'Export the follow-ups' },
    ...read,
    query: FollowUpFilter.extend({
      format: z.enum(['xlsx', 'csv']),
      columns: many(z.string().max(40)),
    }),
    file: [
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'text/csv; charset=utf-8',
    ],
  }),
  getFollowUp: endpoint({
    method: 'GET',
    path: '/plan/group/follow-ups/:followUp',
    summary: { zh: '一项督办', en: 'One follow-up' },
    ...read,
    params: FollowUpParams,
    reply: FollowUp,
  }),
  makeFollowUp: endpoint({
    method: 'POST',
    path: '/plan/group/follow-ups',
    summary: { zh: '把决定列为督办', en: 'Make a decision a follow-up' },
    ...edit,
    body: NewFollowUp,
    reply: FollowUp,
  }),
  answerFollowUp: endpoint({
    method: 'POST',
    path: '/plan/group/follow-ups/:followUp/answers',
    summary: { zh: '反馈办理情况', en: 'Answer a follow-up' },
    access: 'plan.progress.report',
    audience: ['officer'],
    params: FollowUpParams,
    body: z.strictObject({
      said: FollowUpWord,
      text: Prose,
      files: z.array(z.string().max(40)).max(10).default([]),
    }),
    reply: FollowUp,
  }),
  judgeAnswer: endpoint({
    method: 'POST',
    path: '/plan/group/answers/:answer/judgement',
    summary: { zh: '核验或退回反馈', en: 'Accept or return an answer' },
    ...edit,
    params: z.strictObject({ answer: z.string().max(40) }),
    ifMatch: true,
    body: z.strictObject({
      outcome: z.enum(['accepted', 'returned']),
      reason: Prose,
    }),
    reply: FollowUp,
  }),
  askExtension: endpoint({
    method: 'POST',
    path: '/plan/group/follow-ups/:followUp/extensions',
    summary: { zh: '申请延期', en: 'Ask for more time' },
    access: 'plan.progress.report',
    audience: ['officer'],
    params: FollowUpParams,
    body: z.strictObject({ until: Day, reason: Prose }),
    reply: FollowUp,
  }),
  decideExtension: endpoint({
    method: 'POST',
    path: '/plan/group/extensions/:extension/decision',
    summary: { zh: '批准或不批准延期', en: 'Grant or refuse more time' },
    access: ['plan.group.edit', 'plan.minutes.sign'],
    audience: office,
    params: z.strictObject({ extension: z.string().max(40) }),
    ifMatch: true,
    body: z.strictObject({
      outcome: z.enum(['granted', 'refused']),
      reason: Prose,
    }),
    reply: FollowUp,
  }),
  closeFollowUp: endpoint({
    method: 'POST',
    path: '/plan/group/follow-ups/:followUp/closing',
    summary: { zh: '说明理由后销号', en: 'Close a follow-up, with the reason' },
    ...edit,
    params: FollowUpParams,
    ifMatch: true,
    body: z.strictObject({ reason: Prose }),
    reply: FollowUp,
  }),
}
