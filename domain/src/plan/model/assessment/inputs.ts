import { z } from 'zod'
import { Bilingual } from '../../../kernel/bilingual.ts'
import { lightCodes, verdictCodes } from './codes.ts'

export interface InputField {
  readonly name: Bilingual
  /** A `code` is only chosen by or compared; a `number` is reckoned with. */
  readonly kind: 'number' | 'code'
  readonly unit?: Bilingual
  readonly codes?: readonly string[]
}

export interface InputCollection {
  readonly name: Bilingual
  /** What one row is and until when it is known. */
  readonly about: Bilingual
  readonly fields: Readonly<Record<string, InputField>>
}

const days: Bilingual = { zh: '天', en: 'days' }
const workingDays: Bilingual = { zh: '个工作日', en: 'working days' }
const count = (zh: string, en: string): InputField => ({ name: { zh, en }, kind: 'number' })
const yesNo = (zh: string, en: string): InputField => ({
  name: { zh, en },
  kind: 'code',
  codes: ['yes', 'no'],
})
const late: InputField = {
  name: { zh: '逾期工作日', en: 'working days late' },
  kind: 'number',
  unit: workingDays,
}

/** 考核输入: everything a formula may ask about, by collection and field. */
export const assessmentInputs = {
  tasks: {
    name: { zh: '任务', en: 'tasks' },
    about: {
      zh: '本部门牵头或配合、期末前应已启动的任务及其期内亮灯',
      en: 'Tasks led or joined that were due to begin by the period’s end, with their lights over it',
    },
    fields: {
      light: { name: { zh: '期末亮灯', en: 'light at the end' }, kind: 'code', codes: lightCodes },
      'days-blue': { name: { zh: '蓝灯天数', en: 'days blue' }, kind: 'number', unit: days },
      'days-green': { name: { zh: '绿灯天数', en: 'days green' }, kind: 'number', unit: days },
      'days-yellow': { name: { zh: '黄灯天数', en: 'days yellow' }, kind: 'number', unit: days },
      'days-red': { name: { zh: '红灯天数', en: 'days red' }, kind: 'number', unit: days },
      disagreements: count('报告与佐证不一致处', 'disagreements of report and evidence'),
      'evidence-share': {
        name: { zh: '佐证完备率', en: 'evidence complete' },
        kind: 'number',
        unit: { zh: '%', en: '%' },
      },
    },
  },
  reports: {
    name: { zh: '进展报告', en: 'progress reports' },
    about: {
      zh: '本部门应报的各期进展，截止日未到的不计',
      en: 'Reports owed for the period whose due day lies before the cut-off',
    },
    fields: { arrived: yesNo('已报送', 'came in'), 'days-late': late },
  },
  contributions: {
    name: { zh: '配合材料', en: 'contributions' },
    about: {
      zh: '牵头部门请本部门提供的材料',
      en: 'What leading departments asked of this department',
    },
    fields: { arrived: yesNo('已报送', 'came in'), 'days-late': late },
  },
  evidence: {
    name: { zh: '佐证', en: 'evidence' },
    about: {
      zh: '期内提交且截止前已审核的佐证',
      en: 'Pieces submitted in the period and judged by the cut-off',
    },
    fields: { accepted: yesNo('采信', 'accepted') },
  },
  questions: {
    name: { zh: '提问', en: 'questions' },
    about: {
      zh: '就本部门牵头任务提出、应在期内答复的问题',
      en: 'Questions on tasks led by the department whose answer fell due in the period',
    },
    fields: { answered: yesNo('已答复', 'answered'), 'days-late': late },
  },
  decisions: {
    name: { zh: '决定事项', en: 'decisions' },
    about: {
      zh: '对本部门有约束力、应在期内办结的决定',
      en: 'Decisions that bind the department and fell due in the period',
    },
    fields: { done: yesNo('已办结', 'done'), 'days-late': late },
  },
  targets: {
    name: { zh: '目标', en: 'targets' },
    about: {
      zh: '由本部门负责指标的目标，按截止日已知数值判断',
      en: 'Targets whose figure this department answers for, judged on what was known at the cut-off',
    },
    fields: {
      verdict: { name: { zh: '判断', en: 'verdict' }, kind: 'code', codes: verdictCodes },
      ratio: { name: { zh: '进度比', en: 'progress ratio' }, kind: 'number' },
      'data-days-late': {
        ...late,
        name: { zh: '数据逾期工作日', en: 'working days its data are late' },
      },
    },
  },
  projects: {
    name: { zh: '重点项目', en: 'key projects' },
    about: {
      zh: '本部门负责的重点项目：期内到期的节点按首次承诺日计，投资按截止日已知计',
      en: 'Key projects that the department answers for: milestones due in the period by the day first promised, investment as known at the cut-off',
    },
    fields: {
      light: { name: { zh: '亮灯', en: 'light' }, kind: 'code', codes: lightCodes },
      'milestones-due': count('到期节点', 'milestones due'),
      'milestones-in-time': count('按期节点', 'milestones reached in time'),
      'investment-planned': {
        name: { zh: '计划投资', en: 'investment planned' },
        kind: 'number',
        unit: { zh: '亿元', en: 'CNY 100 million' },
      },
      'investment-paid': {
        name: { zh: '完成投资（佐证已采信）', en: 'investment paid and shown' },
        kind: 'number',
        unit: { zh: '亿元', en: 'CNY 100 million' },
      },
    },
  },
} as const satisfies Record<string, InputCollection>

export type CollectionName = keyof typeof assessmentInputs
export const collectionNames = Object.keys(assessmentInputs) as CollectionName[]

/** The registry by any text, for formulas that are still unchecked. */
export const findCollection = (name: string): InputCollection | undefined =>
  Object.hasOwn(assessmentInputs, name)
    ? (assessmentInputs as Readonly<Record<string, InputCollection>>)[name]
    : undefined

/** 更正 of an input: what stood there before, and why it was changed. */
export const InputCorrection = z.strictObject({
  field: z.string(),
  before: z.string().nullable(),
  reason: z.string(),
})

/**
 * One row of a collection. `values` are decimal texts or codes; null is not known, and
 * `not-applicable` says that the row has nothing of the kind.
 */
export const InputRow = z.strictObject({
  id: z.string(),
  label: Bilingual,
  /** Page of the evidence, below `/app`. */
  link: z.string().optional(),
  duty: z.enum(['lead', 'cooperating']).optional(),
  values: z.record(z.string(), z.string().nullable()),
  /** What a field's figure was counted from, for people. */
  explained: z.record(z.string(), z.array(Bilingual)).optional(),
  corrected: z.array(InputCorrection).optional(),
})
export type InputRow = z.infer<typeof InputRow>

/**
 * 冻结的输入: what was known of one department at the cut-off. An empty collection means that
 * nothing was asked of it; null, that the platform could not know.
 */
export const DepartmentInputs = z.strictObject({
  department: z.string(),
  class: z.string(),
  collections: z.record(z.string(), z.array(InputRow).nullable()),
})
export type DepartmentInputs = z.infer<typeof DepartmentInputs>
