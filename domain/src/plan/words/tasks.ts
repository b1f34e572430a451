import type { Bilingual } from '../../kernel/bilingual.ts'
import type { ProblemWords } from '../../kernel/words.ts'
import type {
  ContributionStage,
  DecisionStage,
  DutyKind,
  EvidenceKind,
  EvidenceStage,
  MilestoneStage,
  ObligationState,
  Publicity,
  QuestionStage,
  RemarkAct,
  ReportStage,
  WorkKind,
} from '../model/progress.ts'

type Words<K extends string> = Readonly<Record<K, Bilingual>>

export const reportStageTexts: Words<ReportStage> = {
  draft: { zh: '草稿', en: 'Draft' },
  submitted: { zh: '待审签', en: 'Awaiting signature' },
  returned: { zh: '已退回', en: 'Returned' },
  signed: { zh: '已报送', en: 'Signed and handed in' },
}

export const contributionStageTexts: Words<ContributionStage> = {
  draft: { zh: '草稿', en: 'Draft' },
  sent: { zh: '已提交', en: 'Sent' },
  returned: { zh: '退回补充', en: 'Returned for more' },
}

export const obligationStateTexts: Words<ObligationState> = {
  open: { zh: '待报', en: 'Open' },
  draft: { zh: '填写中', en: 'Being written' },
  submitted: { zh: '待审签', en: 'Awaiting signature' },
  returned: { zh: '已退回', en: 'Returned' },
  'in-time': { zh: '按时报送', en: 'In time' },
  late: { zh: '逾期补报', en: 'Late' },
  missing: { zh: '逾期未报', en: 'Missing' },
}

export const dutyTexts: Words<DutyKind> = {
  lead: { zh: '牵头', en: 'Lead' },
  cooperating: { zh: '配合', en: 'Cooperating' },
}

export const evidenceKindTexts: Words<EvidenceKind> = {
  file: { zh: '文件', en: 'File' },
  link: { zh: '链接', en: 'Link' },
  figure: { zh: '数据', en: 'Figure' },
  live: { zh: '实时佐证', en: 'Live evidence' },
}

