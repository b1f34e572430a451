import type { Bilingual } from '../kernel/bilingual.ts'
import type { ProblemWords } from '../kernel/words.ts'
import type { EntryKind } from './model.ts'

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

export const entryKindWords: Readonly<Record<EntryKind, Bilingual>> = {
  act: { zh: '操作', en: 'Act' },
  read: { zh: '查阅涉密或敏感信息', en: 'Confidential read' },
}
