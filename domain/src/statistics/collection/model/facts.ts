import { z } from 'zod'
import { Day } from '../../../kernel/period.ts'

const Decimal = z.string().regex(/^-?\d{1,20}(\.\d{1,6})?$/)

/**
 * 名录事实: what the register knows of a unit, as far as surveys ask for it. Whatever is absent is
 * not known, which is another thing than no.
 */
export const RegisterFacts = z.strictObject({
  status: z.enum(['active', 'suspended', 'closed']).optional(),
  standing: z.array(z.string()).optional(),
  /** Ids of sectors of the city. */
  sectors: z.array(z.string()).optional(),
  /** EBOPS items it trades in, of any level. */
  items: z.array(z.string()).optional(),
  /** Partner economies it is known to trade with. */
  partners: z.array(z.string()).optional(),
  district: z.string().optional(),
  ownership: z.string().optional(),
  size: z.string().optional(),
  employees: Decimal.optional(),
  /** Of the last closed year, in 10,000 yuan. */
  turnover: Decimal.optional(),
  /** Exports and imports of services of the last closed year, in US dollars. */
  servicesTrade: Decimal.optional(),
  outsourcing: z.boolean().optional(),
  technologyTrade: z.boolean().optional(),
  affiliatesAbroad: z.boolean().optional(),
  foreignInvested: z.boolean().optional(),
  sendsPeopleAbroad: z.boolean().optional(),
  establishedOn: Day.optional(),
  closedOn: Day.optional(),
})
export type RegisterFacts = z.infer<typeof RegisterFacts>

export const factsOfText = ['status', 'district', 'ownership', 'size'] as const
export const factsOfList = ['standing', 'sectors', 'items', 'partners'] as const
export const factsOfNumber = ['employees', 'turnover', 'servicesTrade'] as const
export const factsOfTruth = [
  'outsourcing',
  'technologyTrade',
  'affiliatesAbroad',
  'foreignInvested',
  'sendsPeopleAbroad',
] as const

/** 合同事实: what is registered of a contract that a row names. Amounts in US dollars. */
export const ContractFacts = z.strictObject({
  partner: z.string().optional(),
  currency: z.string().optional(),
  flow: z.enum(['export', 'import']).optional(),
  item: z.string().optional(),
  value: Decimal.optional(),
  /** Carried out before the period of the return. */
  executed: Decimal.optional(),
  signedOn: Day.optional(),
  endsOn: Day.optional(),
})
export type ContractFacts = z.infer<typeof ContractFacts>
export const contractAmounts = ['value', 'executed'] as const
