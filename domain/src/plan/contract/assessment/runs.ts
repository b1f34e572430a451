import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { Period } from '../../../kernel/period.ts'
import { RunStage } from '../../model/assessment/result.ts'
import { oneOrMore } from '../target-views.ts'
import { Text } from '../tasks/shapes.ts'
import { CorrectionInput, History, Objection, RunCard, RunDetail, Sheet } from './shapes.ts'

const insiders = ['officer', 'leader'] as const
const read = { access: 'plan.assessment.read', audience: insiders } as const
const run = { access: 'plan.assessment.run', audience: ['officer'] } as const
const Run = z.strictObject({ run: z.string() })
const version = z.int().min(1)
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const format = z.enum(['xlsx', 'csv']).default('xlsx')
const columns = oneOrMore(z.string().max(40))
const OneSheet = z.strictObject({ run: z.string(), department: z.string() })
const resultVersion = z.coerce.number().int().min(1).optional()

/** Filters and order of a ranking as a list. */
export const RankingFilter = z.strictObject({
  q: z.string().trim().max(100).optional(),
  class: oneOrMore(z.string().max(40)),
  /** `rank`, `department`, `total`, `bonus`, `malus` or the id of a group. */
  sort: z.string().max(40).default('rank'),
  order: z.enum(['asc', 'desc']).default('asc'),
})
export type RankingFilter = z.infer<typeof RankingFilter>

/** Filters and order of the list of assessments; `period` is the order of their cut-off days. */
export const RunFilter = z.strictObject({
  stage: oneOrMore(RunStage),
  kind: z.enum(['quarter', 'year']).optional(),
  sort: z.enum(['period', 'stage', 'published']).default('period'),
  order: z.enum(['asc', 'desc']).default('desc'),
})
export type RunFilter = z.infer<typeof RunFilter>

export const assessmentRunsContract = {
  listAssessmentRuns: endpoint({
    method: 'GET',
    path: '/plan/assessment/runs',
    summary: { zh: '各期考核', en: 'Assessments by period' },
    ...read,
    reply: z.object({
      runs: z.array(RunCard),
      /** Periods that can be opened today, the newest first; empty for who may not. */
      open: z.array(Period),
    }),
  }),
  exportAssessmentRuns: endpoint({
    method: 'GET',
    path: '/plan/assessment/exports/runs',
    summary: { zh: '导出各期考核', en: 'Export the assessments by period' },
    ...read,
    query: RunFilter.extend({ format, columns }),
    file: [xlsx, 'text/csv; charset=utf-8'],
  }),
  openAssessmentRun: endpoint({
    method: 'POST',
    path: '/plan/assessment/runs',
    summary: {
      zh: '开启一期考核并计算初评',
      en: 'Open a period and compute the provisional result',
    },
    ...run,
    body: z.strictObject({ period: Period }),
    reply: RunCard.extend({ job: z.string() }),
  }),
  getAssessmentRun: endpoint({
    method: 'GET',
    path: '/plan/assessment/runs/:run',
    summary: { zh: '一期考核与排名', en: 'One assessment with its ranking' },
    ...read,
    params: Run,
    reply: RunDetail,
  }),
  exportAssessmentRanking: endpoint({
    method: 'GET',
    path: '/plan/assessment/runs/:run/ranking',
    summary: { zh: '排名导出', en: 'The ranking as a table' },
    ...read,
    params: Run,
    query: RankingFilter.extend({ format, columns }),
    file: [xlsx, 'text/csv; charset=utf-8'],
  }),
  getAssessmentSheet: endpoint({
    method: 'GET',
    path: '/plan/assessment/runs/:run/sheets/:department',
    summary: {
      zh: '部门得分表及其计算过程',
      en: 'Score sheet of a department, every point explained',
    },
    ...read,
    params: OneSheet,
    query: z.strictObject({ result: resultVersion }),
    reply: Sheet,
  }),
  exportAssessmentSheet: endpoint({
    method: 'GET',
    path: '/plan/assessment/runs/:run/sheets/:department/file',
    summary: { zh: '得分表导出', en: 'The score sheet as a file' },
    ...read,
    params: OneSheet,
    query: z.strictObject({
      format: z.enum(['xlsx', 'csv', 'pdf']).default('xlsx'),
      result: resultVersion,
    }),
    file: [xlsx, 'text/csv; charset=utf-8', 'application/pdf'],
    perMinute: 30,
  }),
  compareAssessments: endpoint({
    method: 'GET',
    path: '/plan/assessment/history',
    summary: { zh: '历次考核对比', en: 'Assessments compared over periods' },
    ...read,
    reply: History,
  }),
  listAssessmentObjections: endpoint({
    method: 'GET',
    path: '/plan/assessment/runs/:run/objections',
    summary: { zh: '异议', en: 'Objections' },
    ...read,
    params: Run,
    reply: z.object({ objections: z.array(Objection) }),
  }),
  raiseAssessmentObjection: endpoint({
    method: 'POST',
    path: '/plan/assessment/runs/:run/objections',
    summary: { zh: '对本部门得分提出异议', en: 'Object to the score of the own department' },
    access: 'plan.assessment.object',
    audience: ['officer'],
    params: Run,
    body: z.strictObject({ item: z.string().max(40), text: Text, file: z.string().optional() }),
    reply: Objection,
  }),
  openObjectionFile: endpoint({
    method: 'GET',
    path: '/plan/assessment/objections/:objection/file',
    summary: { zh: '查看异议附件', en: 'Open the file of an objection' },
    ...read,
    params: z.strictObject({ objection: z.string() }),
    file: ['application/octet-stream'],
  }),
  decideAssessmentObjection: endpoint({
    method: 'POST',
    path: '/plan/assessment/objections/:objection/decision',
    summary: {
      zh: '决定异议：采纳即更正输入并重新计算',
      en: 'Decide on an objection; accepting corrects an input and computes again',
    },
    ...run,
    params: z.strictObject({ objection: z.string() }),
    body: z.strictObject({
      version,
      outcome: z.enum(['accepted', 'rejected']),
      reason: Text,
      correction: CorrectionInput.optional(),
    }),
    reply: Objection,
  }),
  correctAssessment: endpoint({
    method: 'POST',
    path: '/plan/assessment/runs/:run/corrections',
    summary: { zh: '更正一项输入并重新计算', en: 'Correct an input and compute again' },
    ...run,
    params: Run,
    body: z.strictObject({
      version,
      department: z.string(),
      reason: Text,
      correction: CorrectionInput,
    }),
    reply: RunCard,
  }),
  finaliseAssessment: endpoint({
    method: 'POST',
    path: '/plan/assessment/runs/:run/final',
    summary: { zh: '形成终评', en: 'Make the result final' },
    ...run,
    params: Run,
    body: z.strictObject({ version }),
    reply: RunCard,
  }),
  confirmAssessment: endpoint({
    method: 'POST',
    path: '/plan/assessment/runs/:run/confirmation',
    summary: { zh: '领导确认结果', en: 'A leader confirms the result' },
    access: 'plan.assessment.confirm',
    audience: ['leader'],
    params: Run,
    body: z.strictObject({ version }),
    reply: RunCard,
  }),
  publishAssessment: endpoint({
    method: 'POST',
    path: '/plan/assessment/runs/:run/publication',
    summary: { zh: '公布结果', en: 'Publish the result' },
    ...run,
    params: Run,
    body: z.strictObject({ version, notice: z.string().trim().max(1000).default('') }),
    reply: RunCard,
  }),
}
