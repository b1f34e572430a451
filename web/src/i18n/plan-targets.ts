import { texts } from './tree.ts'

/** 目标监测. */
export const planTargets = texts({
  title: { zh: '目标监测', en: 'Targets' },
  lead: {
    zh: '方案的全部目标。每个结论都附推理过程，含未核实数据的会注明。',
    en: 'Every target of the plan. Each verdict shows its reasoning and says where figures are unverified.',
  },
  sector: { zh: '领域', en: 'Sector' },
  overall: { zh: '总体', en: 'The whole' },
  verdict: { zh: '判断', en: 'Verdict' },
  asKnown: { zh: '按当时所知', en: 'As known on' },
  asOfDay: { zh: '截至{{day}}所知', en: 'as known on {{day}}' },
  none: { zh: '没有符合条件的目标', en: 'No target meets the conditions' },
  noneHint: { zh: '放宽条件再试。', en: 'Loosen the conditions.' },
  target: { zh: '目标', en: 'Target' },
  asked: { zh: '要求', en: 'Asked' },
  latest: { zh: '最新数据', en: 'Latest' },
  forecast: { zh: '预测', en: 'Forecast' },
  data: { zh: '数据报送', en: 'Data' },
  eachYear: { zh: '每年', en: 'every year' },
  dueIn: { zh: '{{year}}年', en: 'by {{year}}' },
  yearToDate: { zh: '{{year}}年截至目前', en: '{{year}} so far' },
  noPicture: { zh: '无图', en: 'No picture' },
  path: { zh: '应有进度', en: 'Path' },
  chartAbout: {
    zh: '{{name}}：要求{{asked}}，最新{{latest}}',
    en: '{{name}}: asked {{asked}}, latest {{latest}}',
  },
  publicDiffers: { zh: '公众页面的判断不同：', en: 'The public page says:' },
  publicDiffersHint: {
    zh: '公众页面不使用未公布的数据。',
    en: 'It does not use figures that have not been published.',
  },
  course: { zh: '走势', en: 'Course' },
  where: { zh: '现状', en: 'Where it stands' },
  reasoning: { zh: '推理过程', en: 'Reasoning' },
  definition: { zh: '口径与来源', en: 'Definition and source' },
  ratio: { zh: '实际 ÷ 需要', en: 'Observed ÷ required' },
  required: { zh: '还需要', en: 'Still required' },
  rates: {
    growth: {
      zh: '{{from}}—{{to}}年年均增长 {{value}}%',
      en: '{{value}}% growth a year, {{from}} to {{to}}',
    },
    step: {
      zh: '{{from}}—{{to}}年每年 {{value}} {{unit}}',
      en: '{{value}} {{unit}} a year, {{from}} to {{to}}',
    },
    monthly: {
      zh: '{{from}}—{{to}}年每月 {{value}} {{unit}}',
      en: '{{value}} {{unit}} a month, {{from}} to {{to}}',
    },
    rate: { zh: '{{to}}年达到 {{value}}%', en: '{{value}}% in {{to}}' },
  },
  bandCut: {
    zh: '预测区间过宽，图中只画出下部；完整数值见“表”。',
    en: 'The forecast band is too wide to draw whole; the table has all its figures.',
  },
  band: {
    zh: '{{percent}}% 可能在 {{low}}—{{high}} {{unit}}之间',
    en: '{{percent}}% between {{low}} and {{high}} {{unit}}',
  },
  method: {
    drift: { zh: '按{{points}}个年度的平均变化外推', en: 'average change of {{points}} years' },
    logDrift: { zh: '按{{points}}个年度的平均增速外推', en: 'average growth of {{points}} years' },
  },
  timeliness: {
    inTime: { zh: '{{period}}按时报送（{{due}}前）', en: '{{period}} came in time (due {{due}})' },
    late: {
      zh: '{{period}}迟报{{days}}个工作日',
      en: '{{period}} came {{days}} working days late',
    },
    missing: {
      zh: '{{period}}应于{{due}}前到，已迟{{days}}个工作日',
      en: '{{period}} was due {{due}}, {{days}} working days late',
    },
  },
  years: { zh: '逐年', en: 'Year by year' },
  test: { zh: '判断标准：{{test}}', en: 'Test: {{test}}' },
  base: { zh: '起点 {{period}} {{value}} {{unit}}', en: 'Start: {{value}} {{unit}} in {{period}}' },
  paths: {
    compound: { zh: '应有进度按固定增速计算', en: 'The path grows at one rate' },
    linear: { zh: '应有进度按每年等量计算', en: 'The path rises by equal steps' },
  },
  findings: { zh: '历次评判', en: 'Findings' },
  noFindings: { zh: '还没有人评判', en: 'Nobody has judged it yet' },
  noFindingsHint: {
    zh: '这个目标没有数字，由办公室对照书面标准、凭佐证评判。',
    en: 'It has no figure; the office judges against the written test, on evidence.',
  },
  found: {
    reached: { zh: '已达到', en: 'Reached' },
    partly: { zh: '部分达到', en: 'Partly reached' },
    notYet: { zh: '尚未达到', en: 'Not yet reached' },
  },
  judge: { zh: '评判', en: 'Judge' },
  finding: { zh: '结论', en: 'Finding' },
  findingHint: { zh: '对照判断标准逐点说明', en: 'Point by point against the test' },
  evidence: { zh: '佐证网址', en: 'Evidence' },
  evidenceHint: { zh: '认定已达到，须附佐证', en: 'A finding of reached needs evidence' },
  series: { zh: '数列与修订', en: 'Series and revisions' },
  indicator: { zh: '指标', en: 'Indicator' },
  record: { zh: '录入数据', en: 'Record a figure' },
  periodHint: {
    zh: '例如 2018、2018-H1、2018-Q1、2018-03',
    en: 'For example 2018, 2018-H1, 2018-Q1, 2018-03',
  },
  value: { zh: '数值', en: 'Value' },
  note: { zh: '备注', en: 'Note' },
  noSeriesHint: {
    zh: '负责部门录入或导入后，数据会出现在这里。',
    en: 'Figures appear once the department answering for them records or imports some.',
  },
  knownAt: { zh: '知悉时间', en: 'Known at' },
  acts: { zh: '操作', en: 'Acts' },
  replaced: { zh: '已被替换', en: 'Replaced' },
  changedBecause: { zh: '修订理由：{{reason}}', en: 'Changed because: {{reason}}' },
  verify: { zh: '核实', en: 'Verify' },
  verifyLead: {
    zh: '请对照来源确认。录入人本人不能核实。',
    en: 'Check it against its source. Nobody verifies what they recorded.',
  },
  correct: { zh: '修订', en: 'Correct' },
  revisions: { zh: '修订记录', en: 'Revisions' },
  toVerify: { zh: '待核实数据', en: 'Figures to verify' },
  toVerifyLead: {
    zh: '由第二个人对照来源核实。核实前，这些数据都标为未核实。',
    en: 'A second person checks each against its source; until then it is marked unverified.',
  },
  nothingToVerify: { zh: '没有待核实的数据', en: 'Nothing waits for verification' },
})

