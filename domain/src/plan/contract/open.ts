import { z } from 'zod'
import type { Endpoint } from '../../kernel/endpoint.ts'

/** Everybody may read, and a shared cache may keep the answer for a moment. */
export const open = {
  method: 'GET',
  access: 'public',
  audience: ['public', 'leader', 'officer', 'enterprise'],
  cacheSeconds: 30,
} as const satisfies Partial<Endpoint>

/** Question of a table as open data. */
export const download = {
  format: z.enum(['csv', 'xlsx']).default('csv'),
  language: z.enum(['zh-CN', 'en']).default('zh-CN'),
}

/** What tables are exported as. */
export const sheets = [
  'text/csv; charset=utf-8',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
]
