import type { Bilingual } from '../../kernel/bilingual.ts'
import type { ProblemWords } from '../../kernel/words.ts'
import type { DeliveryState, GapClass, PartyState } from './model/reconciliation.ts'
import type { Flow, SourceSide } from './model/source.ts'

type Words<K extends string> = Readonly<Record<K, Bilingual>>

export const gapClassTexts: Words<GapClass> = {
  gap: { zh: '有差异', en: 'Differs' },
  'only-return': { zh: '仅有报表', en: 'Only in the return' },
  'only-receipts': { zh: '仅有收支', en: 'Only in receipts' },
  'only-tax': { zh: '仅有纳税申报', en: 'Only in tax' },
  'cannot-tell': { zh: '无法判断', en: 'Cannot tell' },
  explained: { zh: '已说明', en: 'Explained' },
  agrees: { zh: '一致', en: 'Agrees' },
}

export const deliveryStateTexts: Words<DeliveryState> = {
  held: { zh: '暂存，待更正', en: 'Held, to be corrected' },
  accepted: { zh: '已接收', en: 'Accepted' },
  replaced: { zh: '已由后来的文件替换', en: 'Replaced by a later file' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
}

export const partyStateTexts: Words<PartyState> = {
  proposed: { zh: '待确认', en: 'To confirm' },
  unmatched: { zh: '不在名录', en: 'Not in the register' },
  'by-code': { zh: '按代码匹配', en: 'By code' },
  'by-name': { zh: '按名称确认', en: 'By a confirmed name' },
}

export const sideTexts: Words<SourceSide> = {
  receipts: { zh: '涉外收支', en: 'Receipts and payments' },
  tax: { zh: '纳税申报', en: 'Tax' },
  customs: { zh: '海关', en: 'Customs' },
  outsourcing: { zh: '服务外包', en: 'Outsourcing' },
}

export const flowTexts: Words<Flow> = {
  export: { zh: '出口', en: 'Exports' },
  import: { zh: '进口', en: 'Imports' },
}

/** Titles of the sheets that are downloaded. */
export const sourceSheetTexts = {
  faults: { zh: '行政记录错误', en: 'Faults of the file' },
  rows: { zh: '行政记录', en: 'Administrative records' },
  gaps: { zh: '三方比对差异', en: 'Gap report' },
  line: { zh: '行', en: 'Row' },
  column: { zh: '列', en: 'Column' },
  given: { zh: '所填内容', en: 'As given' },
  fault: { zh: '错误', en: 'Fault' },
  uscc: { zh: '统一社会信用代码', en: 'USCC' },
  name: { zh: '企业名称', en: 'Enterprise' },
  district: { zh: '所在区', en: 'District' },
  period: { zh: '月份', en: 'Month' },
  flow: { zh: '方向', en: 'Flow' },
  returned: { zh: '报表（美元）', en: 'Return (US$)' },
  receipts: { zh: '涉外收支（美元）', en: 'Receipts and payments (US$)' },
  tax: { zh: '纳税申报（美元）', en: 'Tax (US$)' },
  customs: { zh: '海关（美元）', en: 'Customs (US$)' },
  outsourcing: { zh: '服务外包（美元）', en: 'Outsourcing (US$)' },
  difference: { zh: '最大差额（美元）', en: 'Largest difference (US$)' },
  class: { zh: '结论', en: 'Result' },
  note: { zh: '说明', en: 'Explanation' },
} as const satisfies Record<string, Bilingual>

export const statisticsSourcesProblemWords: ProblemWords = {
  'noun/delivery': { zh: '行政记录文件', en: 'delivery' },
  'noun/source': { zh: '行政记录来源', en: 'administrative source' },
  'noun/party': { zh: '行政记录单位', en: 'unit of an administrative file' },
  'noun/match': { zh: '匹配', en: 'match' },
  'statistics/source-columns-missing': {
    zh: '文件缺少必需的列：{columns}。',
    en: 'The file lacks columns that are needed: {columns}.',
  },
  'statistics/source-period-ahead': {
    zh: '{period}还没有结束，不能接收该月的文件。',
    en: '{period} is not over; no file for it can be taken yet.',
  },
  'statistics/delivery-reason': {
    zh: '该月已有接收的文件，再次报送是修订，请写明原因。',
    en: 'A file for the month was accepted before; this one is a revision and needs a reason.',
  },
  'statistics/delivery-not-held': {
    zh: '这份文件不在暂存状态，不能撤回。',
    en: 'This file is not held, so it cannot be withdrawn.',
  },
  'statistics/delivery-not-accepted': {
    zh: '这份文件没有被接收，没有可下载的记录。',
    en: 'This file was not accepted; there are no rows to download.',
  },
  'statistics/source-unit-code': {
    zh: '单位代码有误：应为18位统一社会信用代码或9位组织机构代码{repairs}',
    en: 'The unit code is wrong: 18 characters of a USCC or 9 of an organisation code{repairs}',
  },
  'statistics/source-unit-missing': {
    zh: '单位代码和名称都没有',
    en: 'Neither a code nor a name of the unit is given',
  },
  'statistics/source-period': { zh: '不是月份或日期', en: 'Not a month or a day' },
  'statistics/source-other-period': {
    zh: '不属于本次报送的月份{delivered}',
    en: 'Not of {delivered}, the month of this delivery',
  },
  'statistics/source-code': { zh: '没有这个代码', en: 'There is no such code' },
  'statistics/source-flow': {
    zh: '看不出是收入（出口）还是支出（进口）',
    en: 'Neither receipt (export) nor payment (import)',
  },
  'statistics/source-currency': { zh: '没有这个币种', en: 'There is no such currency' },
  'statistics/source-amount': { zh: '不是金额', en: 'Not an amount' },
  'statistics/source-row': { zh: '这一行无法读取', en: 'This row cannot be read' },
  'statistics/source-row-twice': {
    zh: '与第{line}行重复',
    en: 'The same as row {line}',
  },
  'statistics/source-total': {
    zh: '合计为{stated}，逐行相加为{found}',
    en: 'The total says {stated}; the rows add up to {found}',
  },
  'statistics/source-rows': {
    zh: '声明{stated}行，实有{found}行',
    en: '{stated} rows were announced, {found} are there',
  },
  'statistics/source-empty': { zh: '文件中没有记录', en: 'The file has no rows' },
  'statistics/party-settled': {
    zh: '这个单位已按代码匹配，代码说了算。',
    en: 'This unit is matched by its code, and the code decides.',
  },
  'statistics/party-not-proposed': {
    zh: '没有这项名称匹配建议，或已经办理。',
    en: 'There is no such proposal, or it was decided already.',
  },
  'statistics/gap-none': {
    zh: '该月没有需要说明的差异。',
    en: 'There is no difference of that month to explain.',
  },
  'statistics/no-comparison': {
    zh: '城市数据没有规定比对参数。',
    en: 'The city’s data say nothing about how to compare.',
  },
}
