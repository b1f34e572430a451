import { z } from 'zod'
import { Bilingual } from '../../kernel/bilingual.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { Day, Period } from '../../kernel/period.ts'
import { QualitativeVerdict } from '../model/judgement.ts'
import { DecimalText } from '../model/target.ts'
import {
  IndicatorView,
  PublicObservation,
  RevisionView,
  TargetDetail,
  TargetFilter,
  TargetList,
} from './target-views.ts'
import { By } from './tasks/shapes.ts'

const megabyte = 1024 * 1024
const id = z.strictObject({ id: z.string().min(1).max(80) })
const asOf = { asOf: Day.optional() }
const text = z.string().trim().min(1).max(500)

/** 观测值 with who recorded it; for officials. */
export const Observation = PublicObservation.extend({
  indicator: z.string(),
  act: z.enum(['record', 'correct', 'verify']),
  origin: z.enum(['published', 'recorded', 'imported', 'demo']),
  recordedAt: z.iso.datetime({ offset: true }),
  recordedBy: z.string().nullable(),
  organisation: z.string().nullable(),
  supersedes: z.string().optional(),
  /** False where a newer version has taken its place. */
  holds: z.boolean(),
})
export type ObservationView = z.infer<typeof Observation>

/** Something worth a second look that does not stop the figure. */
export const Warning = z.object({
  line: z.int().optional(),
  field: z.string(),
  code: z.string(),
  text: Bilingual,
})

/** What an import would do, or did, with one row. */
export const ImportedRow = z.object({
  line: z.int(),
  indicator: z.string(),
  period: Period,
  value: DecimalText,
  /** The figure that it replaces. */
  before: DecimalText.optional(),
  act: z.enum(['record', 'correct', 'unchanged']),
})

/** 定性判断 as recorded. */
export const FindingView = z.object({
  id: z.string(),
  target: z.string(),
  finding: QualitativeVerdict.shape.finding,
  on: Day,
  reason: z.string(),
  evidence: z.array(z.string()),
  /** Who judged it; the name as far as the reader may know it. */
  judged: By,
  synthetic: z.boolean(),
})

export const planTargetsContract = {
  listJudgedTargets: endpoint({
    method: 'GET',
    path: '/plan/monitoring/targets',
    summary: {
      zh: '目标监测（含未核实数据）',
      en: 'Targets as officials see them, unverified figures included',
    },
    access: 'plan.task.read',
    audience: ['leader', 'officer'],
    query: TargetFilter.extend(asOf),
    reply: TargetList,
  }),
  getJudgedTarget: endpoint({
    method: 'GET',
    path: '/plan/monitoring/targets/:id',
    summary: {
      zh: '单个目标的判断、数列与推理',
      en: 'One target with its series and reasoning, for officials',
    },
    access: 'plan.task.read',
    audience: ['leader', 'officer'],
    params: id,
    query: z.strictObject(asOf),
    reply: TargetDetail.extend({
      findings: z.array(FindingView),
      /** What the public page says, where it differs. */
      publicVerdict: z.string(),
    }),
  }),
  getSeries: endpoint({
    method: 'GET',
    path: '/plan/indicators/:id/observations',
    summary: { zh: '指标数列及其修订', en: 'The series of an indicator with every version' },
    access: 'plan.task.read',
    audience: ['leader', 'officer'],
    params: id,
    query: z.strictObject(asOf),
    reply: z.object({
      asOf: Day,
      indicator: IndicatorView,
      /** May the caller record figures of this indicator? */
      mayRecord: z.boolean(),
      mayVerify: z.boolean(),
      versions: z.array(Observation),
      revisions: z.array(RevisionView),
    }),
  }),
  recordObservation: endpoint({
    method: 'POST',
    path: '/plan/observations',
    summary: { zh: '录入或修订观测值', en: 'Record a figure, or correct one with a reason' },
    access: 'plan.observation.record',
    audience: ['officer'],
    body: z.strictObject({
      indicator: z.string().min(1).max(80),
      period: z.string().min(4).max(10),
      value: z.string().trim().min(1).max(30),
      unit: z.string().max(30).optional(),
      source: text,
      note: text.optional(),
      reason: text.optional(),
      /** The version that the sender saw; another one there by now is a conflict. */
      supersedes: z.string().max(40).optional(),
    }),
    reply: z.object({ observation: Observation, warnings: z.array(Warning) }),
  }),
  verifyObservation: endpoint({
    method: 'POST',
    path: '/plan/observations/:id/verification',
    summary: {
      zh: '核实观测值（不得核实自己录入的）',
      en: 'Verify a figure that somebody else recorded',
    },
    access: 'plan.observation.verify',
    audience: ['officer'],
    params: id,
    body: z.strictObject({ note: text.optional() }),
    reply: Observation,
  }),
  listUnverified: endpoint({
    method: 'GET',
    path: '/plan/observations/unverified',
    summary: { zh: '待核实的观测值', en: 'Figures that wait for verification' },
    access: 'plan.observation.verify',
    audience: ['officer'],
    reply: z.object({ observations: z.array(Observation.extend({ mayVerify: z.boolean() })) }),
  }),
  importObservations: endpoint({
    method: 'POST',
    path: '/plan/observations/import',
    summary: { zh: '从 xlsx 或 csv 导入观测值', en: 'Import figures from xlsx or csv' },
    access: 'plan.observation.record',
    audience: ['officer'],
    query: z.strictObject({ dryRun: z.enum(['true', 'false']).default('false') }),
    upload: { bytes: 5 * megabyte },
    perMinute: 20,
    reply: z.object({
      stored: z.boolean(),
      rows: z.array(ImportedRow),
      warnings: z.array(Warning),
    }),
  }),
  getImportTemplate: endpoint({
    method: 'GET',
    path: '/plan/observations/template',
    summary: { zh: '观测值导入模板', en: 'Template for importing figures' },
    access: 'plan.observation.record',
    audience: ['officer'],
    query: z.strictObject({ language: z.enum(['zh-CN', 'en']).default('zh-CN') }),
    file: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  }),
  judgeTarget: endpoint({
    method: 'POST',
    path: '/plan/targets/:id/findings',
    summary: { zh: '评判定性目标', en: 'Judge a target that has no figure' },
    access: 'plan.target.judge',
    audience: ['officer'],
    params: id,
    body: z.strictObject({
      finding: QualitativeVerdict.shape.finding,
      reason: z.string().trim().min(1).max(2000),
      evidence: z.array(z.url({ protocol: /^https?$/ }).or(z.uuid())).max(20),
    }),
    reply: FindingView,
  }),
  listFindings: endpoint({
    method: 'GET',
    path: '/plan/targets/:id/findings',
    summary: { zh: '定性目标的历次评判', en: 'Findings on a target that has no figure' },
    access: 'plan.task.read',
    audience: ['leader', 'officer'],
    params: id,
    reply: z.object({ findings: z.array(FindingView) }),
  }),
}
