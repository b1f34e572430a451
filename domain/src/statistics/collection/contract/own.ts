import { z } from 'zod'
import { Bilingual } from '../../../kernel/bilingual.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { Day, Period } from '../../../kernel/period.ts'
import { ReturnContent, ReturnRow } from '../model/content.ts'
import { Severity } from '../model/edit.ts'
import { Finding, Undecided } from '../model/finding.ts'
import { SurveyId } from '../model/form.ts'
import { ObligationState } from '../model/obligation.ts'
import {
  FilledBy,
  ObligationLine,
  ReturnParams,
  ReturnSheet,
  ReturnVersion,
  Submitted,
} from './shapes.ts'

const prepare = { access: 'statistics.return.prepare', audience: ['enterprise'] } as const
/** What a firm's own system may call with a key as well. */
const byKey = { ...prepare, key: 'returns' } as const
const submit = {
  access: 'statistics.return.submit',
  audience: ['enterprise'],
  key: 'returns',
} as const

const Code = z.object({ code: z.string(), name: Bilingual })

/** What an enterprise does with its own returns. */
export const ownReturnsContract = {
  listOwnReturns: endpoint({
    method: 'GET',
    path: '/statistics/returns',
    summary: { zh: '本企业应报的报表', en: 'Returns that the own enterprise owes' },
    ...byKey,
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
    ...byKey,
    params: ReturnParams,
    reply: ReturnSheet,
  }),
  saveReturnDraft: endpoint({
    method: 'PUT',
    path: '/statistics/returns/:obligation/draft',
    summary: { zh: '保存草稿', en: 'Save a draft' },
    ...byKey,
    ifMatch: true,
    params: ReturnParams,
    body: z.strictObject({ content: ReturnContent, source: FilledBy.default('grid') }),
    reply: z.object({ draftRevision: z.number(), savedAt: z.iso.datetime() }),
  }),
  discardReturnDraft: endpoint({
    method: 'DELETE',
    path: '/statistics/returns/:obligation/draft',
    summary: { zh: '放弃草稿', en: 'Discard a draft' },
    ...byKey,
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
      /** How it was filled in by hand; what comes with a key is `api`. */
      source: FilledBy.default('grid'),
    }),
    reply: Submitted,
  }),
  checkOwnReturn: endpoint({
    method: 'POST',
    path: '/statistics/returns/:obligation/check',
    summary: {
      zh: '只审核不报送：列出全部审核提示',
      en: 'Check only: every finding, and nothing is kept',
    },
    ...byKey,
    params: ReturnParams,
    body: z.strictObject({ content: ReturnContent }),
    reply: z.object({
      /** Whether it could be handed in as it is, as far as the edits go. */
      ready: z.boolean(),
      findings: z.array(Finding),
      /** Of them, those to put right or still to explain. */
      open: z.array(z.object({ edit: z.string(), address: z.string() })),
      undecided: z.array(Undecided),
      /** The first day on which it is taken. */
      from: Day,
    }),
  }),
  listReturnCodes: endpoint({
    method: 'GET',
    path: '/statistics/returns/:obligation/codes',
    summary: {
      zh: '填报本表可用的代码：流向、服务项目、国家（地区）、模式、币种',
      en: 'Codes that this return takes: flow, item, economy, mode, currency',
    },
    ...byKey,
    params: ReturnParams,
    reply: z.object({
      flow: z.array(Code),
      item: z.array(Code),
      partner: z.array(Code),
      mode: z.array(Code),
      currency: z.array(Code),
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
      /** Rows of the file; null where it has no sheet for rows. */
      rows: z.array(ReturnRow).nullable(),
      /** Every cell of the sheets for cells; what was left empty is empty. */
      cells: z.record(z.string(), z.string()),
      /** Sections whose lines the file lists whole. */
      sections: z.array(z.string()),
      /** Columns that nothing of the form is for. */
      ignored: z.array(z.string()),
      /** What is to be put right or explained, by the row and column of the file; the first 200. */
      faults: z.array(
        z.object({
          sheet: z.string(),
          line: z.number(),
          column: z.string(),
          severity: Severity,
          message: Bilingual,
        }),
      ),
    }),
  }),
  getReturnVersion: endpoint({
    method: 'GET',
    path: '/statistics/returns/:obligation/versions/:version',
    summary: { zh: '已报送的某一版本', en: 'One version that was handed in' },
    ...byKey,
    params: ReturnParams.extend({ version: z.coerce.number().int().min(1) }),
    reply: ReturnVersion,
  }),
}
