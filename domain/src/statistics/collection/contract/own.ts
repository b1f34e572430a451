import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { Period } from '../../../kernel/period.ts'
import { ReturnContent, ReturnRow } from '../model/content.ts'
import { SurveyId } from '../model/form.ts'
import { ObligationState } from '../model/obligation.ts'
import { ObligationLine, ReturnParams, ReturnSheet, ReturnVersion } from './shapes.ts'

const prepare = { access: 'statistics.return.prepare', audience: ['enterprise'] } as const
const submit = { access: 'statistics.return.submit', audience: ['enterprise'] } as const

/** What an enterprise does with its own returns. */
export const ownReturnsContract = {
  listOwnReturns: endpoint({
    method: 'GET',
    path: '/statistics/returns',
    summary: { zh: '本企业应报的报表', en: 'Returns that the own enterprise owes' },
    ...prepare,
    query: z.strictObject({
      state: z.union([ObligationState, z.array(ObligationState)]).optional(),
      survey: SurveyId.optional(),
      period: Period.optional(),
    }),
    reply: z.object({ items: z.array(ObligationLine), enterprise: z.string().nullable() }),
  }),
  openOwnReturn: endpoint({
    method: 'GET',
    path: '/statistics/returns/:obligation',
    summary: {
      zh: '打开一张报表：表式、草稿、上期与上年同期',
      en: 'Open a return: form, draft, last period and last year',
    },
    ...prepare,
    params: ReturnParams,
    reply: ReturnSheet,
  }),
  saveReturnDraft: endpoint({
    method: 'PUT',
    path: '/statistics/returns/:obligation/draft',
    summary: { zh: '保存草稿', en: 'Save a draft' },
    ...prepare,
    ifMatch: true,
    params: ReturnParams,
    body: z.strictObject({ content: ReturnContent }),
    reply: z.object({ draftRevision: z.number(), savedAt: z.iso.datetime() }),
  }),
  discardReturnDraft: endpoint({
    method: 'DELETE',
    path: '/statistics/returns/:obligation/draft',
    summary: { zh: '放弃草稿', en: 'Discard a draft' },
    ...prepare,
    ifMatch: true,
    params: ReturnParams,
    reply: z.object({ draftRevision: z.number() }),
  }),
  submitReturn: endpoint({
    method: 'POST',
    path: '/statistics/returns/:obligation/submissions',
    summary: {
      zh: '报送报表，或以新版本更正；回执随之签发',
      en: 'Hand in a return, or correct it by a new version; a receipt is signed',
    },
    ...submit,
    ifMatch: true,
    params: ReturnParams,
    body: z.strictObject({
      content: ReturnContent,
      /** Why it is corrected; needed from the second version on. */
      reason: z.string().trim().max(1000).default(''),
      source: z.enum(['grid', 'sheet', 'api']).default('grid'),
    }),
    reply: z.object({
      version: z.number(),
      receipt: z.string(),
      contentHash: z.string(),
      at: z.iso.datetime(),
      line: ObligationLine,
    }),
  }),
  downloadReturnTemplate: endpoint({
    method: 'GET',
    path: '/statistics/returns/:obligation/template',
    summary: {
      zh: '本企业本期的 Excel 填报模板',
      en: 'Excel template made for this enterprise and period',
    },
    ...prepare,
    params: ReturnParams,
    query: z.strictObject({ language: z.enum(['zh-CN', 'en']).default('zh-CN') }),
    file: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  }),
  readReturnSheet: endpoint({
    method: 'POST',
    path: '/statistics/returns/:obligation/sheet',
    summary: {
      zh: '读取填好的 xlsx 或 csv；只读取，不保存',
      en: 'Read a filled-in xlsx or csv; nothing is saved',
    },
    ...prepare,
    params: ReturnParams,
    upload: { bytes: 10 * 1024 * 1024 },
    perMinute: 30,
    reply: z.object({
      rows: z.array(ReturnRow),
      /** Columns that no field of the form is for. */
      ignored: z.array(z.string()),
    }),
  }),
  getReturnVersion: endpoint({
    method: 'GET',
    path: '/statistics/returns/:obligation/versions/:version',
    summary: { zh: '已报送的某一版本', en: 'One version that was handed in' },
    ...prepare,
    params: ReturnParams.extend({ version: z.coerce.number().int().min(1) }),
    reply: ReturnVersion,
  }),
}
