import { z } from 'zod'
import { Day } from '../kernel/period.ts'

/** 服务外包 or 技术进出口. */
export const ContractKind = z.enum(['outsourcing', 'technology'])
export type ContractKind = z.infer<typeof ContractKind>

/** 信息技术外包, 业务流程外包, 知识流程外包. */
export const OutsourcingType = z.enum(['ITO', 'BPO', 'KPO'])
export type OutsourcingType = z.infer<typeof OutsourcingType>

/** 技术进出口方式: in which way technology passes. */
export const TransferKind = z.enum([
  'patent-assignment',
  'patent-licence',
  'know-how',
  'software',
  'trademark-licence',
  'consulting',
  'technical-service',
  'cooperation',
  'plant-with-technology',
  'other',
])
export type TransferKind = z.infer<typeof TransferKind>

/** By what the monthly tables are cut. */
export const Category = z.enum(['ITO', 'BPO', 'KPO', 'technology-export', 'technology-import'])
export type Category = z.infer<typeof Category>

/** 离岸 or 在岸; Hong Kong, Macao and Taiwan are offshore. */
export const Reach = z.enum(['offshore', 'onshore'])
export type Reach = z.infer<typeof Reach>

/** Banks whose receipts are told apart; `other` stands for the rest. */
export const Bank = z.enum([
  'ICBC',
  'ABC',
  'BOC',
  'CCB',
  'BOCOM',
  'PSBC',
  'CMB',
  'CITIC',
  'CEB',
  'HXB',
  'CMBC',
  'SPDB',
  'CIB',
  'PAB',
  'CGB',
  'HKB',
  'WRCB',
  'HSBC',
  'CITI',
  'SCB',
  'HSB',
  'other',
])
export type Bank = z.infer<typeof Bank>

const typed = (max: number) => z.string().trim().max(max)
const day = z.union([z.literal(''), Day])

/**
 * 合同内容 as the firm states it: a draft may leave anything empty, the findings say what a
 * registration needs.
 */
export const ContractTerms = z.strictObject({
  kind: ContractKind,
  /** The firm's own number of the contract. */
  number: typed(60),
  client: typed(200),
  economy: typed(2),
  subject: typed(500),
  /** EBOPS item of the service. */
  item: typed(10),
  amount: typed(24),
  currency: typed(3),
  signedOn: day,
  startsOn: day,
  endsOn: day,
  type: z.union([z.literal(''), OutsourcingType]),
  /** 转包: taken over from another contractor. */
  subcontracted: z.boolean(),
  contractor: typed(200),
  /** 交付中心. */
  centre: typed(200),
  flow: z.enum(['', 'export', 'import']),
  transfer: z.union([z.literal(''), TransferKind]),
  /** 提成费, part of the amount. */
  royalty: typed(24),
  /** 登记证号 of the technology contract. */
  registration: typed(60),
})
export type ContractTerms = z.infer<typeof ContractTerms>
export type ContractField = keyof ContractTerms

export const emptyTerms = (kind: ContractKind): ContractTerms => ({
  kind,
  number: '',
  client: '',
  economy: '',
  subject: '',
  item: '',
  amount: '',
  currency: 'USD',
  signedOn: '',
  startsOn: '',
  endsOn: '',
  type: '',
  subcontracted: false,
  contractor: '',
  centre: '',
  flow: '',
  transfer: '',
  royalty: '',
  registration: '',
})

/** 收汇凭证: one receipt is counted once in the whole system. */
export const BankReceipt = z.strictObject({
  bank: z.union([z.literal(''), Bank]),
  number: typed(60),
  receivedOn: day,
  amount: typed(24),
  currency: typed(3),
  /** The scanned receipt among the firm's files. */
  file: typed(40),
})
export type BankReceipt = z.infer<typeof BankReceipt>

/** 执行 of a contract with its evidence. */
export const ExecutionEntry = z.strictObject({
  executedOn: day,
  amount: typed(24),
  currency: typed(3),
  note: typed(500),
  receipts: z.array(BankReceipt).max(20),
})
export type ExecutionEntry = z.infer<typeof ExecutionEntry>

/** What a version of a contract does: registered, corrected after a return, changed 变更, cancelled 作废. */
export const ContractAct = z.enum(['register', 'correct', 'change', 'cancel'])
export type ContractAct = z.infer<typeof ContractAct>

export const ContractState = z.enum(['draft', 'submitted', 'returned', 'accepted', 'cancelled'])
export type ContractState = z.infer<typeof ContractState>

export const ExecutionAct = z.enum(['enter', 'correct', 'withdraw'])
export type ExecutionAct = z.infer<typeof ExecutionAct>

export const ExecutionState = z.enum(['submitted', 'returned', 'accepted', 'withdrawn'])
export type ExecutionState = z.infer<typeof ExecutionState>

export const Verdict = z.enum(['accepted', 'returned'])
export type Verdict = z.infer<typeof Verdict>

/** A finding: hard ones are put right, soft ones are put right or explained in writing. */
export const ContractFinding = z.object({
  code: z.string(),
  severity: z.enum(['hard', 'soft']),
  /** The field, such as `amount` or `receipts.0.number`. */
  path: z.string(),
  message: z.object({ zh: z.string(), en: z.string() }),
})
export type ContractFinding = z.infer<typeof ContractFinding>

export const ContractExplanation = z.strictObject({
  code: z.string().max(20),
  text: typed(1000).min(1),
})
export type ContractExplanation = z.infer<typeof ContractExplanation>

/** A comment of the officer on one field. */
export const FieldComment = z.strictObject({
  field: z.string().trim().min(1).max(60),
  text: typed(1000).min(1),
})
export type FieldComment = z.infer<typeof FieldComment>
