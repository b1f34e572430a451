import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { Day, Period } from '../../kernel/period.ts'
import { exportQuery, spreadsheet } from '../../kernel/sheet.ts'
import { ReturnParams } from '../collection/contract/shapes.ts'
import { SurveyId } from '../collection/model/form.ts'
import {
  DemandLine,
  FollowUpFilter,
  FollowUpLine,
  FollowUpNote,
  RateLineOf,
} from './contract/shapes.ts'
import { DemandState, NoteChannel, NoteResult, ReminderTone, ReminderWay } from './model.ts'

const seen = {
  access: ['statistics.collection.read', 'statistics.collection.read-district'],
  audience: ['officer'],
} as const
const manage = { access: 'statistics.collection.manage', audience: ['officer'] } as const
const DemandParams = z.strictObject({ demand: z.string().max(40) })
const id = z.string().max(40)

/** 催报: who is missing, who was reminded how, who called, what was formally demanded. */
export const statisticsFollowUpContract = {
  listFollowUp: endpoint({
    method: 'GET',
    path: '/statistics/follow-up',
    summary: {
      zh: '催报名单：谁未报、催到哪一步',
      en: 'Who is missing, and what was done about it',
    },
    ...seen,
    query: FollowUpFilter.extend({
      after: z.string().max(100).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    reply: z.object({ items: z.array(FollowUpLine), next: z.string().nullable() }),
  }),
  exportFollowUp: endpoint({
    method: 'GET',
    path: '/exports/statistics-follow-up',
    summary: { zh: '导出催报名单', en: 'Export who is followed up' },
    ...seen,
    perMinute: 20,
    query: FollowUpFilter.extend(exportQuery),
    file: spreadsheet,
  }),
  getFollowUp: endpoint({
    method: 'GET',
    path: '/statistics/obligations/:obligation/follow-up',
    summary: {
      zh: '一张未报报表的联系方式、提醒和联系记录',
      en: 'Contact, reminders and notes of one missing return',
    },
    ...seen,
    params: ReturnParams,
    reply: z.object({
      line: FollowUpLine,
      contact: z.object({ name: z.string(), phone: z.string(), email: z.string() }),
      reminders: z.array(
        z.object({
          tone: ReminderTone,
          way: ReminderWay,
          onDay: Day,
          by: z.string().nullable(),
          reason: z.string(),
        }),
      ),
      notes: z.array(FollowUpNote),
    }),
  }),
  addFollowUpNote: endpoint({
    method: 'POST',
    path: '/statistics/obligations/:obligation/follow-up/notes',
    summary: { zh: '记一次联系', en: 'Note a contact' },
    access: 'statistics.follow-up.note',
    audience: ['officer'],
    params: ReturnParams,
    body: z.strictObject({
      channel: NoteChannel,
      result: NoteResult,
      text: z.string().trim().max(500).default(''),
      nextOn: Day.optional(),
    }),
    reply: FollowUpNote,
  }),
  remindNow: endpoint({
    method: 'POST',
    path: '/statistics/follow-up/reminders',
    summary: {
      zh: '立即提醒，附理由；每家企业每天最多一次',
      en: 'Remind now, with a reason; each unit once a day at most',
    },
    ...manage,
    perMinute: 20,
    body: z.strictObject({
      obligations: z.array(id).min(1).max(200),
      reason: z.string().trim().min(1).max(500),
    }),
    reply: z.object({ reminded: z.number(), left: z.number() }),
  }),
  listResponseRates: endpoint({
    method: 'GET',
    path: '/statistics/follow-up/rates',
    summary: {
      zh: '回收率：按家数、按规模，分期、分区、分领域',
      en: 'Response rates by units and by size, of periods, districts or sectors',
    },
    ...seen,
    query: z.strictObject({
      survey: SurveyId,
      period: Period.optional(),
      by: z.enum(['period', 'district', 'sector']).default('period'),
    }),
    reply: z.object({ asOf: Day, items: z.array(RateLineOf) }),
  }),
  listDemands: endpoint({
    method: 'GET',
    path: '/statistics/demands',
    summary: { zh: '催报通知书', en: 'Formal demands' },
    access: ['statistics.collection.read', 'statistics.return.prepare'],
    audience: ['officer', 'enterprise'],
    query: z.strictObject({ state: DemandState.optional() }),
    reply: z.object({ items: z.array(DemandLine) }),
  }),
  prepareDemand: endpoint({
    method: 'POST',
    path: '/statistics/demands',
    summary: {
      zh: '为逾期未报的企业拟催报通知书',
      en: 'Prepare a formal demand for a unit that is late',
    },
    ...manage,
    body: z.strictObject({ enterprise: id }),
    reply: DemandLine,
  }),
  sendDemand: endpoint({
    method: 'POST',
    path: '/statistics/demands/:demand/sending',
    summary: { zh: '签发并送达催报通知书', en: 'Sign a formal demand and send it' },
    ...manage,
    ifMatch: true,
    params: DemandParams,
    reply: DemandLine,
  }),
  downloadDemand: endpoint({
    method: 'GET',
    path: '/statistics/demands/:demand/paper',
    summary: { zh: '下载已发出的催报通知书', en: 'A formal demand that was sent, on paper' },
    access: ['statistics.collection.read', 'statistics.return.prepare'],
    audience: ['officer', 'enterprise'],
    perMinute: 20,
    params: DemandParams,
    query: z.strictObject({
      format: z.enum(['pdf', 'docx']).default('pdf'),
      language: z.enum(['zh-CN', 'en']).default('zh-CN'),
    }),
    file: [
      'application/pdf',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
  }),
}
