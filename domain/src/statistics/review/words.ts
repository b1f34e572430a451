import type { ProblemWords } from '../../kernel/words.ts'

export const statisticsReviewProblemWords: ProblemWords = {
  'noun/reopening': { zh: '解锁申请', en: 'request to reopen a period' },
  'statistics/not-waiting': {
    zh: '这张报表不在待审核状态，可能已由他人办理。',
    en: 'This return does not wait for judgement; someone may have judged it already.',
  },
  'statistics/returns-waiting': {
    zh: '还有{count}张报表待审核，审核完毕后才能锁定。',
    en: '{count} returns still wait for judgement; the period is locked when they are judged.',
  },
  'statistics/round-locked': { zh: '本期已经锁定。', en: 'This period is locked already.' },
  'statistics/round-not-locked': {
    zh: '本期没有锁定，无需解锁。',
    en: 'This period is not locked; there is nothing to reopen.',
  },
  'statistics/reopening-waiting': {
    zh: '本期已有解锁申请待审定。',
    en: 'A request to reopen this period waits already.',
  },
  'statistics/reopening-decided': {
    zh: '这项解锁申请已经办结。',
    en: 'This request was decided already.',
  },
  'statistics/own-reopening': {
    zh: '解锁须由申请人以外的人审定。',
    en: 'A reopening is decided by someone other than who asked for it.',
  },
  'statistics/reopening-days': {
    zh: '解锁截止日应在今天至{last}之间。',
    en: 'A period reopens until a day from today to {last}.',
  },
}
