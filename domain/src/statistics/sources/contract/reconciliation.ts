import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { exportQuery, spreadsheet } from '../../../kernel/sheet.ts'
import { GapClass } from '../model/reconciliation.ts'
import { Comparison, Flow, SourceSide } from '../model/source.ts'
import { Month, manage, ReconciliationLine, read, ThreeFigures } from './shapes.ts'

export const reconciliationSorts = ['difference', 'returned', 'receipts', 'tax', 'name'] as const

const classes = z.union([GapClass, z.array(GapClass).max(7)])
const filter = {
  period: Month,
  flow: Flow.default('export'),
  class: classes.optional(),
  district: z.string().max(60).optional(),
  q: z.string().trim().max(100).optional(),
  sort: z.enum(reconciliationSorts).default('difference'),
  order: z.enum(['asc', 'desc']).default('desc'),
}
export const ReconciliationFilter = z.strictObject(filter)
export type ReconciliationFilter = z.infer<typeof ReconciliationFilter>

const byUnit = { params: z.strictObject({ enterprise: z.string().max(40) }) }

/** 三方比对: returns against receipts and payments, and tax. */
export const reconciliationContract = {
  listReconciliation: endpoint({
    method: 'GET',
    path: '/statistics/reconciliation',
    summary: { zh: '三方比对：逐家差异', en: 'Three-way reconciliation, unit by unit' },
    ...read,
    query: ReconciliationFilter.extend({
      after: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    reply: z.object({
      items: z.array(ReconciliationLine),
      total: z.number(),
      next: z.string().nullable(),
    }),
  }),
  exportReconciliation: endpoint({
    method: 'GET',
    path: '/exports/statistics-reconciliation',
    summary: { zh: '下载差异报告', en: 'Download the gap report' },
    ...read,
    query: ReconciliationFilter.extend({
      // The newest month with a delivery where none is asked for.
      period: Month.optional(),
      ...exportQuery,
    }),
    file: spreadsheet,
  }),
  getReconciliation: endpoint({
    method: 'GET',
    path: '/statistics/reconciliation/total',
    summary: { zh: '三方比对：汇总', en: 'Three-way reconciliation in total' },
    ...read,
    query: z.strictObject({ period: Month.optional(), flow: Flow.default('export') }),
    reply: z.object({
      /** Months with an accepted delivery, the newest first. */
      periods: z.array(Month),
      period: Month.nullable(),
      flow: Flow,
      comparison: Comparison.nullable(),
      delivered: z.array(SourceSide),
      /** Currencies that have no rate for the month. */
      ratesMissing: z.array(z.string()),
      total: ThreeFigures,
      classes: z.array(z.object({ class: GapClass, units: z.number(), ...ThreeFigures.shape })),
      /** By main item; a code wider than one item stands for several: `SI/SJ`. */
      items: z.array(z.object({ item: z.string(), ...ThreeFigures.shape })),
      /** Rows of files whose unit is not in the register, or not yet confirmed. */
      withoutUnit: z.array(
        z.object({
          side: SourceSide,
          rows: z.number(),
          parties: z.number(),
          usd: z.string().nullable(),
        }),
      ),
    }),
  }),
  openUnitReconciliation: endpoint({
    method: 'GET',
    path: '/statistics/reconciliation/units/:enterprise',
    summary: { zh: '一家单位各月的三方数据', en: 'The three figures of one unit over the months' },
    ...read,
    ...byUnit,
    reply: z.object({
      enterprise: z.object({ id: z.string(), name: z.string(), uscc: z.string() }),
      lines: z.array(ReconciliationLine),
    }),
  }),
  explainGap: endpoint({
    method: 'POST',
    path: '/statistics/reconciliation/units/:enterprise/notes',
    summary: { zh: '说明一项差异', en: 'Explain a difference' },
    ...manage,
    ...byUnit,
    body: z.strictObject({
      period: Month,
      flow: Flow,
      reason: z.string().trim().min(1).max(1000),
    }),
    reply: ReconciliationLine,
  }),
}
