import type { Bilingual } from '../../kernel/bilingual.ts'
import type { ProblemWords } from '../../kernel/words.ts'
import type { Place } from '../model/pack.ts'
import type {
  CarrierIndicator,
  Currency,
  FundSource,
  MoneyKind,
  ProjectStage,
  StepAct,
} from '../model/project.ts'
import type { MoneyWarning } from '../rules/investment.ts'
import type { MilestoneState } from '../rules/milestone.ts'

type Words<K extends string> = Readonly<Record<K, Bilingual>>

export const projectStageTexts: Words<ProjectStage> = {
  proposed: { zh: '申报待审', en: 'Proposed' },
  registered: { zh: '在册', en: 'Registered' },
  refused: { zh: '未予登记', en: 'Refused' },
  closed: { zh: '已关闭', en: 'Closed' },
}

export const moneyKindTexts: Words<MoneyKind> = {
  planned: { zh: '计划投资', en: 'Planned' },
  authorised: { zh: '核准（批复）投资', en: 'Authorised' },
  paid: { zh: '实际完成投资', en: 'Paid' },
}

export const fundSourceTexts: Words<FundSource> = {
  central: { zh: '中央资金', en: 'Central funds' },
  province: { zh: '省级资金', en: 'Provincial funds' },
  city: { zh: '市级资金', en: 'City funds' },
  district: { zh: '区级资金', en: 'District funds' },
  enterprise: { zh: '企业自筹', en: 'Enterprise' },
  bank: { zh: '银行贷款', en: 'Bank loans' },
}

/** Units of amounts, as they follow a figure. */
export const amountUnitTexts: Words<Currency> = {
  CNY: { zh: '万元', en: 'ten thousand CNY' },
  USD: { zh: '万美元', en: 'ten thousand USD' },
}

export const carrierUnitTexts: Words<CarrierIndicator['unit']> = {
  'square-metres-10k': { zh: '万平方米', en: 'ten thousand m²' },
  enterprises: { zh: '家', en: 'enterprises' },
  people: { zh: '人', en: 'people' },
  'usd-10k': { zh: '万美元', en: 'ten thousand USD' },
}

/** 载体类别. */
export const carrierKindTexts: Words<Place['kind']> = {
  park: { zh: '园区', en: 'Park' },
  base: { zh: '基地', en: 'Base' },
  'key-project': { zh: '重点项目兼基地', en: 'Key project and base' },
  'overseas-park': { zh: '境外园区', en: 'Park abroad' },
  platform: { zh: '平台', en: 'Platform' },
}

export const stepActTexts: Words<StepAct> = {
  plan: { zh: '列入计划', en: 'Planned' },
  move: { zh: '调整日期', en: 'Moved' },
  reach: { zh: '登记达成', en: 'Reached' },
  drop: { zh: '取消', en: 'Dropped' },
}

export const milestoneCalendarTexts: Words<MilestoneState['calendar']> = {
  coming: { zh: '未到期', en: 'To come' },
  due: { zh: '30 天内到期', en: 'Due within 30 days' },
  late: { zh: '已逾期', en: 'Late' },
  met: { zh: '有佐证达成', en: 'Reached and shown' },
  dropped: { zh: '已取消', en: 'Dropped' },
}

export const moneyWarningTexts: Words<MoneyWarning['code']> = {
  'paid-above-authorised': {
    zh: '实际完成 {more} 超过核准 {less}',
    en: 'Paid {more} is above authorised {less}',
  },
  'authorised-above-planned': {
    zh: '核准 {more} 超过计划 {less}',
    en: 'Authorised {more} is above planned {less}',
  },
}

