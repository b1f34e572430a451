import type { Bilingual } from '../../kernel/bilingual.ts'
import type { ProblemWords } from '../../kernel/words.ts'
import type { ObjectionStage, RunStage, SystemStage } from '../model/assessment/result.ts'
import type { AssessedMilestone } from '../rules/assessment/projects.ts'

export const runStageTexts: Readonly<Record<RunStage, Bilingual>> = {
  computing: { zh: '计算中', en: 'Computing' },
  provisional: { zh: '初评，可提异议', en: 'Provisional, open to objections' },
  final: { zh: '终评，待领导确认', en: 'Final, awaits confirmation' },
  confirmed: { zh: '已确认，待公布', en: 'Confirmed, awaits publication' },
  published: { zh: '已公布', en: 'Published' },
}

export const objectionStageTexts: Readonly<Record<ObjectionStage, Bilingual>> = {
  open: { zh: '待处理', en: 'Open' },
  accepted: { zh: '已采纳', en: 'Accepted' },
  rejected: { zh: '未采纳', en: 'Not accepted' },
}

export const systemStageTexts: Readonly<Record<SystemStage, Bilingual>> = {
  draft: { zh: '草案', en: 'Draft' },
  approved: { zh: '已批准', en: 'Approved' },
  rejected: { zh: '未批准', en: 'Not approved' },
}

export const itemStateTexts = {
  scored: { zh: '已计分', en: 'Scored' },
  'not-applicable': { zh: '不适用', en: 'Not applicable' },
  unknown: { zh: '数据缺失', en: 'Unknown' },
} as const satisfies Record<string, Bilingual>

export const dutyWords = {
  lead: { zh: '牵头', en: 'leads' },
  cooperating: { zh: '配合', en: 'cooperates' },
} as const satisfies Record<string, Bilingual>

/** 节点结果 in an assessment; only the first counts. */
export const milestoneOutcomeTexts: Readonly<Record<AssessedMilestone['outcome'], Bilingual>> = {
  'in-time': { zh: '按期', en: 'in time' },
  late: { zh: '逾期', en: 'late' },
  'not-shown': { zh: '截止日前佐证未采信，不计按期', en: 'no evidence accepted by the cut-off' },
  'not-reached': { zh: '未完成', en: 'not reached' },
  dropped: { zh: '已取消，承诺仍计入到期', en: 'dropped, the promise still counts as due' },
}

/** Headings of the printed score sheet and of the ranking as a table. */
export const assessmentSheetTexts = {
  runs: { zh: '各期考核', en: 'Assessments by period' },
  objectionsUntil: { zh: '异议截止日', en: 'Objections until' },
  publishedOn: { zh: '公布日期', en: 'Published on' },
  sheet: { zh: '考核得分表', en: 'Assessment score sheet' },
  ranking: { zh: '考核排名', en: 'Assessment ranking' },
  department: { zh: '部门', en: 'Department' },
  class: { zh: '类别', en: 'Class' },
  rank: { zh: '名次', en: 'Rank' },
  total: { zh: '总分', en: 'Total' },
  base: { zh: '基本分', en: 'Weighted points' },
  bonus: { zh: '加分', en: 'Bonus' },
  malus: { zh: '扣分', en: 'Malus' },
  group: { zh: '指标组', en: 'Group' },
  item: { zh: '指标', en: 'Item' },
  weight: { zh: '分值', en: 'Weight' },
  effective: { zh: '折算后分值', en: 'Effective weight' },
  result: { zh: '计算结果', en: 'Result' },
  points: { zh: '得分', en: 'Points' },
  state: { zh: '状态', en: 'State' },
  formula: { zh: '计算方法', en: 'Formula' },
  about: { zh: '说明', en: 'About' },
  missing: { zh: '缺失的输入', en: 'Missing inputs' },
  period: { zh: '考核期', en: 'Period' },
  version: { zh: '结果版本', en: 'Version of the result' },
  system: { zh: '指标体系版本', en: 'Version of the index system' },
  cutOff: { zh: '数据截止日', en: 'Cut-off day' },
  stage: { zh: '状态', en: 'Stage' },
  fingerprint: { zh: '结果指纹（SHA-256）', en: 'Fingerprint (SHA-256)' },
  published: { zh: '公布日期', en: 'Published on' },
  unit: { zh: '单位：分', en: 'Unit: points' },
  synthetic: { zh: '演示数据', en: 'Synthetic demo data' },
  incomplete: {
    zh: '部分指标数据缺失，按规则未计',
    en: 'Some items are unknown and were left out by the rule',
  },
} as const satisfies Record<string, Bilingual>

export const assessmentProblemWords: ProblemWords = {
  'plan/assessment-too-early': {
    zh: '{period}的数据截止日为{cutOff}，届时方可考核。',
    en: '{period} can be assessed from its cut-off day, {cutOff}.',
  },
  'plan/assessment-exists': {
    zh: '{period}的考核已经开启。',
    en: 'The assessment of {period} is open already.',
  },
  'plan/assessment-period-not-covered': {
    zh: '没有适用于{period}的指标体系。',
    en: 'No index system holds for {period}.',
  },
  'plan/assessment-wrong-stage': {
    zh: '此考核现在的状态是“{stage}”，不能办理这一步。',
    en: 'The assessment is at “{stage}”, where this cannot be done.',
  },
  'plan/assessment-objections-closed': {
    zh: '异议期已于{until}结束。',
    en: 'Objections closed on {until}.',
  },
  'plan/assessment-objections-running': {
    zh: '异议期到{until}为止，之后才能形成终评。',
    en: 'Objections may be raised until {until}; the final result comes after.',
  },
  'plan/assessment-objections-open': {
    zh: '还有{count}件异议待处理。',
    en: '{count} objections are still open.',
  },
  'plan/assessment-own-computation': {
    zh: '这次结果由您开启或计算，异议须由他人决定。',
    en: 'You opened or computed this result; another person decides on objections.',
  },
  'plan/assessment-own-draft': {
    zh: '草案由您起草，须由他人批准。',
    en: 'You drafted this; another person approves it.',
  },
  'plan/assessment-not-future': {
    zh: '新指标体系只能从尚未开始的考核期起施行，最早为{from}。',
    en: 'A new index system holds only from a period that has not begun, {from} at the earliest.',
  },
  'plan/assessment-system-faults': {
    zh: '指标体系有{count}处错误，请按提示修改。',
    en: 'The index system has {count} faults; correct the marked places.',
  },
  'plan/assessment-fault': { zh: '{text}', en: '{text}' },
  'plan/assessment-input-absent': {
    zh: '没有这一输入，请从得分表中选择。',
    en: 'There is no such input; choose one from the sheet.',
  },
  'plan/assessment-value-wrong': {
    zh: '这个值不符合该输入的类型。',
    en: 'The value does not fit the input.',
  },
  'plan/assessment-value-same': {
    zh: '与现有的值相同。',
    en: 'That is the value it has already.',
  },
  'plan/assessment-correction-missing': {
    zh: '采纳异议须写明更正哪一项输入。',
    en: 'An accepted objection names the input that is corrected.',
  },
  'noun/assessment': { zh: '考核', en: 'assessment' },
  'noun/assessment-system': { zh: '指标体系', en: 'index system' },
  'noun/objection': { zh: '异议', en: 'objection' },
}