export const evidenceStageTexts: Words<EvidenceStage> = {
  submitted: { zh: '待审核', en: 'To be judged' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  accepted: { zh: '已采信', en: 'Accepted' },
  refused: { zh: '未采信', en: 'Refused' },
}

export const publicityTexts: Words<Publicity> = {
  public: { zh: '公开', en: 'Public' },
  internal: { zh: '内部', en: 'Internal' },
}

export const questionStageTexts: Words<QuestionStage> = {
  open: { zh: '待答复', en: 'Open' },
  answered: { zh: '已答复', en: 'Answered' },
  closed: { zh: '已办结', en: 'Closed' },
}

export const decisionStageTexts: Words<DecisionStage> = {
  open: { zh: '办理中', en: 'Open' },
  done: { zh: '已办理，待确认', en: 'Done, to be confirmed' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
}

export const milestoneStageTexts: Words<MilestoneStage> = {
  planned: { zh: '计划中', en: 'Planned' },
  reached: { zh: '已达成', en: 'Reached' },
  dropped: { zh: '已取消', en: 'Dropped' },
}

export const remarkActTexts: Words<RemarkAct> = {
  return: { zh: '退回', en: 'Returned' },
  correct: { zh: '更正', en: 'Corrected' },
  withdraw: { zh: '撤回', en: 'Withdrawn' },
  judge: { zh: '审核', en: 'Judged' },
  answer: { zh: '答复', en: 'Answered' },
  'ask-again': { zh: '追问', en: 'Asked again' },
  close: { zh: '办结', en: 'Closed' },
  'follow-up': { zh: '反馈', en: 'Follow-up' },
  done: { zh: '报告办理完成', en: 'Called done' },
  confirm: { zh: '确认', en: 'Confirmed' },
  reopen: { zh: '退回继续办理', en: 'Reopened' },
  move: { zh: '调整日期', en: 'Moved' },
  reach: { zh: '达成', en: 'Reached' },
  drop: { zh: '取消', en: 'Dropped' },
}

export const workKindTexts: Words<WorkKind> = {
  'report-due': { zh: '进展待报', en: 'Report due' },
  'report-returned': { zh: '报告被退回', en: 'Report returned' },
  'report-to-sign': { zh: '报告待审签', en: 'Report to sign' },
  'contribution-due': { zh: '配合材料待交', en: 'Contribution due' },
  'contribution-returned': { zh: '配合材料被退回', en: 'Contribution returned' },
  'question-open': { zh: '提问待答复', en: 'Question to answer' },
  'decision-open': { zh: '决定待办理', en: 'Decision to carry out' },
  'decision-to-confirm': { zh: '决定待确认', en: 'Decision to confirm' },
  'evidence-to-judge': { zh: '佐证待审核', en: 'Evidence to judge' },
  'evidence-due': { zh: '佐证待提交', en: 'Evidence due' },
  'follow-up-open': { zh: '督办待办理', en: 'Follow-up to carry out' },
  'follow-up-to-check': { zh: '督办反馈待核验', en: 'Follow-up to check' },
  'extension-to-decide': { zh: '延期申请待批', en: 'Request for more time' },
  'milestone-due': { zh: '项目节点到期', en: 'Milestone due' },
  'milestone-to-show': { zh: '项目节点待佐证', en: 'Milestone to show' },
  'project-report-due': { zh: '项目进展待报', en: 'Project report due' },
  'project-report-returned': { zh: '项目报告被退回', en: 'Project report returned' },
  'project-report-to-sign': { zh: '项目报告待审签', en: 'Project report to sign' },
  'carrier-figure-due': { zh: '载体年度数据待报', en: 'Figures of a carrier due' },
  'project-to-decide': { zh: '项目待登记', en: 'Project to decide on' },
  'project-evidence-to-judge': { zh: '项目佐证待审核', en: 'Project evidence to judge' },
}

/** Lines of the pre-filled report; blanks are filled by `fillText`. */
export const prefillTexts = {
  planned: {
    zh: '上期安排（请据实更新）：{text}',
    en: 'Planned last time (bring up to date): {text}',
  },
  milestone: { zh: '达成里程碑：{title}（{day}）', en: 'Milestone reached: {title} ({day})' },
  evidence: { zh: '佐证已采信：{title}（{day}）', en: 'Evidence accepted: {title} ({day})' },
  contribution: { zh: '{department}提供：{text}', en: 'From {department}: {text}' },
  coming: { zh: '计划 {day} 达成：{title}', en: 'Planned for {day}: {title}' },
  requirement: {
    zh: '待提交佐证：{title}（{day} 前）',
    en: 'Evidence to come: {title} (by {day})',
  },
} as const satisfies Record<string, Bilingual>

/** Headings of the exported lists. */
export const taskExportTexts = {
  tasks: { zh: '任务清单', en: 'Tasks' },
  matrix: { zh: '部门任务矩阵', en: 'Departments and tasks' },
  number: { zh: '序号', en: 'No.' },
  title: { zh: '任务', en: 'Task' },
  sector: { zh: '领域', en: 'Sector' },
  sections: { zh: '方案章节', en: 'Sections' },
  lead: { zh: '牵头部门', en: 'Lead' },
  cooperating: { zh: '配合部门', en: 'Cooperating' },
  schedule: { zh: '时间进度', en: 'Schedule' },
  light: { zh: '亮灯', en: 'Light' },
  reported: { zh: '报告状态', en: 'Reported' },
  evidenced: { zh: '佐证状态', en: 'Evidenced' },
  calendar: { zh: '日历状态', en: 'Calendar' },
  disagreement: { zh: '不一致', en: 'Disagreement' },
  nextDue: { zh: '最近到期日', en: 'Next due' },
  department: { zh: '部门', en: 'Department' },
} as const satisfies Record<string, Bilingual>

export const planTaskProblemWords = {
  'plan/not-your-department': {
    zh: '贵单位不是这项任务的{duty}部门，不能办理此事。',
    en: 'Your department is not a {duty} department of this task.',
  },
  'plan/no-such-obligation': {
    zh: '{period} 没有要求贵单位就这项任务报送。',
    en: 'Nothing is asked of your department on this task for {period}.',
  },
  'plan/not-at-this-stage': {
    zh: '目前处于“{stage}”，不能办理此事。',
    en: 'It stands at “{stage}”; this cannot be done now.',
  },
  'plan/report-incomplete': {
    zh: '请填写报告状态和本期完成情况后再送审。',
    en: 'Fill in the state and what was done before sending it on.',
  },
  'plan/report-in-work': {
    zh: '这期报告已有一个版本正在办理，请先完成它。',
    en: 'A version of this report is already in work; finish it first.',
  },
  'plan/contribution-empty': {
    zh: '配合材料还是空的。',
    en: 'The contribution is still empty.',
  },
  'plan/unknown-requirement': {
    zh: '这项任务没有这条佐证要求。',
    en: 'This task has no such evidence requirement.',
  },
  'plan/evidence-kind-not-accepted': {
    zh: '这条要求不接受此类佐证。',
    en: 'This requirement does not take evidence of this kind.',
  },
  'plan/live-answer-absent': {
    zh: '平台目前没有这个问题的回答，暂不能作为佐证。',
    en: 'The platform has no answer to this question yet, so it cannot serve as evidence.',
  },
  'plan/own-evidence': {
    zh: '不能审核自己提交的佐证，请由他人审核。',
    en: 'You cannot judge evidence that you submitted; another person must.',
  },
  'plan/evidence-day-in-future': {
    zh: '数据日期不能晚于今天。',
    en: 'The day of a figure cannot lie in the future.',
  },
  'plan/day-in-past': { zh: '日期不能早于今天。', en: 'The day cannot lie in the past.' },
  'plan/day-in-future': { zh: '日期不能晚于今天。', en: 'The day cannot lie in the future.' },
  'plan/unknown-department': {
    zh: '部门名录中没有“{department}”。',
    en: 'The register has no department “{department}”.',
  },
  'plan/not-cooperating': {
    zh: '“{department}”不是这项任务的配合部门。',
    en: '“{department}” does not cooperate in this task.',
  },
  'plan/contribution-already-here': {
    zh: '这份配合材料已经交来；如需补充，请退回。',
    en: 'This contribution has already come; return it if more is needed.',
  },
  'plan/decision-not-bound': {
    zh: '这项决定没有约束贵单位。',
    en: 'This decision does not bind your department.',
  },
  'plan/not-the-asker': {
    zh: '只有提问人或领导小组办公室可以办结或追问。',
    en: 'Only the asker or the office of the leading group may close it or ask again.',
  },
  'noun/report': { zh: '进展报告', en: 'report' },
  'noun/contribution': { zh: '配合材料', en: 'contribution' },
  'noun/obligation': { zh: '报送事项', en: 'obligation' },
  'noun/evidence': { zh: '佐证', en: 'evidence' },
  'noun/question': { zh: '提问', en: 'question' },
  'noun/decision': { zh: '决定', en: 'decision' },
  'noun/milestone': { zh: '里程碑', en: 'milestone' },
} satisfies ProblemWords
