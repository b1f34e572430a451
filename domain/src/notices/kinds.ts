import type { Bilingual } from '../kernel/bilingual.ts'

export interface NoticeKind {
  /** Name in the list of preferences. */
  readonly name: Bilingual
  /** Title and text with `{blanks}`, filled from the notice's values. */
  readonly title: Bilingual
  readonly text: Bilingual
  /** What happens unless the reader chose otherwise. */
  readonly usual: 'product' | 'digest'
  /** True where the reader may not switch it off: duties and the safety of the account. */
  readonly binding: boolean
}

/** 通知种类 with their texts. A context adds its own here, next to its neighbours. */
export const noticeKinds = {
  'plan.progress-asked': {
    name: { zh: '进展填报提醒', en: 'Progress is asked for' },
    title: { zh: '请填报{task}的{period}进展', en: 'Report progress of {task} for {period}' },
    text: {
      zh: '截止日为{due}，已知内容已预填。',
      en: 'Due on {due}; what is known is filled in.',
    },
    usual: 'digest',
    binding: true,
  },
  'plan.progress-due': {
    name: { zh: '填报即将到期', en: 'A report is due soon' },
    title: {
      zh: '{task}的{period}进展即将到期',
      en: 'Progress of {task} for {period} is due soon',
    },
    text: {
      zh: '截止日为{due}，剩余{days}个工作日。',
      en: 'Due on {due}, in {days} working days.',
    },
    usual: 'digest',
    binding: true,
  },
  'plan.progress-overdue': {
    name: { zh: '填报逾期', en: 'A report is overdue' },
    title: { zh: '{task}的{period}进展已逾期', en: 'Progress of {task} for {period} is overdue' },
    text: {
      zh: '应于{due}前报送，已逾期{days}个工作日。责任单位：{department}。',
      en: 'It was due on {due}, {days} working days ago. Responsible: {department}.',
    },
    usual: 'digest',
    binding: true,
  },
  'plan.progress-submitted': {
    name: { zh: '进展待审签', en: 'A report awaits signature' },
    title: {
      zh: '{task}的{period}进展待审签',
      en: 'Progress of {task} for {period} awaits signature',
    },
    text: { zh: '由{department}填报。', en: 'Filled in by {department}.' },
    usual: 'digest',
    binding: true,
  },
  'plan.progress-returned': {
    name: { zh: '进展被退回', en: 'A report came back' },
    title: { zh: '{task}的{period}进展被退回', en: 'Progress of {task} for {period} came back' },
    text: { zh: '退回理由：{reason}', en: 'Reason: {reason}' },
    usual: 'digest',
    binding: true,
  },
  'plan.contribution-asked': {
    name: { zh: '请提供配合材料', en: 'A contribution is asked for' },
    title: { zh: '请提供{task}的{period}配合材料', en: 'Contribute to {task} for {period}' },
    text: {
      zh: '牵头单位{department}请在{due}前提供。',
      en: '{department} leads and asks for it by {due}.',
    },
    usual: 'digest',
    binding: true,
  },
  'plan.question-asked': {
    name: { zh: '任务提问', en: 'A question on a task' },
    title: { zh: '关于{task}有新的提问', en: 'A question on {task}' },
    text: { zh: '{question}', en: '{question}' },
    usual: 'digest',
    binding: true,
  },
  'plan.question-answered': {
    name: { zh: '提问已答复', en: 'A question was answered' },
    title: { zh: '您关于{task}的提问已有答复', en: 'Your question on {task} was answered' },
    text: { zh: '答复单位：{department}。', en: 'Answered by {department}.' },
    usual: 'digest',
    binding: false,
  },
  'plan.decision-made': {
    name: { zh: '决定', en: 'A decision' },
    title: { zh: '新的决定涉及{task}', en: 'A decision binds {task}' },
    text: { zh: '{decision}', en: '{decision}' },
    usual: 'digest',
    binding: true,
  },
  'plan.meeting-called': {
    name: { zh: '会议通知', en: 'A meeting is called' },
    title: { zh: '会议通知：{meeting}', en: 'You are invited: {meeting}' },
    text: {
      zh: '{day}，{place}，{kind}。请回复是否参加。',
      en: '{day}, {place}, {kind}. Please answer.',
    },
    usual: 'digest',
    binding: true,
  },
  'plan.minutes-circulated': {
    name: { zh: '纪要征求意见', en: 'Minutes circulated' },
    title: { zh: '请对{meeting}纪要提出意见', en: 'Comment on the minutes of {meeting}' },
    text: { zh: '签发前可在平台提出意见。', en: 'You may comment until they are signed.' },
    usual: 'digest',
    binding: true,
  },
  'plan.follow-up-made': {
    name: { zh: '新的督办事项', en: 'A decision to follow up' },
    title: { zh: '{number}交贵单位办理', en: '{number} is for your department' },
    text: { zh: '{text} 期限：{due}。', en: '{text} Due: {due}.' },
    usual: 'digest',
    binding: true,
  },
  'plan.follow-up-answered': {
    name: { zh: '督办有反馈', en: 'A follow-up was answered' },
    title: { zh: '{department}就{number}有反馈', en: '{department} answered {number}' },
    text: { zh: '{said}', en: '{said}' },
    usual: 'product',
    binding: false,
  },
  'plan.follow-up-judged': {
    name: { zh: '督办核验结果', en: 'A follow-up was judged' },
    title: { zh: '{number}：{verdict}', en: '{number}: {verdict}' },
    text: { zh: '{reason}', en: '{reason}' },
    usual: 'digest',
    binding: true,
  },
  'plan.evidence-judged': {
    name: { zh: '佐证审核结果', en: 'Evidence was judged' },
    title: { zh: '{task}的佐证已审核', en: 'Evidence of {task} was judged' },
    text: { zh: '{name}：{verdict}', en: '{name}: {verdict}' },
    usual: 'product',
    binding: false,
  },
  'plan.project-proposed': {
    name: { zh: '项目申报待审', en: 'A project awaits decision' },
    title: { zh: '{project}申报登记', en: 'Proposed for the register: {project}' },
    text: { zh: '请审定是否登记。', en: 'Decide whether it is registered.' },
    usual: 'digest',
    binding: true,
  },
  'plan.project-decided': {
    name: { zh: '项目审定结果', en: 'A project was decided on' },
    title: { zh: '{project}：{verdict}', en: '{project}: {verdict}' },
    text: { zh: '审定意见：{reason}', en: 'The office says: {reason}' },
    usual: 'product',
    binding: false,
  },
  'plan.disagreement-found': {
    name: { zh: '报告与佐证不一致', en: 'Report and evidence disagree' },
    title: { zh: '{task}的报告与佐证不一致', en: 'Report and evidence of {task} disagree' },
    text: { zh: '请核对并说明，或补充材料。', en: 'Check and explain, or add evidence.' },
    usual: 'digest',
    binding: true,
  },
  'plan.light-changed': {
    name: { zh: '任务亮灯变化', en: 'A light changed' },
    title: { zh: '{task}由{before}转为{after}', en: '{task} went from {before} to {after}' },
    text: { zh: '点击查看判定依据。', en: 'Open it to see why.' },
    usual: 'product',
    binding: false,
  },
  'audit.log-broken': {
    name: { zh: '审计日志核验未通过', en: 'The audit log did not pass its check' },
    title: { zh: '审计日志核验未通过', en: 'The audit log did not pass its check' },
    text: {
      zh: '发现{found}处问题。请勿改动数据，先保全导出文件和各单位保管的树头。',
      en: 'Findings: {found}. Change nothing; secure an export and the heads that departments keep.',
    },
    usual: 'digest',
    binding: true,
  },
  'plan.assessment-provisional': {
    name: { zh: '考核初评结果', en: 'A provisional assessment' },
    title: { zh: '{period}考核初评结果已出', en: 'The provisional assessment of {period} is out' },
    text: {
      zh: '可在{until}前对本部门的得分提出异议。',
      en: 'You may object to your score until {until}.',
    },
    usual: 'digest',
    binding: true,
  },
  'plan.assessment-objection': {
    name: { zh: '考核异议', en: 'An objection to an assessment' },
    title: {
      zh: '{department}对{period}考核提出异议',
      en: '{department} objects to the assessment of {period}',
    },
    text: { zh: '请由计算以外的人员决定。', en: 'Someone other than who computed it decides.' },
    usual: 'digest',
    binding: true,
  },
  'plan.assessment-decided': {
    name: { zh: '考核异议已决定', en: 'An objection was decided' },
    title: {
      zh: '{period}考核异议：{outcome}',
      en: 'Objection to the assessment of {period}: {outcome}',
    },
    text: { zh: '理由见得分表。', en: 'The reason stands with the score sheet.' },
    usual: 'digest',
    binding: true,
  },
  'plan.assessment-final': {
    name: { zh: '考核待确认', en: 'An assessment awaits confirmation' },
    title: {
      zh: '{period}考核终评待确认',
      en: 'The final assessment of {period} awaits confirmation',
    },
    text: { zh: '确认后由办公室公布。', en: 'After confirmation the office publishes it.' },
    usual: 'digest',
    binding: true,
  },
  'plan.assessment-published': {
    name: { zh: '考核结果公布', en: 'An assessment was published' },
    title: { zh: '{period}考核结果已公布', en: 'The assessment of {period} was published' },
    text: { zh: '{notice}', en: '{notice}' },
    usual: 'digest',
    binding: false,
  },
  'identity.duty-delegated': {
    name: { zh: '职责委托', en: 'A duty was delegated' },
    title: { zh: '{person}将职责委托给您', en: '{person} delegated duties to you' },
    text: { zh: '期限：{from}至{until}。', en: 'From {from} until {until}.' },
    usual: 'digest',
    binding: true,
  },
  'identity.role-changed': {
    name: { zh: '角色变动', en: 'Roles changed' },
    title: { zh: '您的角色已变动', en: 'Your roles have changed' },
    text: { zh: '{change}', en: '{change}' },
    usual: 'digest',
    binding: true,
  },
  'identity.sign-in-elsewhere': {
    name: { zh: '新设备登录', en: 'A sign-in on a new device' },
    title: { zh: '您的账号在新设备上登录', en: 'Your account was used on a new device' },
    text: {
      zh: '如非本人操作，请立即修改口令并结束其他会话。',
      en: 'If this was not you, change your password and end the other sessions now.',
    },
    usual: 'digest',
    binding: true,
  },
  'desk.job-done': {
    name: { zh: '后台任务完成', en: 'A job is done' },
    title: { zh: '{job}已完成', en: '{job} is done' },
    text: {
      zh: '结果可在“我的后台任务”中下载。',
      en: 'Its result can be downloaded under “My jobs”.',
    },
    usual: 'product',
    binding: false,
  },
  'desk.job-failed': {
    name: { zh: '后台任务失败', en: 'A job failed' },
    title: { zh: '{job}未能完成', en: '{job} could not be done' },
    text: { zh: '原因：{reason}', en: 'Reason: {reason}' },
    usual: 'product',
    binding: false,
  },
  'registry.change-asked': {
    name: { zh: '企业变更申请', en: 'An enterprise asks for a change' },
    title: {
      zh: '{enterprise}申请变更名录登记',
      en: '{enterprise} asks for a change of its entry',
    },
    text: { zh: '涉及{count}项内容。', en: 'It concerns {count} facts.' },
    usual: 'digest',
    binding: true,
  },
  'registry.change-decided': {
    name: { zh: '变更申请办结', en: 'A change was decided' },
    title: { zh: '名录变更申请：{verdict}', en: 'Your change of the register: {verdict}' },
    text: { zh: '意见：{reason}', en: 'Reason: {reason}' },
    usual: 'digest',
    binding: true,
  },
  'statistics.return-sent-back': {
    name: { zh: '报表退回修改', en: 'A return came back' },
    title: { zh: '{survey}（{period}）退回修改', en: '{survey} for {period} came back' },
    text: {
      zh: '请打开报表查看逐格意见，改正后重新报送。',
      en: 'Open it to read the comments by cell, put it right and hand it in again.',
    },
    usual: 'digest',
    binding: true,
  },
  'statistics.return-corrected': {
    name: { zh: '报表由统计人员更正', en: 'A return was corrected' },
    title: {
      zh: '{survey}（{period}）已由统计人员更正后采用',
      en: '{survey} for {period} was corrected and accepted',
    },
    text: {
      zh: '更正内容和原因见报表；如有异议，请与统计人员联系。',
      en: 'The return says what was corrected and why; tell the statistics office if you disagree.',
    },
    usual: 'digest',
    binding: true,
  },
  'contracts.sent-back': {
    name: { zh: '合同或执行退回修改', en: 'A contract or an execution came back' },
    title: { zh: '合同登记有内容退回修改', en: 'Something of a contract came back' },
    text: {
      zh: '请打开合同查看意见，改正后重新提交。',
      en: 'Open the contract to read the comments, put it right and hand it in again.',
    },
    usual: 'digest',
    binding: true,
  },
  'statistics.return-due': {
    name: { zh: '统计报表到期提醒', en: 'A statistical return is due' },
    title: { zh: '请报送{returns}', en: 'Please hand in: {returns}' },
    text: { zh: '最近的截止日为{until}。', en: 'The nearest due day is {until}.' },
    usual: 'digest',
    binding: true,
  },
  'statistics.return-overdue': {
    name: { zh: '统计报表逾期提醒', en: 'A statistical return is overdue' },
    title: { zh: '{returns}待报送，其中有的已逾期', en: 'Not in yet, some overdue: {returns}' },
    text: {
      zh: '最早应于{until}前报送。请尽快报送；确有困难的，请与统计部门联系。',
      en: 'The first was due on {until}. Please hand in; tell the statistics office if you cannot.',
    },
    usual: 'digest',
    binding: true,
  },
  'statistics.demand-sent': {
    name: { zh: '催报通知书', en: 'A formal demand' },
    title: { zh: '催报通知书 {number}', en: 'Formal demand {number}' },
    text: {
      zh: '请在{until}前报送：{returns}。通知书可在“统计报表”中查看和下载。',
      en: 'Hand in by {until}: {returns}. The demand can be read among your returns.',
    },
    usual: 'digest',
    binding: true,
  },
  'statistics.demand-prepared': {
    name: { zh: '催报通知书待签发', en: 'Formal demands to be signed' },
    title: { zh: '有催报通知书待签发', en: 'Formal demands await a signature' },
    text: { zh: '请核对后签发。', en: 'Look them through and send them.' },
    usual: 'digest',
    binding: true,
  },
  'statistics.reopening-asked': {
    name: { zh: '解锁申请待审定', en: 'A reopening awaits decision' },
    title: {
      zh: '{survey}（{period}）申请限时解锁',
      en: 'Asked to reopen {survey} for {period}',
    },
    text: { zh: '原因：{reason}', en: 'Reason: {reason}' },
    usual: 'digest',
    binding: true,
  },
} as const satisfies Record<`${string}.${string}`, NoticeKind>

export type NoticeKindName = keyof typeof noticeKinds
export const noticeKindNames = Object.keys(noticeKinds) as [NoticeKindName, ...NoticeKindName[]]
