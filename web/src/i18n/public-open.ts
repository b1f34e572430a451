import { texts } from './tree.ts'

/** Words of the pages on open data and the interface. */
export const publicOpenTexts = texts({
  data: {
    title: { zh: '开放数据', en: 'Open data' },
    lead: {
      zh: '本站显示的一切都可以下载，或由程序读取，不需要登录。',
      en: 'Everything this site shows can be downloaded or read by program, without signing in.',
    },
    files: { zh: '下载', en: 'Downloads' },
    table: { zh: '内容', en: 'Content' },
    formats: { zh: '格式', en: 'Formats' },
    tasks: {
      zh: '全部任务：部门、时间进度、亮灯及理由、佐证、出处',
      en: 'All tasks: departments, schedule, light and reasons, evidence, clause',
    },
    targets: {
      zh: '全部目标：要求、判断、最新值、预测、责任部门、出处',
      en: 'All targets: what is asked, verdict, latest figure, forecast, department, clause',
    },
    examples: { zh: '由程序读取', en: 'Reading by program' },
    examplesLead: {
      zh: '地址都在 /api/v1 之下，返回 JSON，每段文字都有中英文。出错时返回 RFC 9457 格式的说明。例中的 $SITE 是本站的网址。',
      en: 'Addresses stand below /api/v1 and answer in JSON, with every text in both languages. Refusals follow RFC 9457. $SITE stands for the address of this site.',
    },
    example1: { zh: '亮红灯和黄灯的任务', en: 'Tasks with a red or yellow light' },
    example2: {
      zh: '一个目标在某一天所知的数列、判断和推理',
      en: 'One target with series, verdict and reasoning, as known on a day',
    },
    example3: { zh: '以 Excel 下载科技领域的目标', en: 'Targets of one sector as an Excel file' },
    copy: { zh: '复制', en: 'Copy' },
    copied: { zh: '已复制', en: 'Copied' },
    terms: { zh: '使用须知', en: 'Please note' },
    terms1: {
      zh: '使用时请注明来源和截至日期；“未核实”和“演示数据”的标记请一并保留。',
      en: 'Name the source and the day; keep the marks “unverified” and “demo data” with the figures.',
    },
    terms2: {
      zh: '金额和数值以十进制文本给出，不经四舍五入；单位写在同一行。',
      en: 'Figures are given as decimal text, never rounded, with their unit in the same row.',
    },
    terms3: {
      zh: '请求有每分钟次数限制，超出时返回 429 和等待秒数。',
      en: 'Requests are limited per minute; beyond that the answer is 429 with the seconds to wait.',
    },
  },
  api: {
    title: { zh: '接口说明', en: 'Interface' },
    lead: {
      zh: '平台的全部接口。本页和 OpenAPI 文件由同一份约定生成，与实际运行的一致。',
      en: 'Every endpoint of the platform. This page and the OpenAPI file are made from the contracts that the server itself runs on.',
    },
    openApi: { zh: '机器可读的 OpenAPI 3.1 文件', en: 'OpenAPI 3.1, to be read by program' },
    contents: { zh: '目录', en: 'Contents' },
    count: { zh: '{{count}} 个接口', en: '{{count}} endpoints' },
    address: { zh: '地址', en: 'Address' },
    what: { zh: '用途', en: 'What it does' },
    who: { zh: '谁可以调用', en: 'Who may call' },
    parameters: { zh: '参数', en: 'Parameters' },
    public: { zh: '任何人', en: 'Anyone' },
    session: { zh: '登录后', en: 'Anyone signed in' },
    or: { zh: ' 或 ', en: ' or ' },
    right: { zh: '有权“{{right}}”者', en: 'Who may: {{right}}' },
    path: { zh: '地址', en: 'path' },
    query: { zh: '查询', en: 'query' },
    body: { zh: '正文', en: 'body' },
    file: { zh: '文件', en: 'file' },
    upload: {
      zh: '上传一个文件，最大 {{size}} MB',
      en: 'One uploaded file of at most {{size}} MB',
    },
    optional: { zh: '可选', en: 'optional' },
    contexts: {
      plan: { zh: '方案', en: 'The plan' },
      identity: { zh: '身份与权限', en: 'Identity and rights' },
      audit: { zh: '审计', en: 'Audit' },
      notices: { zh: '通知', en: 'Notices' },
      desk: { zh: '工作台', en: 'Desk' },
    },
  },
})
