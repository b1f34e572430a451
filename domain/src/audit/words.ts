import type { Bilingual } from '../kernel/bilingual.ts'
import type { ProblemWords } from '../kernel/words.ts'
import type { Entry, EntryKind } from './model.ts'

export const problemWords: ProblemWords = {
  'audit/period-reversed': {
    zh: '起始日期晚于截止日期。',
    en: 'The first day is later than the last.',
  },
  'audit/no-head-yet': {
    zh: '这条记录尚未被签名树头覆盖，请过几分钟再试。',
    en: 'No signed head covers this entry yet; try again in a few minutes.',
  },
  'audit/no-such-size': {
    zh: '日志没有这样大小的树。',
    en: 'The log has no trees of these sizes.',
  },
  'audit/keeper-named-twice': {
    zh: '同一邮箱不能出现两次。',
    en: 'An address may stand in the list once.',
  },
  'noun/keepers': { zh: '名单', en: 'list' },
  'noun/receipt': { zh: '回执', en: 'receipt' },
  'noun/audit-entry': { zh: '审计记录', en: 'audit entry' },
}

/** Columns of an exported list of entries. */
export const entryExportTexts = {
  entries: { zh: '审计记录', en: 'Audit entries' },
  at: { zh: '时间（北京时间）', en: 'Time (Beijing)' },
  who: { zh: '操作人', en: 'Who' },
  organisation: { zh: '操作人单位', en: 'Their organisation' },
  onBehalfOf: { zh: '代理的职责属于', en: 'Deputy of' },
  action: { zh: '操作', en: 'Action' },
  kind: { zh: '种类', en: 'Kind' },
  subject: { zh: '对象', en: 'Subject' },
  address: { zh: '来源地址', en: 'Address' },
  details: { zh: '详情', en: 'Details' },
  code: { zh: '操作代码', en: 'Code of the action' },
  person: { zh: '操作人编号', en: 'Id of the person' },
  subjectId: { zh: '对象编号', en: 'Id of the subject' },
  request: { zh: '请求编号', en: 'Request' },
  index: { zh: '日志序号', en: 'Place in the log' },
} as const satisfies Record<string, Bilingual>

export const actorKindWords: Readonly<Record<Entry['actor']['kind'], Bilingual>> = {
  person: { zh: '人员', en: 'Person' },
  system: { zh: '平台', en: 'Platform' },
  anonymous: { zh: '未登录的访问者', en: 'Anonymous' },
}

export const entryKindWords: Readonly<Record<EntryKind, Bilingual>> = {
  act: { zh: '操作', en: 'Act' },
  read: { zh: '查阅涉密或敏感信息', en: 'Confidential read' },
}
