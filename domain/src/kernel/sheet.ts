import { z } from 'zod'

/** Media types of an exported table. */
export const spreadsheet = [
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'text/csv; charset=utf-8',
] as const

const key = z.string().max(40)

/**
 * What an export takes besides the filters of its list. `columns` chooses and orders; all of them
 * where it is absent.
 */
export const exportQuery = {
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
  columns: z.union([key, z.array(key).max(60)]).optional(),
}

export interface ExportChoice {
  readonly format: 'xlsx' | 'csv'
  readonly columns?: string | readonly string[] | undefined
}
