import { texts } from './tree.ts'

export const publicCityTexts = texts({
  sectors: {
    title: { zh: '十个重点领域', en: 'The ten sectors' },
    lead: {
      zh: '方案第三部分为每个领域定下方向和目标。领域与国际收支服务分类（EBOPS 2010）只是近似对应，不能把领域相加当作总数。',
      en: 'Part three of the plan sets a course and targets for each sector. Sectors only come close to items of the international classification (EBOPS 2010); their figures must not be added up.',
    },
    groups: {
      producer: { zh: '生产性服务', en: 'Services to producers' },
      emerging: { zh: '新兴服务', en: 'Emerging services' },
      distinctive: { zh: '特色服务', en: 'Distinctive services' },
      traditional: { zh: '传统服务', en: 'Traditional services' },
    },
    ebops: { zh: '近似对应的国际分类', en: 'Closest international items' },
    noTargets: {
      zh: '方案没有为这个领域定下可判断的目标。',
      en: 'The plan sets no target for this sector.',
    },
    noTasks: {
      zh: '附件没有专门针对这个领域的任务。',
      en: 'No task of the annex is only for this sector.',
    },
  },
  departments: {
    title: { zh: '部门和单位', en: 'Departments and bodies' },
    lead: {
      zh: '附件点名的每个部门和单位，以及各自牵头、配合的任务。同一单位的不同写法已归并。',
      en: 'Every body that the annex names, with the tasks it leads and those it cooperates in. Different spellings are brought together.',
    },
    level: { zh: '层级', en: 'Level' },
    levels: {
      city: { zh: '市政府部门', en: 'City government' },
      party: { zh: '党委部门', en: 'Party' },
      province: { zh: '省级单位', en: 'Province' },
      central: { zh: '中央在汉单位', en: 'Central, in Wuhan' },
      zone: { zh: '功能区', en: 'Development zones' },
      district: { zh: '区', en: 'Districts' },
    },
    leads: { zh: '牵头', en: 'Leads' },
    cooperates: { zh: '配合', en: 'Cooperates' },
    leadsTitle: { zh: '牵头的任务', en: 'Tasks it leads' },
    cooperatesTitle: { zh: '配合的任务', en: 'Tasks it cooperates in' },
    indicators: { zh: '负责报送的指标', en: 'Indicators it answers for' },
    indicator: { zh: '指标', en: 'Indicator' },
    definition: { zh: '定义', en: 'Definition' },
    frequency: { zh: '频率', en: 'How often' },
    none: { zh: '没有。', en: 'None.' },
    aliases: {
      zh: '文件中的其他写法：{{names}}',
      en: 'Also written in the document as: {{names}}',
    },
    ledLights: { zh: '牵头任务的灯', en: 'Lights of what it leads' },
  },
  carriers: {
    title: { zh: '园区、基地和重点项目', en: 'Parks, bases and key projects' },
    lead: {
      zh: '方案点名的承载地和项目，以及与之相关的任务。',
      en: 'The places and projects that the plan names, with the tasks they belong to.',
    },
    kinds: {
      park: { zh: '园区', en: 'Parks' },
      base: { zh: '基地', en: 'Bases' },
      'key-project': { zh: '重点项目', en: 'Key projects' },
      'overseas-park': { zh: '境外园区', en: 'Parks abroad' },
      platform: { zh: '平台', en: 'Platforms' },
    },
    name: { zh: '名称', en: 'Name' },
    tasks: { zh: '相关任务', en: 'Tasks' },
    figures: { zh: '年度数据（佐证已采信）', en: 'Yearly figures shown by evidence' },
    noFigures: { zh: '尚无', en: 'none yet' },
  },
  measures: {
    title: { zh: '保障机制和政策措施', en: 'Safeguards and policy measures' },
    lead: {
      zh: '方案第四部分列出的措施，以及落实它的任务。没有对应任务的，如实注明。',
      en: 'The measures of part four, with the tasks that carry them. Where no task carries one, it is said.',
    },
    group: { zh: '第 {{number}} 类', en: 'Group {{number}}' },
    noTask: { zh: '附件中没有任务承担这项措施', en: 'No row of the annex carries this measure' },
    measure: { zh: '措施', en: 'Measure' },
    what: { zh: '内容', en: 'What it is' },
  },
  rules: {
    title: { zh: '判断规则', en: 'How it is judged' },
    lead: {
      zh: '页面上的灯和判断只由以下规则得出。这里印出的就是平台实际执行的那一份。',
      en: 'Lights and verdicts follow from these rules and from nothing else. What is printed here is the very list the platform evaluates.',
    },
    lights: { zh: '任务的灯', en: 'Lights of tasks' },
    lightsLead: {
      zh: '从上往下读，第一条符合的决定亮什么灯。宽限为十个工作日，按国务院公布的工作日历计算。',
      en: 'Read from the top: the first line that applies decides. The grace is ten working days by the State Council’s calendar.',
    },
    line: { zh: '次序', en: 'Line' },
    when: { zh: '条件', en: 'When' },
    progress: { zh: '目标的进展', en: 'Progress to targets' },
    progressLead: {
      zh: '到期之前，把已实现的年均增长（或每年变化）除以达到目标所需的，按下列界线分级。到期之后，只看数值是否符合要求。全部用精确数计算。',
      en: 'Before a target falls due, growth (or yearly change) achieved is divided by what is required, and graded by these bounds. Once due, only the figure counts. All of it is exact arithmetic.',
    },
    atLeast: { zh: '实际÷所需，不低于', en: 'Observed ÷ required, at least' },
    below: { zh: '低于 {{value}}', en: 'below {{value}}' },
    others: { zh: '其他判断', en: 'Other verdicts' },
    reached: {
      zh: '到期年份的数值符合要求；只增不减的累计数可以提前达成。',
      en: 'The figure of the due year satisfies it; totals that only rise may reach it early.',
    },
    missed: {
      zh: '到期年份的数值不符合要求。逐年要求的，有一年不符合即为未达成。',
      en: 'The figure of the due year does not satisfy it. Where it is asked of every year, one year is enough.',
    },
    notAvailable: {
      zh: '没有数据、数据不足两个完整年度，或年份已过而数据未到。',
      en: 'No figures, fewer than two complete years, or a year that is over without its data.',
    },
    forecast: { zh: '预测', en: 'Forecast' },
    forecastText: {
      zh: '按历年平均变化外推；区间应包含 {{percent}}% 的结果。不足三个年度不给区间。任何判断都不取决于预测。',
      en: 'The average yearly change is prolonged; the band is meant to hold {{percent}}% of outcomes. Fewer than three years give no band. No verdict depends on it.',
    },
    reporting: { zh: '进展报送', en: 'Reporting' },
    reportingText: {
      quarter: {
        zh: '每季报送一次，季后 {{days}} 个工作日内报送。',
        en: 'Once a quarter, within {{days}} working days after its end.',
      },
      month: {
        zh: '每月报送一次，月后 {{days}} 个工作日内报送。',
        en: 'Once a month, within {{days}} working days after its end.',
      },
    },
    history: { zh: '历史不改写', en: 'History stays' },
    historyText: {
      zh: '入档的灯不再变动。某期漏报后补报，该期保持黄灯；下一期重新开始。',
      en: 'A light on record does not change. A period whose report was missed stays yellow when it is filled in; the next starts clean.',
    },
  },
  notes: {
    title: { zh: '文件存疑之处', en: 'Open points in the document' },
    lead: {
      zh: '方案文本有不清楚或前后不一致的地方。平台不替文件作主：逐条写明怎样理解、怎样处理。',
      en: 'In places the plan is unclear or contradicts itself. The platform does not decide for it: each point says how it is read and handled.',
    },
    whole: { zh: '关于整个文件', en: 'On the document as a whole' },
    none: { zh: '没有。', en: 'None.' },
  },
})
