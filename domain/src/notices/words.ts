import type { Bilingual } from '../kernel/bilingual.ts'
import type { ProblemWords } from '../kernel/words.ts'
import type { Delivery } from './model.ts'

export const problemWords: ProblemWords = {
  'notices/quiet-span-reversed': {
    zh: '免打扰的起始日期晚于截止日期。',
    en: 'A quiet span ends before it begins.',
  },
  'notices/kind-is-binding': {
    zh: '此类通知涉及职责或账号安全，不能关闭。',
    en: 'These notices concern duties or the safety of the account and cannot be switched off.',
  },
  'notices/not-an-address': {
    zh: '电子邮箱地址不正确。',
    en: 'This is not a mail address.',
  },
  'noun/notice': { zh: '通知', en: 'notice' },
}

export const deliveryWords: Readonly<Record<Delivery, Bilingual>> = {
  product: { zh: '仅站内', en: 'In the product' },
  digest: { zh: '站内和摘要邮件', en: 'In the product and the digest mail' },
  off: { zh: '不接收', en: 'Not at all' },
}
