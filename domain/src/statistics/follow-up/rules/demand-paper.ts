import { inLanguage, type Language } from '../../../kernel/bilingual.ts'
import { periodText } from '../../../kernel/period-text.ts'
import type { DemandContent } from '../model.ts'

/** A formal demand in one language, before it is set as PDF or Word. */
export interface DemandPaper {
  readonly title: string
  readonly number: string
  readonly demo: string
  readonly addressee: string
  readonly opening: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly paragraphs: readonly string[]
  readonly signature: readonly string[]
  readonly print: string
}

const words = {
  title: { zh: '统计报表催报通知书', en: 'Formal demand for statistical returns' },
  demo: { zh: '演示数据', en: 'Synthetic demo data' },
  opening: {
    zh: '贵单位下列统计报表已过报送期限，至今没有收到：',
    en: 'The following statistical returns of your unit are past their due day and have not come:',
  },
  survey: { zh: '报表', en: 'Return' },
  period: { zh: '报告期', en: 'Period' },
  due: { zh: '应报日期', en: 'Due' },
  late: { zh: '逾期工作日', en: 'Working days late' },
  ask: {
    zh: '请在{day}前通过平台报送。确有困难的，请在此之前书面说明，可以申请延期。',
    en: 'Please hand them in through the platform by {day}. If you cannot, say so in writing before that day; more time may be granted.',
  },
  basis: { zh: '依据：{basis}。', en: 'Grounds: {basis}.' },
  use: {
    zh: '所报资料只用于统计，不作为对贵单位实施其他管理的依据。',
    en: 'What you report serves statistics only and is no ground for any other measure towards your unit.',
  },
  print: { zh: '内容指纹 SHA-256：{hash}', en: 'SHA-256 of the content: {hash}' },
  signed: { zh: '签发：{name}', en: 'Signed: {name}' },
} as const

/** Sets what was frozen into words; the same content gives the same paper. */
export function demandPaper(content: DemandContent, hash: string, language: Language): DemandPaper {
  const say = (key: keyof typeof words, values: Readonly<Record<string, string>> = {}): string =>
    Object.entries(values).reduce(
      (text, [name, value]) => text.replace(`{${name}}`, () => value),
      inLanguage(words[key], language),
    )
  const basis = content.basis.map(({ title, clause }) =>
    language === 'en' ? `${title.en}, ${clause}` : `《${title.zh}》${clause}`,
  )
  return {
    title: say('title'),
    number: content.number,
    demo: content.synthetic ? say('demo') : '',
    addressee:
      language === 'en'
        ? `${content.unit.name} (${content.unit.uscc}):`
        : `${content.unit.name}（${content.unit.uscc}）：`,
    opening: say('opening'),
    columns: [say('survey'), say('period'), say('due'), say('late')],
    rows: content.owed.map((one) => [
      inLanguage(one.survey, language),
      periodText(one.period, language),
      one.dueOn,
      String(one.workingDaysLate),
    ]),
    paragraphs: [
      say('ask', { day: content.answerBy }),
      say('basis', { basis: basis.join(language === 'en' ? '; ' : '、') }),
      say('use'),
    ],
    signature: [
      inLanguage(content.issuer, language),
      say('signed', { name: content.signedBy }),
      content.sentOn,
    ],
    print: say('print', { hash }),
  }
}
