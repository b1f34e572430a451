import { texts } from './tree.ts'

/** Where leaders and officers begin. */
export const planHome = texts({
  part: {
    '1': { zh: '一、总体要求', en: 'Part 1, aims' },
    '2': { zh: '二、主要任务', en: 'Part 2, tasks' },
    '2.1': { zh: '管理体制', en: 'Governance' },
    '2.2': { zh: '双向开放', en: 'Opening' },
    '2.3': { zh: '市场主体', en: 'Firms' },
    '2.4': { zh: '发展模式', en: 'New ways of trade' },
    '2.5': { zh: '便利化', en: 'Facilitation' },
    '2.6': { zh: '支持政策', en: 'Support' },
    '2.7': { zh: '统计体系', en: 'Statistics' },
    '2.8': { zh: '监管与信用', en: 'Supervision, credit' },
    '3': { zh: '重点领域', en: 'Sectors' },
    '4': { zh: '保障措施', en: 'Safeguards' },
  },
  disagreements: { zh: '报告与佐证不一致', en: 'Report and evidence disagree' },
  noDisagreements: { zh: '没有不一致', en: 'No disagreement' },
  noChanges: { zh: '{{day}}以来没有变灯', en: 'No light has changed since {{day}}' },
  noRisks: { zh: '近期没有将要逾期的事项', en: 'Nothing is about to be late' },
  work: { zh: '我的工作', en: 'My work' },
  workLead: {
    zh: '{{name}}，{{organisation}}。{{day}}。',
    en: '{{name}}, {{organisation}}. {{day}}.',
  },
  waiting: { zh: '等我办理', en: 'Waiting for me' },
  nothingWaits: { zh: '没有等您办理的事', en: 'Nothing waits for you' },
  nothingWaitsHint: {
    zh: '报告、配合材料、佐证审核、提问和决定到了您这里，会按到期先后列出。',
    en: 'Reports, contributions, evidence, questions and decisions appear here, first due first.',
  },
  late: { zh: '已逾期', en: 'Overdue' },
  soon: { zh: '五个工作日内', en: 'Within five working days' },
  later: { zh: '之后', en: 'Later' },
  daysLate: {
    zh: '逾期{{count}}个工作日',
    en: '{{count}} working days late',
    one: '{{count}} working day late',
  },
  daysLeft: {
    zh: '还有{{count}}个工作日',
    en: '{{count}} working days left',
    one: '{{count}} working day left',
  },
  missing: { zh: '缺报数据', en: 'Missing figures' },
  noMissing: { zh: '本单位负责的指标没有缺报。', en: 'No figure of your department is missing.' },
  missingFor: {
    zh: '{{period}}，应于{{day}}前到，已迟{{days}}个工作日',
    en: '{{period}}, due {{day}}, {{days}} working days late',
  },
})

export const planBurden = texts({
  title: { zh: '填报负担', en: 'Reporting burden' },
  lead: {
    zh: '各部门每季手填多少项、系统预填多少项。平台已经知道的，不应再问。',
    en: 'How many fields each department typed per quarter, and how many the platform filled in. What is known is not asked again.',
  },
  none: { zh: '还没有填报记录', en: 'Nothing has been reported yet' },
  noneHint: {
    zh: '第一份报告审签后开始计算。',
    en: 'Counting begins with the first signed report.',
  },
  noneOwn: { zh: '本单位还没有填报记录。', en: 'Your department has not reported yet.' },
  typed: { zh: '手填', en: 'Typed' },
  prefilled: { zh: '预填', en: 'Pre-filled' },
  share: { zh: '预填比例', en: 'Share pre-filled' },
  submissions: { zh: '报送次数', en: 'Submissions' },
  all: { zh: '全部部门', en: 'All departments' },
  fields: { zh: '项', en: 'fields' },
  chart: { zh: '手填与预填', en: 'Typed and pre-filled' },
  chartAbout: {
    zh: '{{quarter}}共手填{{typed}}项，预填{{prefilled}}项',
    en: '{{typed}} fields typed and {{prefilled}} pre-filled in {{quarter}}',
  },
  typedIn: { zh: '项手填（{{quarter}}）', en: 'fields typed in {{quarter}}' },
  meter: {
    zh: '预填 {{percent}}%（{{prefilled}}/{{asked}} 项，{{submissions}} 次报送）',
    en: '{{percent}}% pre-filled ({{prefilled}} of {{asked}} fields, {{submissions}} submissions)',
  },
})
