import { texts } from './tree.ts'

/** Public pages of the key projects. */
export const publicProjectTexts = texts({
  title: { zh: '重点项目', en: 'Key projects' },
  lead: {
    zh: '方案重点推进的项目：亮灯、节点和投资。这里只公布有佐证且经审核采信的内容。',
    en: 'The projects that the plan pushes: lights, milestones and investment. Only what accepted evidence shows stands here.',
  },
  project: { zh: '项目', en: 'Project' },
  light: { zh: '亮灯', en: 'Light' },
  department: { zh: '责任部门', en: 'Responsible' },
  milestones: { zh: '节点', en: 'Milestones' },
  shownOf: { zh: '{{shown}}/{{total}} 有佐证达成', en: '{{shown}} of {{total}} shown as reached' },
  paid: { zh: '实际完成投资', en: 'Paid' },
  money: { zh: '有佐证的投资', en: 'Investment that evidence shows' },
  year: { zh: '年度', en: 'Year' },
  kind: { zh: '口径', en: 'Kind' },
  amount: { zh: '金额', en: 'Amount' },
  planned: { zh: '计划日', en: 'Planned for' },
  reached: { zh: '达成日', en: 'Reached on' },
  moved: { zh: '调整过 {{count}} 次', en: 'moved {{count}} times' },
  movedOnce: { zh: '调整过 1 次', en: 'moved once' },
  why: { zh: '为什么是这个灯', en: 'Why this light' },
  aim: { zh: '目标', en: 'Aim' },
  span: { zh: '{{from}} 至 {{until}}', en: '{{from}} to {{until}}' },
  none: { zh: '尚无有佐证的内容', en: 'Nothing that evidence shows yet' },
  closed: { zh: '项目已关闭', en: 'This project is closed' },
  kindsNote: {
    zh: '计划、核准、实际完成是三个口径，不能相加。',
    en: 'Planned, authorised and paid are different kinds of figure and are not added.',
  },
  download: { zh: '下载（csv）', en: 'Download (csv)' },
  nav: { zh: '重点项目', en: 'Key projects' },
})
