import { type Bilingual, inLanguage, type Language } from '../../kernel/bilingual.ts'
import type { Day, Period } from '../../kernel/period.ts'
import { periodText } from '../../kernel/period-text.ts'
import type { ProblemWords } from '../../kernel/words.ts'
import type { DemandState, NoteChannel, NoteResult, ReminderTone, ReminderWay } from './model.ts'

type Words<K extends string> = Readonly<Record<K, Bilingual>>

export const reminderToneTexts: Words<ReminderTone> = {
  notice: { zh: '到期提示', en: 'Notice' },
  reminder: { zh: '提醒', en: 'Reminder' },
  demand: { zh: '正式催报', en: 'Formal demand' },
  asked: { zh: '人工提醒', en: 'Reminded by hand' },
}

export const reminderWayTexts: Words<ReminderWay> = {
  product: { zh: '平台通知', en: 'in the product' },
  mail: { zh: '发至名录联系邮箱', en: 'mail to the register’s contact' },
  none: { zh: '无账号也无邮箱', en: 'no account and no mail address' },
  skipped: { zh: '未发（已过）', en: 'passed over' },
}

export const noteChannelTexts: Words<NoteChannel> = {
  phone: { zh: '电话', en: 'Telephone' },
  visit: { zh: '上门', en: 'Visit' },
  message: { zh: '短信或微信', en: 'Message' },
  other: { zh: '其他', en: 'Other' },
}

export const noteResultTexts: Words<NoteResult> = {
  promised: { zh: '承诺报送', en: 'Promised to report' },
  informed: { zh: '已告知', en: 'Was told' },
  unreachable: { zh: '联系不上', en: 'Not reached' },
  'wrong-contact': { zh: '联系方式有误', en: 'Contact is wrong' },
  refuses: { zh: '拒绝报送', en: 'Refuses' },
}

export const demandStateTexts: Words<DemandState> = {
  prepared: { zh: '待签发', en: 'To be signed' },
  sent: { zh: '已发出', en: 'Sent' },
}

const mostNamed = 3

interface Named {
  readonly surveyName: Bilingual
  readonly period: Period
  /** It came and was sent back to be put right. */
  readonly sentBack: boolean
}

/** The returns that a message is about, the first few by name. */
export function namedReturns(list: readonly Named[]): Bilingual {
  const name = (one: Named, language: Language): string =>
    language === 'en'
      ? `${one.surveyName.en}, ${periodText(one.period, language)}${one.sentBack ? ' (sent back)' : ''}`
      : `${one.surveyName.zh}（${periodText(one.period, language)}${one.sentBack ? '，退回待改' : ''}）`
  const of = (language: Language) => list.slice(0, mostNamed).map((one) => name(one, language))
  const more = list.length - mostNamed
  return {
    zh: of('zh-CN').join('、') + (more > 0 ? `等${list.length}张报表` : ''),
    en: of('en').join('; ') + (more > 0 ? ` and ${more} more` : ''),
  }
}

/** The mail to a contact who has no account: who, what, until when. Both languages, no figures. */
export function contactMail(
  units: readonly { readonly name: string; readonly returns: Bilingual; readonly until: Day }[],
  issuer: Bilingual,
  late: boolean,
  demand?: string | undefined,
): { subject: string; text: string } {
  const lines = (language: Language): string =>
    units
      .map((one) =>
        language === 'en'
          ? `${one.name}: ${one.returns.en} (due ${one.until})`
          : `${one.name}：${one.returns.zh}（截止日${one.until}）`,
      )
      .join('\n')
  const head: Bilingual = demand
    ? { zh: `催报通知书 ${demand}`, en: `Formal demand ${demand}` }
    : late
      ? { zh: '统计报表已逾期', en: 'Statistical returns are overdue' }
      : { zh: '统计报表待报送', en: 'Statistical returns are due' }
  const ask: Bilingual = {
    zh: '请按期报送。贵单位尚无平台账号，请与统计部门联系开通，或改正名录中的联系方式。',
    en: 'Please report in time. Your unit has no account here yet: ask the statistics office to open one, or to put your contact right.',
  }
  const part = (language: Language): string =>
    [
      inLanguage(head, language),
      lines(language),
      inLanguage(ask, language),
      inLanguage(issuer, language),
    ].join('\n')
  return { subject: `${head.zh} / ${head.en}`, text: `${part('zh-CN')}\n\n${part('en')}\n` }
}

/** Titles of an exported list of those who are followed up. */
export const followUpColumnTexts = {
  list: { zh: '催报名单', en: 'Follow-up' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  uscc: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  district: { zh: '所在区', en: 'District' },
  survey: { zh: '调查', en: 'Survey' },
  period: { zh: '报告期', en: 'Period' },
  state: { zh: '状态', en: 'State' },
  until: { zh: '截止日', en: 'Due' },
  daysLate: { zh: '逾期工作日', en: 'Working days late' },
  lastReminder: { zh: '最近提醒', en: 'Last reminder' },
  lastNote: { zh: '最近联系', en: 'Last contact' },
  nextOn: { zh: '下次跟进日', en: 'Next action' },
  demand: { zh: '催报通知书', en: 'Formal demand' },
} as const satisfies Record<string, Bilingual>

export const statisticsFollowUpProblemWords: ProblemWords = {
  'noun/demand': { zh: '催报通知书', en: 'formal demand' },
  'statistics/nobody-to-remind': {
    zh: '所选企业都已报送、无需报送，或今天已经提醒过。',
    en: 'All of these have reported, owe nothing, or were reminded by hand today.',
  },
  'statistics/nothing-late': {
    zh: '该企业没有逾期未报的报表，不能发出催报通知书。',
    en: 'Nothing of this unit is late; no formal demand can be sent.',
  },
  'statistics/demand-sent-already': {
    zh: '这份催报通知书已经发出。',
    en: 'This formal demand was sent already.',
  },
  'statistics/next-action-past': {
    zh: '下次跟进日不能早于今天。',
    en: 'The next action cannot lie before today.',
  },
}
