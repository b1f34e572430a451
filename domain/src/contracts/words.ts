import type { Bilingual } from '../kernel/bilingual.ts'
import type { ProblemWords } from '../kernel/words.ts'
import type {
  Bank,
  BankReceipt,
  Category,
  ContractAct,
  ContractField,
  ContractKind,
  ContractState,
  ExecutionAct,
  ExecutionEntry,
  ExecutionState,
  Reach,
  TransferKind,
  Verdict,
} from './model.ts'

type Words<K extends string> = Readonly<Record<K, Bilingual>>

export const kindTexts: Words<ContractKind> = {
  outsourcing: { zh: '服务外包', en: 'Services outsourcing' },
  technology: { zh: '技术进出口', en: 'Technology import or export' },
}

export const categoryTexts: Words<Category> = {
  ITO: { zh: '信息技术外包（ITO）', en: 'IT outsourcing (ITO)' },
  BPO: { zh: '业务流程外包（BPO）', en: 'Business process outsourcing (BPO)' },
  KPO: { zh: '知识流程外包（KPO）', en: 'Knowledge process outsourcing (KPO)' },
  'technology-export': { zh: '技术出口', en: 'Technology export' },
  'technology-import': { zh: '技术进口', en: 'Technology import' },
}

export const reachTexts: Words<Reach> = {
  offshore: { zh: '离岸', en: 'Offshore' },
  onshore: { zh: '在岸', en: 'Onshore' },
}

export const transferTexts: Words<TransferKind> = {
  'patent-assignment': { zh: '专利权或专利申请权转让', en: 'Patent or application assigned' },
  'patent-licence': { zh: '专利实施许可', en: 'Patent licence' },
  'know-how': { zh: '专有技术转让或许可', en: 'Know-how assigned or licensed' },
  software: { zh: '计算机软件', en: 'Computer software' },
  'trademark-licence': { zh: '含技术的商标许可', en: 'Trademark licence with technology' },
  consulting: { zh: '技术咨询', en: 'Technical consulting' },
  'technical-service': { zh: '技术服务', en: 'Technical service' },
  cooperation: { zh: '合作生产或合作设计', en: 'Joint production or design' },
  'plant-with-technology': {
    zh: '成套设备、关键设备（含技术）',
    en: 'Plant or key equipment with technology',
  },
  other: { zh: '其他方式', en: 'Another way' },
}

export const bankTexts: Words<Bank> = {
  ICBC: { zh: '中国工商银行', en: 'ICBC' },
  ABC: { zh: '中国农业银行', en: 'Agricultural Bank of China' },
  BOC: { zh: '中国银行', en: 'Bank of China' },
  CCB: { zh: '中国建设银行', en: 'China Construction Bank' },
  BOCOM: { zh: '交通银行', en: 'Bank of Communications' },
  PSBC: { zh: '邮政储蓄银行', en: 'Postal Savings Bank' },
  CMB: { zh: '招商银行', en: 'China Merchants Bank' },
  CITIC: { zh: '中信银行', en: 'China CITIC Bank' },
  CEB: { zh: '光大银行', en: 'China Everbright Bank' },
  HXB: { zh: '华夏银行', en: 'Hua Xia Bank' },
  CMBC: { zh: '民生银行', en: 'China Minsheng Bank' },
  SPDB: { zh: '浦发银行', en: 'SPD Bank' },
  CIB: { zh: '兴业银行', en: 'Industrial Bank' },
  PAB: { zh: '平安银行', en: 'Ping An Bank' },
  CGB: { zh: '广发银行', en: 'China Guangfa Bank' },
  HKB: { zh: '汉口银行', en: 'Hankou Bank' },
  WRCB: { zh: '武汉农商行', en: 'Wuhan Rural Commercial Bank' },
  HSBC: { zh: '汇丰银行', en: 'HSBC' },
  CITI: { zh: '花旗银行', en: 'Citibank' },
  SCB: { zh: '渣打银行', en: 'Standard Chartered' },
  HSB: { zh: '恒生银行', en: 'Hang Seng Bank' },
  other: { zh: '其他银行', en: 'Another bank' },
}

export const contractStateTexts: Words<ContractState> = {
  draft: { zh: '草稿', en: 'Draft' },
  submitted: { zh: '已提交，待审核', en: 'Handed in' },
  returned: { zh: '退回修改', en: 'Sent back' },
  accepted: { zh: '已审核采用', en: 'Accepted' },
  cancelled: { zh: '已作废', en: 'Cancelled' },
}

