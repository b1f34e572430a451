import { texts } from './tree.ts'

/** Published assessments on the public site. */
export const publicAssessmentTexts = texts({
  title: { zh: '考核结果', en: 'Assessment results' },
  lead: {
    zh: '领导小组确认后公布的各部门考核排名与各组得分。',
    en: 'Rankings of departments and their points by group, published after the leading group confirmed them.',
  },
  none: { zh: '还没有公布考核结果。', en: 'No assessment has been published yet.' },
  period: { zh: '考核期', en: 'Period' },
  publishedOn: { zh: '{{day}} 公布', en: 'Published on {{day}}' },
  cutOff: { zh: '数据截止 {{day}}', en: 'Data up to {{day}}' },
  version: { zh: '第 {{version}} 版', en: 'Version {{version}}' },
  published: { zh: '公布日期', en: 'Published on' },
  versionName: { zh: '版本', en: 'Version' },
  kind: { zh: '数据', en: 'Data' },
  real: { zh: '正式数据', en: 'Real data' },
  rank: { zh: '名次', en: 'Rank' },
  department: { zh: '部门', en: 'Department' },
  total: { zh: '总分', en: 'Total' },
  bonus: { zh: '加分', en: 'Bonus' },
  malus: { zh: '扣分', en: 'Malus' },
  notice: { zh: '更正说明', en: 'Notice of correction' },
  left: {
    zh: '“—”表示本期没有可考核的内容，其分值已按比例转给其余指标。',
    en: '“—” means that nothing was to be assessed; its points went to the other items in proportion.',
  },
})
