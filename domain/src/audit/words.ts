import type { Bilingual } from '../kernel/bilingual.ts'
import type { ProblemWords } from '../kernel/words.ts'
import type { EntryKind } from './model.ts'

export const problemWords: ProblemWords = {
  'audit/period-reversed': {
    zh: '起始日期晚于截止日期。',
    en: 'The first day is later than the last.',
  },
  'noun/audit-entry': { zh: '审计记录', en: 'audit entry' },
}

export const entryKindWords: Readonly<Record<EntryKind, Bilingual>> = {
  act: { zh: '操作', en: 'Act' },
  read: { zh: '查阅涉密或敏感信息', en: 'Confidential read' },
}
