import { z } from 'zod'
import { economies } from '../../kernel/codes/economies.ts'
import { exportQuery } from '../../kernel/sheet.ts'
import { Category, ContractKind, ContractState } from '../model.ts'

/** By day of signing, by number, or as they were begun. */
export const contractSorts = ['begun', 'signed', 'number'] as const

const [first, ...others] = economies.map((one) => one.code)
const filter = {
  q: z.string().trim().max(100).optional(),
  kind: ContractKind.optional(),
  state: ContractState.optional(),
  category: Category.optional(),
  economy: z.enum([first!, ...others]).optional(),
  /** Year of signing. */
  year: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  sort: z.enum(contractSorts).default('begun'),
  order: z.enum(['asc', 'desc']).default('desc'),
}
export const ContractFilter = z.strictObject(filter)
export type ContractFilter = z.infer<typeof ContractFilter>

export const ContractPage = ContractFilter.extend({
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const ContractExport = ContractFilter.extend(exportQuery)
