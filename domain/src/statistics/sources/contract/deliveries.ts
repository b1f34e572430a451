import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { spreadsheet } from '../../../kernel/sheet.ts'
import { DeliveryState } from '../model/reconciliation.ts'
import { SourceId } from '../model/source.ts'
import {
  Delivery,
  DeliveryFault,
  deliver,
  Month,
  manage,
  read,
  readOwn,
  SourceLine,
} from './shapes.ts'

const megabyte = 1024 * 1024
/** A csv is read as it comes from the disk; a workbook is held in memory. */
export const deliveryLimits = {
  bytes: 128 * megabyte,
  rows: 1_000_000,
  workbook: { bytes: 20 * megabyte, rows: 200_000 },
} as const

const byDelivery = { params: z.strictObject({ delivery: z.string().max(40) }) }
const reason = z.string().trim().max(1000).default('')
const total = z.string().regex(/^-?\d{1,17}(\.\d{1,6})?$/)

/** As long as any may come; what is too long for its column is a fault of the row, as in a file. */
const text = z.string().max(600).optional()
/** A row as a system sends it; the same texts as in a file, by field. */
export const DeliveredRow = z.strictObject({
  unitCode: text,
  unitName: text,
  period: text,
  code: text,
  flow: text,
  currency: text,
  amount: text,
  reference: text,
  partner: text,
  note: text,
})
export type DeliveredRow = z.infer<typeof DeliveredRow>

/** 行政记录文件: what offices hand over, held whole until it is right. */
export const deliveriesContract = {
  listSources: endpoint({
    method: 'GET',
    path: '/statistics/sources',
    summary: {
      zh: '行政记录来源及其文件格式',
      en: 'Administrative sources and how their files are laid out',
    },
    ...readOwn,
    reply: z.object({ items: z.array(SourceLine) }),
  }),
  uploadDelivery: endpoint({
    method: 'POST',
    path: '/statistics/deliveries',
    summary: {
      zh: '上传行政记录文件（csv 至多100万行、128 MB，xlsx 至多20万行、20 MB）；有错则整份暂存，待更正后重传',
      en: 'Upload a file (csv of up to 1,000,000 rows and 128 MB, xlsx of up to 200,000 and 20 MB); with any fault it is held whole until a corrected one comes',
    },
    ...deliver,
    perMinute: 10,
    upload: { bytes: deliveryLimits.bytes },
    query: z.strictObject({
      source: SourceId,
      period: Month,
      /** Needed where a delivery of the month was accepted before. */
      reason,
      /** Rows, and the sum of the amounts, as the office states them beside its file. */
      rows: z.coerce.number().int().min(0).optional(),
      total: total.optional(),
    }),
    reply: Delivery,
  }),
  sendDelivery: endpoint({
    method: 'POST',
    path: '/statistics/deliveries/rows',
    summary: { zh: '以接口报送行政记录', en: 'Hand over administrative records through the API' },
    ...deliver,
    perMinute: 30,
    body: z.strictObject({
      source: SourceId,
      period: Month,
      reason,
      controls: z
        .strictObject({ rows: z.int().min(0).optional(), total: total.optional() })
        .default({}),
      rows: z.array(DeliveredRow).min(1).max(5000),
    }),
    reply: Delivery,
  }),
  listDeliveries: endpoint({
    method: 'GET',
    path: '/statistics/deliveries',
    summary: { zh: '历次行政记录文件', en: 'Deliveries so far' },
    ...readOwn,
    query: z.strictObject({
      source: SourceId.optional(),
      state: DeliveryState.optional(),
      after: z.string().max(80).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    reply: z.object({ items: z.array(Delivery), next: z.string().nullable() }),
  }),
  getDelivery: endpoint({
    method: 'GET',
    path: '/statistics/deliveries/:delivery',
    summary: { zh: '一份行政记录文件', en: 'One delivery' },
    ...readOwn,
    ...byDelivery,
    reply: Delivery,
  }),
  listDeliveryFaults: endpoint({
    method: 'GET',
    path: '/statistics/deliveries/:delivery/faults',
    summary: { zh: '文件中的错误，按行和列', en: 'Faults of a file by row and column' },
    ...readOwn,
    ...byDelivery,
    query: z.strictObject({
      after: z.coerce.number().int().min(0).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    reply: z.object({ items: z.array(DeliveryFault), next: z.number().nullable() }),
  }),
  exportDeliveryFaults: endpoint({
    method: 'GET',
    path: '/exports/statistics-deliveries/:delivery/faults',
    summary: { zh: '下载文件中的错误', en: 'Download the faults of a file' },
    ...read,
    ...byDelivery,
    query: z.strictObject({ format: z.enum(['xlsx', 'csv']).default('xlsx') }),
    file: spreadsheet,
  }),
  exportDelivery: endpoint({
    method: 'GET',
    path: '/exports/statistics-deliveries/:delivery/rows',
    summary: { zh: '下载已接收的行政记录', en: 'Download the rows of an accepted delivery' },
    ...read,
    ...byDelivery,
    query: z.strictObject({ format: z.enum(['xlsx', 'csv']).default('xlsx') }),
    file: spreadsheet,
  }),
  withdrawDelivery: endpoint({
    method: 'DELETE',
    path: '/statistics/deliveries/:delivery',
    summary: { zh: '撤回暂存的文件', en: 'Withdraw a file that is held' },
    ...manage,
    ...byDelivery,
    reply: Delivery,
  }),
}
