import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { Day } from '../../kernel/period.ts'
import { GroupDocument } from '../model/document.ts'
import { BriefingKind } from '../model/group.ts'
import { Instant, office } from './tasks/shapes.ts'

const read = { access: 'plan.briefing.read', audience: office } as const
const BriefingParams = z.strictObject({ briefing: z.string().max(40) })

const BriefingLine = z.object({
  id: z.string(),
  number: z.string(),
  kind: BriefingKind,
  asOf: Day,
  /** Day of the briefing that it is compared with. */
  since: Day,
  /** SHA-256 of the content in canonical JSON. */
  hash: z.string(),
  issuedAt: Instant,
  synthetic: z.boolean(),
})

/** 简报: generated from what was known on a day, frozen once issued. */
export const planBriefingsContract = {
  listBriefings: endpoint({
    method: 'GET',
    path: '/plan/briefings',
    summary: { zh: '已签发的简报', en: 'Briefings issued' },
    ...read,
    reply: z.object({ briefings: z.array(BriefingLine) }),
  }),
  previewBriefing: endpoint({
    method: 'GET',
    path: '/plan/briefings/preview',
    summary: { zh: '按某日已知情况预览简报', en: 'Preview a briefing as known on a day' },
    ...read,
    query: z.strictObject({ kind: BriefingKind, asOf: Day.optional() }),
    reply: z.object({ kind: BriefingKind, asOf: Day, since: Day, content: GroupDocument }),
  }),
  issueBriefing: endpoint({
    method: 'POST',
    path: '/plan/briefings',
    summary: { zh: '签发简报', en: 'Issue a briefing' },
    access: 'plan.briefing.issue',
    audience: ['officer'],
    body: z.strictObject({ kind: BriefingKind, asOf: Day }),
    reply: BriefingLine,
  }),
  getBriefing: endpoint({
    method: 'GET',
    path: '/plan/briefings/:briefing',
    summary: { zh: '一份已签发的简报', en: 'One issued briefing' },
    ...read,
    params: BriefingParams,
    reply: BriefingLine.extend({ content: GroupDocument }),
  }),
  orderBriefing: endpoint({
    method: 'POST',
    path: '/plan/briefings/:briefing/files',
    summary: { zh: '生成简报的 PDF 或 Word 文件', en: 'Make a PDF or Word file of a briefing' },
    ...read,
    params: BriefingParams,
    body: z.strictObject({ format: z.enum(['pdf', 'docx']), language: z.enum(['zh-CN', 'en']) }),
    reply: z.object({ job: z.string() }),
    perMinute: 20,
  }),
}