export const executionStateTexts: Words<ExecutionState> = {
  submitted: { zh: '已提交，待审核', en: 'Handed in' },
  returned: { zh: '退回修改', en: 'Sent back' },
  accepted: { zh: '已审核采用', en: 'Accepted' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
}

export const actTexts: Words<ContractAct | ExecutionAct> = {
  register: { zh: '合同登记', en: 'Registration of a contract' },
  correct: { zh: '更正', en: 'Correction' },
  change: { zh: '合同变更', en: 'Change of a contract' },
  cancel: { zh: '合同作废', en: 'Cancellation of a contract' },
  enter: { zh: '执行登记', en: 'Execution' },
  withdraw: { zh: '撤销执行', en: 'Withdrawal of an execution' },
}

export const contractVerdictTexts: Words<Verdict> = {
  accepted: { zh: '采用', en: 'Accepted' },
  returned: { zh: '退回', en: 'Sent back' },
}

export const termTexts: Words<ContractField> = {
  kind: { zh: '合同种类', en: 'Kind of contract' },
  number: { zh: '企业合同号', en: 'Your number of the contract' },
  client: { zh: '客户或对方名称', en: 'Client or other party' },
  economy: { zh: '客户所在国家（地区）', en: 'Economy of the client' },
  subject: { zh: '合同标的', en: 'Subject of the contract' },
  item: { zh: '服务项目', en: 'Service item' },
  amount: { zh: '合同金额', en: 'Amount of the contract' },
  currency: { zh: '币种', en: 'Currency' },
  signedOn: { zh: '签订日期', en: 'Signed on' },
  startsOn: { zh: '起始日期', en: 'Begins on' },
  endsOn: { zh: '终止日期', en: 'Ends on' },
  type: { zh: '外包类型', en: 'Kind of outsourcing' },
  subcontracted: { zh: '以分包方承接', en: 'Taken as subcontractor' },
  contractor: { zh: '总包方', en: 'Taken from' },
  centre: { zh: '交付中心', en: 'Delivery centre' },
  flow: { zh: '进口或出口', en: 'Import or export' },
  transfer: { zh: '技术进出口方式', en: 'Way the technology passes' },
  royalty: { zh: '其中：提成费', en: 'Of which royalty' },
  registration: { zh: '技术合同登记证号', en: 'Registration number' },
}

export const entryTexts: Words<keyof ExecutionEntry> = {
  executedOn: { zh: '执行日期', en: 'Executed on' },
  amount: { zh: '执行金额', en: 'Amount executed' },
  currency: { zh: '币种', en: 'Currency' },
  note: { zh: '备注', en: 'Note' },
  receipts: { zh: '收付汇凭证', en: 'Bank receipts' },
}

export const receiptTexts: Words<keyof BankReceipt> = {
  bank: { zh: '银行', en: 'Bank' },
  number: { zh: '凭证号', en: 'Receipt number' },
  receivedOn: { zh: '凭证日期', en: 'Day of the receipt' },
  amount: { zh: '凭证金额', en: 'Amount of the receipt' },
  currency: { zh: '币种', en: 'Currency' },
  file: { zh: '凭证扫描件', en: 'Scanned receipt' },
}

export const contractTableTexts = {
  title: { zh: '合同月度统计表', en: 'Contracts by month' },
  category: { zh: '类别', en: 'Category' },
  reach: { zh: '离岸或在岸', en: 'Offshore or onshore' },
  economy: { zh: '国家（地区）', en: 'Economy' },
  signedCount: { zh: '本月签约份数', en: 'Signed this month' },
  signedUsd: { zh: '本月签约额（美元）', en: 'Signed this month (USD)' },
  executedCount: { zh: '本月执行笔数', en: 'Executions this month' },
  executedUsd: { zh: '本月执行额（美元）', en: 'Executed this month (USD)' },
  signedSoFarCount: { zh: '本年累计签约份数', en: 'Signed this year' },
  signedSoFarUsd: { zh: '本年累计签约额（美元）', en: 'Signed this year (USD)' },
  executedSoFarCount: { zh: '本年累计执行笔数', en: 'Executions this year' },
  executedSoFarUsd: { zh: '本年累计执行额（美元）', en: 'Executed this year (USD)' },
} as const satisfies Readonly<Record<string, Bilingual>>

export const offshoreRefusalTexts = {
  'too-few': {
    zh: '提供数据的企业太少（同一集团的算一家），不足以对外提供',
    en: 'Too few firms stand behind it; those of one group count as one',
  },
  dominated: {
    zh: '有一家企业或集团占比过高，不能对外提供',
    en: 'One firm or group stands behind too much of it',
  },
  revealing: {
    zh: '与上次提供的数相比，差额会显示个别企业的数据',
    en: 'The difference from what was handed over before would show single firms',
  },
  'year-not-over': { zh: '该年尚未结束', en: 'The year is not over' },
  'rate-missing': {
    zh: '缺少月平均汇率，先在“汇率”中补录',
    en: 'Average rates of months are missing; enter them first',
  },
  unchanged: { zh: '与上次提供的数相同', en: 'It is the same as was handed over before' },
} as const satisfies Readonly<Record<string, Bilingual>>

export const contractsProblemWords: ProblemWords = {
  'noun/contract': { zh: '合同', en: 'contract' },
  'noun/execution': { zh: '执行记录', en: 'execution' },
  'noun/contract-draft': { zh: '合同草稿', en: 'draft of the contract' },
  'contracts/no-enterprise': {
    zh: '本单位还没有与企业名录关联，请与统计部门联系。',
    en: 'Your organisation is not linked with the register of enterprises yet; ask the statistics office.',
  },
  'contracts/not-ready': {
    zh: '还有{hard}处须改正、{soft}处须改正或说明。',
    en: '{hard} things are to be put right, {soft} to be put right or explained.',
  },
  'contracts/to-put-right': { zh: '{message}', en: '{message}' },
  'contracts/to-explain': { zh: '{message}请说明原因。', en: '{message} Explain why.' },
  'contracts/reason-missing': { zh: '请写明原因。', en: 'Say why.' },
  'contracts/number-taken': {
    zh: '本企业已有一份合同使用这个合同号。',
    en: 'Another contract of your enterprise has this number.',
  },
  'contracts/receipt-counted': {
    zh: '这张凭证已经在平台上计入。一张凭证只计一次，请核对凭证号。',
    en: 'This receipt is counted on the platform already. Each receipt is counted once; check its number.',
  },
  'contracts/waiting': {
    zh: '正在等待统计部门审核，审核后再办理。',
    en: 'It waits for the statistics office; go on when it has been judged.',
  },
  'contracts/not-waiting': {
    zh: '不在待审核状态，可能已由他人办理。',
    en: 'It does not wait for judgement; someone may have judged it already.',
  },
  'contracts/not-accepted': {
    zh: '合同登记经审核采用后才能登记执行。',
    en: 'Executions are entered once the registration of the contract has been accepted.',
  },
  'contracts/over': {
    zh: '已作废或已撤销，不能再办理。',
    en: 'It was cancelled or withdrawn; nothing more can be done with it.',
  },
  'contracts/has-executions': {
    zh: '合同已有执行记录，先撤销执行再作废合同。',
    en: 'The contract has executions; withdraw them before you cancel it.',
  },
  'contracts/unchanged': {
    zh: '内容与上一版本相同。',
    en: 'It is the same as the version before.',
  },
  'contracts/figure-refused': { zh: '不能提供：{why}。', en: 'Refused: {why}.' },
}

/** Titles of the sheet of contracts. */
export const contractSheetTexts = {
  contracts: { zh: '合同', en: 'Contracts' },
  number: { zh: '合同号', en: 'Contract number' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  uscc: { zh: '统一社会信用代码', en: 'Credit code' },
  kind: { zh: '合同类型', en: 'Kind' },
  category: { zh: '类别', en: 'Category' },
  client: { zh: '客户', en: 'Client' },
  economy: { zh: '客户所在国家（地区）', en: 'Economy of the client' },
  reach: { zh: '在岸或离岸', en: 'Reach' },
  signed: { zh: '签订日期', en: 'Signed on' },
  amount: { zh: '合同金额', en: 'Value' },
  currency: { zh: '币种', en: 'Currency' },
  executed: { zh: '已采用的执行额', en: 'Executed, accepted' },
  state: { zh: '状态', en: 'State' },
} as const satisfies Record<string, Bilingual>
