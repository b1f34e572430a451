import { texts } from './tree.ts'

export const publicTexts = texts({
  product: { zh: '武汉服务贸易云', en: 'Wuhan Services Trade Cloud' },
  skip: { zh: '跳到正文', en: 'Skip to content' },
  navigation: { zh: '网站导航', en: 'Site' },
  otherLanguage: { zh: 'English', en: '中文' },
  theme: { zh: '深浅', en: 'Light / dark' },
  signIn: { zh: '登录工作台', en: 'Sign in' },
  demo: { zh: '演示数据', en: 'Demo data' },
  demoExplained: {
    zh: '凡标明演示的数据均为虚构。业务日期为{{today}}。',
    en: 'Data marked as demo are made up. Business date {{today}}.',
  },
  sources: { zh: '数据来源', en: 'Sources' },
  noSources: { zh: '本页不含统计数据。', en: 'This page shows no statistics.' },
  more: { zh: '本站内容', en: 'On this site' },
  accessibility: { zh: '无障碍', en: 'Accessibility' },
  accessibilityNote: {
    zh: '本网站按 WCAG 2.2 AA 级建设：可只用键盘操作，支持读屏软件，图表都附有数据表，不启用脚本也能阅读全部内容。',
    en: 'Built to WCAG 2.2 level AA: works by keyboard alone and with screen readers, every chart comes with its table, and all of it can be read without scripts.',
  },
  filter: { zh: '筛选', en: 'Filter' },
  filterHint: { zh: '输入关键词，即时筛选', en: 'Type to filter at once' },
  shown: { zh: '显示{{shown}}条，共{{total}}条', en: '{{shown}} of {{total}} shown' },
  showTable: { zh: '查看数据表', en: 'Show the figures' },
  downloadCsv: { zh: '下载 CSV', en: 'Download CSV' },
  period: { zh: '时期', en: 'Period' },
  observed: { zh: '实际值', en: 'Observed' },
  forecast: { zh: '预测', en: 'Forecast' },
  beyond: {
    zh: '区间上限 {{high}}，超出图面',
    en: 'The band reaches {{high}}, beyond the drawing',
  },
  low: { zh: '下限', en: 'Low' },
  high: { zh: '上限', en: 'High' },
  target: { zh: '目标', en: 'Target' },
  item: { zh: '项目', en: 'Item' },
  unknown: { zh: '尚无数据', en: 'No data yet' },
  light: {
    good: { zh: '正常', en: 'On track' },
    watch: { zh: '需关注', en: 'Needs attention' },
    bad: { zh: '滞后', en: 'Behind' },
    done: { zh: '已完成', en: 'Done' },
    none: { zh: '无法判断', en: 'Cannot be judged' },
  },
  unavailable: {
    title: { zh: '暂时无法显示', en: 'Not available at this moment' },
    lead: {
      zh: '数据暂时读不出来，没有丢失。请稍后重新打开本页。',
      en: 'The data cannot be read just now; nothing is lost. Please open the page again in a moment.',
    },
  },
  missing: {
    title: { zh: '没有这个页面', en: 'There is no such page' },
    lead: {
      zh: '网址可能有误，或者页面已经移走。您可以从首页重新查找。',
      en: 'The address may be wrong, or the page has moved. Try again from the home page.',
    },
    home: { zh: '回到首页', en: 'Go to the home page' },
  },
})