/** Headings of the exported lists. */
export const projectExportTexts = {
  projects: { zh: '重点项目', en: 'Key projects' },
  carriers: { zh: '载体年度数据', en: 'Yearly figures of carriers' },
  investment: { zh: '投资事项', en: 'Investment entries' },
  name: { zh: '项目', en: 'Project' },
  stage: { zh: '环节', en: 'Stage' },
  light: { zh: '亮灯', en: 'Light' },
  reported: { zh: '报告状态', en: 'Reported' },
  evidenced: { zh: '佐证状态', en: 'Evidenced' },
  calendar: { zh: '日历状态', en: 'Calendar' },
  lead: { zh: '责任部门', en: 'Responsible department' },
  district: { zh: '所在区', en: 'District' },
  sectors: { zh: '服务领域', en: 'Sectors' },
  tasks: { zh: '对应任务', en: 'Tasks' },
  milestones: { zh: '节点数', en: 'Milestones' },
  reached: { zh: '登记达成', en: 'Said reached' },
  shown: { zh: '有佐证达成', en: 'Shown reached' },
  late: { zh: '逾期节点', en: 'Late milestones' },
  planned: { zh: '计划投资（万元）', en: 'Planned (CNY 10,000)' },
  authorised: { zh: '核准投资（万元）', en: 'Authorised (CNY 10,000)' },
  paid: { zh: '实际完成（万元）', en: 'Paid (CNY 10,000)' },
  paidShown: { zh: '有佐证的实际完成（万元）', en: 'Paid and shown (CNY 10,000)' },
  rate: { zh: '完成计划比例（%）', en: 'Paid of planned (%)' },
  from: { zh: '开始', en: 'From' },
  until: { zh: '截止', en: 'Until' },
  warnings: { zh: '预警', en: 'Warnings' },
  kind: { zh: '口径', en: 'Kind' },
  source: { zh: '资金来源', en: 'Source' },
  year: { zh: '年度', en: 'Year' },
  day: { zh: '发生日', en: 'Day' },
  amount: { zh: '金额（万）', en: 'Amount (10,000)' },
  currency: { zh: '币种', en: 'Currency' },
  document: { zh: '文号', en: 'Document' },
  version: { zh: '版本', en: 'Version' },
  reason: { zh: '更正原因', en: 'Reason' },
  evidence: { zh: '佐证', en: 'Evidence' },
  carrier: { zh: '载体', en: 'Carrier' },
  carrierKind: { zh: '类别', en: 'Kind' },
  knownAt: { zh: '登记时间', en: 'Known since' },
  citation: { zh: '方案出处', en: 'Clause of the plan' },
  synthetic: { zh: '演示数据', en: 'Demo data' },
} as const satisfies Record<string, Bilingual>

export const planProjectProblemWords = {
  'plan/kinds-do-not-add': {
    zh: '{first} 与 {second} 口径不同，不能相加。',
    en: '{first} and {second} are different kinds and are not added.',
  },
  'plan/not-your-project': {
    zh: '贵单位不是这个项目的责任部门，不能办理此事。',
    en: 'Your department is not the one responsible for this project.',
  },
  'plan/not-your-carrier': {
    zh: '贵单位不是这个载体的责任部门，不能办理此事。',
    en: 'Your department is not the one responsible for this carrier.',
  },
  'plan/own-proposal': {
    zh: '不能审定自己申报的项目，请由他人审定。',
    en: 'You cannot decide on a project that you proposed; another person must.',
  },
  'plan/charter-unknown': {
    zh: '城市数据中没有“{value}”。',
    en: 'The city data have no “{value}”.',
  },
  'plan/ends-before-it-begins': {
    zh: '截止日不能早于开始日。',
    en: 'It cannot end before it begins.',
  },
  'plan/reason-missing': { zh: '请说明原因。', en: 'Say why.' },
  'plan/document-missing': {
    zh: '核准（批复）投资须填写文号。',
    en: 'Authorised investment needs the number of its document.',
  },
  'plan/kind-stays': {
    zh: '更正不能改变投资口径或币种；请另行登记。',
    en: 'A correction keeps the kind and currency; enter another one instead.',
  },
  'plan/nothing-corrected': {
    zh: '与现有版本相同，没有可更正的内容。',
    en: 'It is the same as the version that holds.',
  },
  'plan/period-not-open': {
    zh: '{period} 还没有结束，或早于项目登记，不需要报告。',
    en: '{period} has not ended, or lies before the project was registered.',
  },
  'plan/year-not-over': {
    zh: '{year} 年还没有结束。',
    en: 'The year {year} has not ended.',
  },
  'plan/too-many-places': {
    zh: '最多保留 {places} 位小数。',
    en: 'At most {places} places after the point.',
  },
  'noun/project': { zh: '重点项目', en: 'project' },
  'noun/carrier': { zh: '载体', en: 'carrier' },
  'noun/money': { zh: '投资事项', en: 'investment entry' },
  'noun/figure': { zh: '载体数据', en: 'figure of a carrier' },
} satisfies ProblemWords
