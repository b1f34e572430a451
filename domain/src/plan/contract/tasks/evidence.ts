import { z } from 'zod'
import { FileCard } from '../../../desk/model.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { Day } from '../../../kernel/period.ts'
import { EvidenceKind, EvidenceStage, Publicity } from '../../model/progress.ts'
import { DecimalText } from '../../model/target.ts'
import { By, Instant, office, Remark, TaskParams, Text } from './shapes.ts'

/** 实时佐证的回答: what a module answered, when, and to which question. */
export const LiveAnswer = z.object({
  id: z.string(),
  requirement: z.string(),
  question: z.string(),
  parameters: z.record(z.string(), z.string()),
  /** Absent where the module has no answer yet. */
  value: z.string().nullable(),
  unit: z.string(),
  details: z.record(z.string(), z.string()),
  askedAt: Instant,
  evidence: z.string().nullable(),
  synthetic: z.boolean(),
})
export type LiveAnswer = z.infer<typeof LiveAnswer>

export const Evidence = z.object({
  id: z.string(),
  task: z.int(),
  requirement: z.string(),
  department: z.string(),
  kind: EvidenceKind,
  title: z.string(),
  file: z.string().nullable(),
  /** Name, type, size and SHA-256 of the file, where the reader may open it. */
  fileCard: FileCard.nullable(),
  link: z.string().nullable(),
  value: z.string().nullable(),
  unit: z.string().nullable(),
  day: Day.nullable(),
  source: z.string().nullable(),
  answer: LiveAnswer.nullable(),
  publicity: Publicity,
  stage: EvidenceStage,
  submitted: By,
  submittedAt: Instant,
  judged: By.nullable(),
  judgedAt: Instant.nullable(),
  revision: z.int(),
  remarks: z.array(Remark),
  synthetic: z.boolean(),
})
export type Evidence = z.infer<typeof Evidence>

/** An address that is shown and never fetched. */
const HttpsLink = z.url({ protocol: /^https$/ }).max(2000)

const common = {
  requirement: z.string().max(100),
  title: z.string().trim().min(1).max(300),
  publicity: Publicity.default('internal'),
}

export const NewEvidence = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('file'), ...common, file: z.string().max(100) }),
  z.strictObject({ kind: z.literal('link'), ...common, link: HttpsLink }),
  z.strictObject({
    kind: z.literal('figure'),
    ...common,
    value: DecimalText,
    unit: z.string().trim().min(1).max(40),
    day: Day,
    source: z.string().trim().min(1).max(300),
  }),
  z.strictObject({ kind: z.literal('live'), ...common }),
])
export type NewEvidence = z.infer<typeof NewEvidence>

const EvidenceParams = z.strictObject({ evidence: z.string() })

export const evidenceContract = {
  submitEvidence: endpoint({
    method: 'POST',
    path: '/plan/work/tasks/:task/evidence',
    summary: { zh: '提交一项佐证', en: 'Submit a piece of evidence' },
    access: 'plan.evidence.submit',
    audience: ['officer'],
    params: TaskParams,
    body: NewEvidence,
    reply: Evidence,
  }),
  withdrawEvidence: endpoint({
    method: 'POST',
    path: '/plan/work/evidence/:evidence/withdraw',
    summary: { zh: '审核之前撤回', en: 'Withdraw it before it is judged' },
    access: 'plan.evidence.submit',
    audience: ['officer'],
    params: EvidenceParams,
    ifMatch: true,
    body: z.strictObject({ reason: Text }),
    reply: Evidence,
  }),
  judgeEvidence: endpoint({
    method: 'POST',
    path: '/plan/work/evidence/:evidence/judge',
    summary: { zh: '采信或退回佐证', en: 'Accept or refuse evidence' },
    access: 'plan.evidence.judge',
    audience: ['officer'],
    params: EvidenceParams,
    ifMatch: true,
    body: z.strictObject({ outcome: z.enum(['accepted', 'refused']), reason: Text }),
    reply: Evidence,
  }),
  setEvidencePublicity: endpoint({
    method: 'PUT',
    path: '/plan/work/evidence/:evidence/publicity',
    summary: { zh: '设定佐证是否公开', en: 'Say whether the evidence is public' },
    access: 'plan.evidence.judge',
    audience: ['officer'],
    params: EvidenceParams,
    ifMatch: true,
    body: z.strictObject({ publicity: Publicity }),
    reply: Evidence,
  }),
  listEvidence: endpoint({
    method: 'GET',
    path: '/plan/work/evidence',
    summary: { zh: '佐证列表', en: 'Evidence' },
    access: 'plan.task.read',
    audience: office,
    query: z.strictObject({
      stage: EvidenceStage.optional(),
      task: z.coerce.number().int().optional(),
      after: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    reply: z.object({ items: z.array(Evidence), next: z.string().nullable() }),
  }),
  openEvidenceFile: endpoint({
    method: 'GET',
    path: '/plan/work/evidence/:evidence/file',
    summary: { zh: '查看佐证文件', en: 'Open the file of a piece of evidence' },
    access: 'plan.task.read',
    audience: office,
    params: EvidenceParams,
    file: ['application/octet-stream'],
  }),
  listLiveAnswers: endpoint({
    method: 'GET',
    path: '/plan/work/tasks/:task/answers',
    summary: {
      zh: '实时佐证的历次回答，最近的在前',
      en: 'Answers of live evidence, the latest first',
    },
    access: 'plan.task.read',
    audience: office,
    params: TaskParams,
    query: z.strictObject({
      requirement: z.string().optional(),
      after: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    reply: z.object({ items: z.array(LiveAnswer), next: z.string().nullable() }),
  }),
}