export const planImport = texts({
  title: { zh: '导入数据', en: 'Import figures' },
  choose: { zh: '1 选择文件', en: '1 Choose a file' },
  lead: {
    zh: '用模板填写，或上传含同名列的 xlsx、csv。先检查，确认之后才保存；有一处错误就全部不保存。',
    en: 'Fill in the template, or upload an xlsx or csv with the same columns. It is checked first and stored only when you confirm; one fault and nothing is stored.',
  },
  template: { zh: '下载模板', en: 'Download the template' },
  upload: { zh: '上传并检查', en: 'Upload and check' },
  checking: { zh: '正在检查{{name}}', en: 'Checking {{name}}' },
  refused: { zh: '2 {{name}}需要修改', en: '2 {{name}} needs correcting' },
  faultsHint: {
    zh: '按行号和列名找到单元格，改好后重新上传',
    en: 'Find the cell by row and column, correct it and upload again',
  },
  line: { zh: '行', en: 'Row' },
  lineNumber: { zh: '第{{line}}行', en: 'Row {{line}}' },
  column: { zh: '列', en: 'Column' },
  fault: { zh: '问题', en: 'What is wrong' },
  preview: { zh: '2 {{name}}将带来的变化', en: '2 What {{name}} would change' },
  confirm: { zh: '确认导入', en: 'Import' },
  stored: { zh: '3 已导入', en: '3 Imported' },
  storedLead: { zh: '数据已保存，等待第二个人核实。', en: 'Stored; a second person will verify.' },
  before: { zh: '原值', en: 'Before' },
  after: { zh: '新值', en: 'After' },
  change: { zh: '变化', en: 'Change' },
  acts: {
    record: { zh: '新增', en: 'New' },
    correct: { zh: '修订', en: 'Correction' },
    unchanged: { zh: '不变', en: 'Unchanged' },
  },
})

export const planCity = texts({
  title: { zh: '城市数据版本', en: 'City data' },
  lead: {
    zh: '任务、目标、部门和规则的参数都是数据。每次变更留下一个版本，可逐项比较。',
    en: 'Tasks, targets, departments and the parameters of rules are data. Every change is a version that can be compared.',
  },
  none: { zh: '还没有装入城市数据', en: 'No city data are loaded' },
  version: { zh: '版本', en: 'Version' },
  option: { zh: '第 {{version}} 版（{{moment}}）', en: 'Version {{version}} ({{moment}})' },
  currentOption: {
    zh: '第 {{version}} 版（{{moment}}，现行）',
    en: 'Version {{version}} ({{moment}}, in force)',
  },
  unchanged: { zh: '没有可比较的变化', en: 'Nothing to compare' },
  unchangedHint: {
    zh: '这是第一个版本。修改城市数据并重新启动后，变化会逐项列在这里。',
    en: 'This is the first version. When the city data change, each change is listed here.',
  },
  kinds: {
    added: { zh: '新增', en: 'Added' },
    removed: { zh: '删除', en: 'Removed' },
    changed: { zh: '修改', en: 'Changed' },
  },
})
