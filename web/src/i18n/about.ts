import { texts } from './tree.ts'

export const aboutTexts = texts({
  title: { zh: '关于平台', en: 'About the platform' },
  short: { zh: '关于', en: 'About' },
  lead: {
    zh: '武汉服务贸易云把全市服务贸易创新发展试点的任务、目标、统计和企业服务放在同一个平台上，凭据可查，结果公开。',
    en: 'The Wuhan Services Trade Cloud brings the tasks, targets, statistics and enterprise services of the city’s services trade pilot to one place, on evidence that can be checked.',
  },
  whatTitle: { zh: '平台做什么', en: 'What it does' },
  what1: {
    zh: '落实方案：市政府2016年印发的试点方案列出40项任务，以及总体和十个领域的目标。每项任务由哪个部门牵头、何时完成、凭什么算完成，都能在这里查到。',
    en: 'Carry out the plan: the city’s plan of 2016 lists forty tasks, and targets for services trade as a whole and for ten sectors. Who leads each, by when, and what shows that it is done can be looked up here.',
  },
  what2: {
    zh: '统计与发布：企业直接报送，部门审核，按公布的日程发布，并保留历次修订。',
    en: 'Collect and publish: enterprises report directly, officers review, figures come out on a published calendar, and every revision is kept.',
  },
  what3: {
    zh: '服务企业：政策、资金、融资、合作机会集中呈现，一次申报，全程可查。',
    en: 'Serve enterprises: policies, funds, finance and opportunities in one place; apply once and follow it to the end.',
  },
  judgeTitle: { zh: '进展怎样判定', en: 'How progress is judged' },
  judge1: {
    zh: '每项任务分别显示三种状态：部门怎么说、材料证明了什么、日程走到哪里。三者不一致时如实标出，不合并成一个好看的结论。',
    en: 'For each task three things are kept apart: what the department says, what the evidence shows, and where the calendar stands. Where they differ, that is shown rather than smoothed over.',
  },
  judge2: {
    zh: '目标的进度按公布的规则计算：把已实现的年均增速与达到目标所需的年均增速相比。缺少数据时显示“无法判断”，不按达标处理。',
    en: 'Progress to a target follows a published rule: the growth achieved per year against the growth needed per year. Where data are missing the answer is “cannot be judged”, never “on track”.',
  },
  judge3: {
    zh: '历史不会被改写。后来补报的数据会注明补报时间，当时的状态保持原样。',
    en: 'History is not repainted. Figures that arrive late carry the date they arrived; what was shown at the time stays as it was.',
  },
  privacyTitle: { zh: '企业数据怎样保护', en: 'How firms’ data are protected' },
  privacy1: {
    zh: '企业为统计报送的数据只用于统计，不进入信用、税务、风险监测和项目评审，也不提供给其他部门。',
    en: 'What an enterprise reports for statistics serves statistics only. It does not reach credit records, tax, risk monitoring or programme review, nor any other department.',
  },
  privacy2: {
    zh: '发布前逐项检查，凡可能推断出单个企业数据的项目都予以隐去，并留存检查证明。',
    en: 'Before a release every cell is checked; whatever would let a reader infer one firm’s figures is withheld, and the proof of the check is kept.',
  },
  privacy3: {
    zh: '每一次办理和每一次查阅涉密信息都写入审计日志，写不进日志的操作不会生效。',
    en: 'Every act and every reading of confidential information enters the audit log; an act that cannot be logged does not take effect.',
  },
  readTitle: { zh: '怎样阅读本站', en: 'How to read this site' },
  read1: {
    zh: '每个数字都带单位和来源。标有“未核实”的数字来自公开报道，尚未经主管部门确认。',
    en: 'Every figure carries its unit and its source. Figures marked “unverified” come from published reports and have not been confirmed by the authority in charge.',
  },
  read2: {
    zh: '标有“演示数据”的内容是虚构的，只用来展示平台怎样工作。',
    en: 'Content marked as demo data is made up, only to show how the platform works.',
  },
  read3: {
    zh: '亮灯同时使用颜色、形状和文字；所有图表都可以展开成数据表。',
    en: 'Lights speak by colour, shape and words; every chart opens into a table.',
  },
  openTitle: { zh: '开放与接口', en: 'Open interfaces' },
  open1: {
    zh: '公开数据可以下载，也可以通过接口读取，不需要登录。接口说明见',
    en: 'Public data can be downloaded or read through the interface, without signing in. It is described at',
  },
  source: {
    zh: '武政〔2016〕33号，武汉市服务贸易创新发展试点实施方案',
    en: 'Wuhan municipal government document No. 33 of 2016, plan of the services trade pilot',
  },
})
