import type { Bilingual } from '../../kernel/bilingual.ts'
import type { ContractExplanation, ContractFinding } from '../model.ts'

/** Every finding with its severity and words, by its stable code. */
export const findingTexts = {
  'CON-01': { severity: 'hard', zh: '此项必填。', en: 'This is needed.' },
  'CON-02': {
    severity: 'hard',
    zh: '金额应为大于零的数，最多两位小数。',
    en: 'The amount is a number above zero with at most two decimal places.',
  },
  'CON-03': {
    severity: 'hard',
    zh: '签订日期不能晚于今天。',
    en: 'The day of signing is not after today.',
  },
  'CON-04': {
    severity: 'hard',
    zh: '合同终止日期应在起始日期之后。',
    en: 'The contract ends after it begins.',
  },
  'CON-05': { severity: 'hard', zh: '代码不在代码表内。', en: 'The code is not on the list.' },
  'CON-06': {
    severity: 'hard',
    zh: '技术进出口合同的对方应在境外。',
    en: 'The other party of a technology contract is abroad.',
  },
  'CON-07': {
    severity: 'hard',
    zh: '提成费不能超过合同金额。',
    en: 'The royalty is not above the amount of the contract.',
  },
  'CON-11': {
    severity: 'soft',
    zh: '合同期限超过十年。',
    en: 'The contract runs for more than ten years.',
  },
  'CON-12': {
    severity: 'soft',
    zh: '没有技术合同登记证号。',
    en: 'There is no registration number of the technology contract.',
  },
  'CON-13': {
    severity: 'soft',
    zh: '起始日期早于签订日期。',
    en: 'The contract begins before it is signed.',
  },
  'CON-14': {
    severity: 'soft',
    zh: '新的金额低于已登记的执行额。',
    en: 'The new amount is below what is registered as executed.',
  },
  'EXE-01': {
    severity: 'hard',
    zh: '执行日期不在登记窗口内：3月31日以前可登记上年7月1日以来的执行，4月1日起只登记本年的执行。',
    en: 'The day of execution is outside the window: until 31 March executions since 1 July of last year, from 1 April those of this year.',
  },
  'EXE-02': {
    severity: 'hard',
    zh: '离岸和技术合同的执行须附收汇或付汇凭证。',
    en: 'An execution of an offshore or technology contract needs a bank receipt.',
  },
  'EXE-03': {
    severity: 'hard',
    zh: '同一凭证重复填写。',
    en: 'The same receipt is written twice.',
  },
  'EXE-04': {
    severity: 'hard',
    zh: '凭证日期不能晚于今天。',
    en: 'The day of the receipt is not after today.',
  },
  'EXE-11': {
    severity: 'soft',
    zh: '累计执行额超过合同金额。',
    en: 'What is executed in all is above the amount of the contract.',
  },
  'EXE-12': {
    severity: 'soft',
    zh: '执行日期早于合同签订日期。',
    en: 'The day of execution is before the contract was signed.',
  },
  'EXE-13': {
    severity: 'soft',
    zh: '执行日期晚于合同终止日期。',
    en: 'The day of execution is after the contract ended.',
  },
  'EXE-14': {
    severity: 'soft',
    zh: '凭证金额合计与执行金额不一致。',
    en: 'The receipts do not add up to the amount executed.',
  },
  'EXE-15': {
    severity: 'soft',
    zh: '币种不同，无法核对累计执行额与合同金额。',
    en: 'The currencies differ: what is executed in all cannot be compared with the amount of the contract.',
  },
  'EXE-16': { severity: 'soft', zh: '没有附凭证。', en: 'There is no receipt.' },
} as const satisfies Readonly<Record<string, Bilingual & { severity: 'hard' | 'soft' }>>

export type FindingCode = keyof typeof findingTexts

export function findingOf(code: FindingCode, path: string): ContractFinding {
  const { severity, zh, en } = findingTexts[code]
  return { code, severity, path, message: { zh, en } }
}

/** What stands in the way: whatever is hard, and soft findings that nobody has explained. */
export function openFindings(
  found: readonly ContractFinding[],
  explained: readonly ContractExplanation[],
): ContractFinding[] {
  return found.filter(
    (one) => one.severity === 'hard' || !explained.some(({ code }) => code === one.code),
  )
}

/** A positive amount of money with at most two decimal places. */
export function isAmount(text: string): boolean {
  const [whole = '', part = '', more] = text.split('.')
  const digits = (some: string) => [...some].every((sign) => sign >= '0' && sign <= '9')
  if (more !== undefined || whole.length < 1 || whole.length > 15 || part.length > 2) return false
  if (text.endsWith('.') || !digits(whole) || !digits(part)) return false
  return [...`${whole}${part}`].some((sign) => sign !== '0')
}
