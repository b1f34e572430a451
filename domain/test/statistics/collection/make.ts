import type { EditContext, PastReturn } from '../../../src/statistics/collection/edits/context.ts'
import {
  emptyReturn,
  type ReturnContent,
  type ReturnRow,
} from '../../../src/statistics/collection/model/content.ts'

export const rates = { USD: '1', CNY: '0.15', JPY: '0.0095', EUR: '1.1' }

export const row = (key: string, more: Partial<ReturnRow> = {}): ReturnRow => ({
  key,
  flow: 'export',
  item: 'SI21',
  partner: 'US',
  mode: '1',
  currency: 'USD',
  amount: '20000',
  ...more,
})

export const content = (
  rows: readonly ReturnRow[],
  more: Partial<ReturnContent> = {},
): ReturnContent => ({ ...emptyReturn(1), rows: [...rows], ...more })

export const past = (rows: readonly ReturnRow[], cells = {}): PastReturn => ({
  content: content(rows, { cells }),
  rates,
})

export const context = (more: Partial<EditContext> = {}): EditContext => ({
  period: '2016-08',
  rates,
  register: {},
  ...more,
})
