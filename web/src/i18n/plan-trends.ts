import { texts } from './tree.ts'

/** Courses over time, from the warehouse. */
export const planTrends = texts({
  title: { zh: '亮灯走势', en: 'Course of the lights' },
  by: { zh: '分组方式', en: 'Cut by' },
  groupings: {
    overall: { zh: '全部', en: 'All' },
    section: { zh: '方案章节', en: 'Section' },
    sector: { zh: '重点领域', en: 'Sector' },
    department: { zh: '牵头部门', en: 'Leading department' },
  },
  tasks: { zh: '项任务', en: 'tasks' },
  about: {
    zh: '{{name}}各周末的亮灯数，{{from}}至{{to}}。红灯由{{before}}项变为{{red}}项。',
    en: 'Lights of {{name}} at the end of each week, {{from}} to {{to}}. Red went from {{before}} to {{red}}.',
  },
  none: { zh: '暂时没有走势', en: 'No course to show yet' },
  noneHint: {
    zh: '走势来自数据仓库。数据仓库恢复后自动补齐；其余页面不受影响。',
    en: 'Courses come from the warehouse. It catches up by itself once it is back; every other page goes on.',
  },
  year: { zh: '近一年每周末的灯', en: 'The light at each week’s end, one year' },
  ofTask: { zh: '任务{{task}}走势', en: 'Course of task {{task}}' },
  day: { zh: '日期', en: 'Day' },
  asTable: { zh: '看表格', en: 'Show as a table' },
  revisions: { zh: '初报与修订', en: 'First and present figures' },
  revised: {
    zh: '{{periods}}个时期中有{{revised}}个修订过',
    en: '{{revised}} of {{periods}} periods were revised',
  },
  first: { zh: '初报', en: 'As first known' },
  latest: { zh: '现值', en: 'As known now' },
  aboutTarget: {
    zh: '{{name}}各时期的初报值和现值。',
    en: '{{name}} by period, as first known and as known now.',
  },
  noFigures: { zh: '没有逐期数据', en: 'No figures by period' },
  noFiguresHint: {
    zh: '这个指标由其他数据计算得出，或尚未录入。',
    en: 'This indicator is computed from others, or nothing has been recorded yet.',
  },
})
