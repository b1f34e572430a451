import type { Bilingual } from '../../kernel/bilingual.ts'
import type { ProblemWords } from '../../kernel/words.ts'
import type { ReturnSource, Verdict } from './contract/shapes.ts'
import type { ObligationState } from './model/obligation.ts'

type Words<K extends string> = Readonly<Record<K, Bilingual>>

export const obligationStateTexts: Words<ObligationState> = {
  upcoming: { zh: '未到期', en: 'Not yet due' },
  due: { zh: '待报送', en: 'Due' },
  extended: { zh: '已延期', en: 'Extended' },
  late: { zh: '已逾期', en: 'Late' },
  submitted: { zh: '已报送，待审核', en: 'Handed in' },
  returned: { zh: '退回修改', en: 'Sent back' },
  accepted: { zh: '已审核采用', en: 'Accepted' },
  exempt: { zh: '免报', en: 'Exempt' },
  closed: { zh: '已停业', en: 'Closed' },
}

export const returnSourceTexts: Words<ReturnSource> = {
  grid: { zh: '网页填报', en: 'Typed in' },
  sheet: { zh: 'Excel 表格', en: 'Excel sheet' },
  api: { zh: '系统直连', en: 'Own system' },
  officer: { zh: '统计人员更正', en: 'Corrected by an officer' },
  demo: { zh: '演示数据', en: 'Demo data' },
}

export const verdictTexts: Words<Verdict> = {
  accepted: { zh: '采用', en: 'Accepted' },
  returned: { zh: '退回', en: 'Sent back' },
  corrected: { zh: '更正后采用', en: 'Accepted with a correction' },
}

export const statisticsCollectionProblemWords: ProblemWords = {
  'noun/return': { zh: '报表', en: 'return' },
  'noun/survey': { zh: '调查', en: 'survey' },
  'noun/round': { zh: '报告期', en: 'reporting period' },
  'noun/rate': { zh: '汇率', en: 'rate' },
  'noun/return-draft': { zh: '草稿', en: 'draft' },
  'statistics/return-not-ready': {
    zh: '报表还不能报送：{hard}处错误须改正，{soft}处异常须说明。草稿已保留。',
    en: 'The return cannot be handed in yet: {hard} to put right, {soft} to explain. The draft is kept.',
  },
  'statistics/edit-found': { zh: '{message}', en: '{message}' },
  'statistics/explanation-missing': {
    zh: '{message} 如属实，请填写说明。',
    en: '{message} If it is right, say why.',
  },
  'statistics/reason-missing': {
    zh: '更正已报送的报表，请写明原因。',
    en: 'A return that was handed in is corrected with a reason.',
  },
  'statistics/no-relief': {
    zh: '该单位本期没有免报、延期或停业登记可取消',
    en: 'Nothing was granted to this unit for the period that could be taken back',
  },
  'statistics/period-locked': {
    zh: '本期已锁定，不再接受报送。确需更正的，请联系统计人员申请限时解锁。',
    en: 'This period is locked. If a figure must be corrected, ask the statistics office to open it for a time.',
  },
  'statistics/period-not-ended': {
    zh: '报告期尚未结束，{from}起方可报送。草稿可先保存。',
    en: 'The period has not ended; it can be handed in from {from} on. The draft is kept.',
  },
  'statistics/retry-key-missing': {
    zh: '系统报送须带 Idempotency-Key：没有收到应答时，用同一个键重发，不会重复报送。',
    en: 'A system hands in with an Idempotency-Key: sent again under the same key, nothing is handed in twice.',
  },
  'statistics/not-owed': {
    zh: '本期无需报送：{state}。',
    en: 'Nothing is owed for this period: {state}.',
  },
  'statistics/form-changed': {
    zh: '表式已更新为第{version}版。草稿已保留，请重新打开后再报送。',
    en: 'The form is now version {version}. The draft is kept; open the return again and hand it in.',
  },
  'statistics/unchanged': {
    zh: '内容与已报送的版本相同，无需再次报送。',
    en: 'This is the same as what was handed in; there is nothing to correct.',
  },
  'statistics/no-such-survey': {
    zh: '没有这项调查，或该报告期不适用。',
    en: 'There is no such survey, or it does not ask for this period.',
  },
  'statistics/return-by-file': {
    zh: '这份报表超过{rows}行：只传要改的行，并注明 linesThatChange，其余各行不变。',
    en: 'This return has more than {rows} lines: send only those that change and say so (linesThatChange); the others stay.',
  },
  'statistics/sheet-without-columns': {
    zh: '没有认出表中的列。请使用下载的模板，或在第一行写明列名，如“服务项目”“金额”。',
    en: 'No column of the file was recognised. Use the template, or name the columns in the first row, such as “Item” and “Amount”.',
  },
  'statistics/round-open': {
    zh: '这一期已经布置。',
    en: 'This period is open already.',
  },
  'statistics/period-ahead': {
    zh: '报告期尚未开始，不能布置。',
    en: 'The period has not begun; it cannot be opened yet.',
  },
  'statistics/not-registered': {
    zh: '贵单位尚未与企业名录关联，请联系统计人员。',
    en: 'Your organisation is not linked to the register of enterprises yet; ask the statistics office.',
  },
  'statistics/extension-too-early': {
    zh: '延期日期应晚于原截止日{due}。',
    en: 'An extension ends after the due day {due}.',
  },
}
