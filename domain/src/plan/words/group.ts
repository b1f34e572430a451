import type { Bilingual } from '../../kernel/bilingual.ts'
import type { ProblemWords } from '../../kernel/words.ts'
import type * as model from '../model/group.ts'

type Words<K extends string> = Readonly<Record<K, Bilingual>>

export const memberFunctionTexts: Words<model.MemberFunction> = {
  chair: { zh: '组长', en: 'Chair' },
  'deputy-chair': { zh: '副组长', en: 'Deputy chair' },
  member: { zh: '成员', en: 'Member' },
  'office-director': { zh: '办公室主任', en: 'Director of the office' },
}

export const meetingKindTexts: Words<model.MeetingKind> = {
  plenary: { zh: '全体会议', en: 'Plenary' },
  office: { zh: '办公室会议', en: 'Office meeting' },
  special: { zh: '专题会议', en: 'Special meeting' },
}

export const meetingStageTexts: Words<model.MeetingStage> = {
  planned: { zh: '筹备中', en: 'In preparation' },
  invited: { zh: '已通知', en: 'Members invited' },
  held: { zh: '已召开', en: 'Held' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
}

export const agendaStageTexts: Words<model.AgendaStage> = {
  proposed: { zh: '待审议题', en: 'Proposed' },
  accepted: { zh: '列入议程', en: 'On the agenda' },
  dropped: { zh: '未列入', en: 'Not on the agenda' },
}

export const invitationTexts: Words<model.InvitationAnswer> = {
  open: { zh: '未回复', en: 'No answer yet' },
  attending: { zh: '参加', en: 'Attending' },
  substitute: { zh: '委托他人参加', en: 'Sends a substitute' },
  absent: { zh: '请假', en: 'Absent' },
}

export const attendanceTexts: Words<model.Attendance> = {
  present: { zh: '出席', en: 'Present' },
  substitute: { zh: '他人代会', en: 'By substitute' },
  absent: { zh: '缺席', en: 'Absent' },
}

export const minutesStageTexts: Words<model.MinutesStage> = {
  draft: { zh: '草稿', en: 'Draft' },
  circulated: { zh: '征求意见', en: 'Circulated for comment' },
  signed: { zh: '已签发', en: 'Signed' },
}

export const followUpStageTexts: Words<model.FollowUpStage> = {
  open: { zh: '办理中', en: 'Open' },
  answered: { zh: '待核验', en: 'Answered, to be checked' },
  accepted: { zh: '办结', en: 'Done and accepted' },
  closed: { zh: '销号', en: 'Closed' },
}

export const followUpWordTexts: Words<model.FollowUpWord | 'none'> = {
  none: { zh: '尚未反馈', en: 'Nothing said yet' },
  'in-progress': { zh: '推进中', en: 'In progress' },
  done: { zh: '已完成', en: 'Done' },
  blocked: { zh: '受阻', en: 'Blocked' },
}

export const followUpShownTexts: Words<'none' | 'waiting' | 'complete'> = {
  none: { zh: '没有佐证', en: 'No evidence' },
  waiting: { zh: '佐证待核验', en: 'Evidence to be checked' },
  complete: { zh: '佐证已核验', en: 'Evidence accepted' },
}

export const followUpCalendarTexts: Words<'due' | 'met' | 'overdue' | 'closed'> = {
  due: { zh: '期限之内', en: 'Within its time' },
  met: { zh: '已满足', en: 'Met' },
  overdue: { zh: '逾期', en: 'Overdue' },
  closed: { zh: '已销号', en: 'Closed' },
}

export const followUpSourceTexts: Words<'meeting' | 'task' | 'alone'> = {
  meeting: { zh: '会议议定', en: 'Decided at a meeting' },
  task: { zh: '任务决定', en: 'Decided on a task' },
  alone: { zh: '单独交办', en: 'Assigned by itself' },
}

export const answerStageTexts: Words<model.AnswerStage> = {
  submitted: { zh: '待核验', en: 'To be checked' },
  accepted: { zh: '已核验', en: 'Accepted' },
  returned: { zh: '已退回', en: 'Returned' },
}

export const extensionStageTexts: Words<model.ExtensionStage> = {
  asked: { zh: '待批', en: 'To be decided' },
  granted: { zh: '已批准', en: 'Granted' },
  refused: { zh: '未批准', en: 'Refused' },
}

export const briefingKindTexts: Words<model.BriefingKind> = {
  weekly: { zh: '工作周报', en: 'Weekly brief' },
  quarterly: { zh: '季度报告', en: 'Quarterly report' },
  mayor: { zh: '市长专报', en: 'One page for the mayor' },
}

export const followUpExportTexts = {
  list: { zh: '督办事项', en: 'Follow-ups' },
  number: { zh: '编号', en: 'Number' },
  text: { zh: '事项', en: 'Decision' },
  source: { zh: '来源', en: 'Source' },
  owner: { zh: '主办部门', en: 'Owner' },
  cooperating: { zh: '协办部门', en: 'Cooperating' },
  responsible: { zh: '责任人', en: 'Responsible person' },
  evidence: { zh: '办结依据', en: 'Evidence asked for' },
  due: { zh: '期限', en: 'Due' },
  light: { zh: '亮灯', en: 'Light' },
  said: { zh: '部门反馈', en: 'What is said' },
  shown: { zh: '佐证', en: 'What is shown' },
  calendar: { zh: '期限状态', en: 'Calendar' },
  stage: { zh: '环节', en: 'Stage' },
} as const satisfies Record<string, Bilingual>

export const planGroupProblemWords = {
  'plan/meeting-not-open': {
    zh: '会议目前为“{stage}”，不能办理此事。',
    en: 'The meeting stands at “{stage}”; this cannot be done now.',
  },
  'plan/no-members': {
    zh: '该日没有在任的领导小组成员，请先登记成员。',
    en: 'Nobody is a member of the group on that day; enter the members first.',
  },
  'plan/reason-needed': { zh: '请说明理由。', en: 'Give the reason.' },
  'plan/not-bound': {
    zh: '这项督办没有交给贵单位。',
    en: 'This follow-up is not your department’s.',
  },
  'plan/answer-without-evidence': {
    zh: '报告完成时须附上办结佐证文件。',
    en: 'Add the evidence that was asked for when you say that it is done.',
  },
  'plan/extension-not-later': {
    zh: '申请的日期须晚于现有期限 {due}。',
    en: 'Ask for a day later than the present one, {due}.',
  },
  'plan/extension-waiting': {
    zh: '已有一项延期申请等待批复。',
    en: 'A request for more time already waits for its decision.',
  },
  'plan/briefing-of-the-future': {
    zh: '简报的日期不能晚于今天（{today}）。',
    en: 'A briefing cannot be of a day after today ({today}).',
  },
  'noun/meeting': { zh: '会议', en: 'meeting' },
  'noun/invitation': { zh: '会议通知', en: 'invitation' },
  'noun/minutes': { zh: '纪要', en: 'minutes' },
  'noun/follow-up': { zh: '督办事项', en: 'follow-up' },
  'noun/answer': { zh: '反馈', en: 'answer' },
  'noun/extension': { zh: '延期申请', en: 'request for more time' },
  'noun/briefing': { zh: '简报', en: 'briefing' },
  'noun/member': { zh: '成员', en: 'member' },
} satisfies ProblemWords
