import { z } from 'zod'
import { Bilingual } from '../kernel/bilingual.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Day } from '../kernel/period.ts'
import { exportQuery, spreadsheet } from '../kernel/sheet.ts'
import { auditProofContract } from './contract/proof.ts'
import { Entry, EntryKind } from './model.ts'

const page = {
  /** Id of the last entry of the page before. */
  after: z.string().max(40).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

const period = {
  /** Days are whole days in Asia/Shanghai, both included. */
  from: Day.optional(),
  to: Day.optional(),
  /** By time. */
  order: z.enum(['asc', 'desc']).default('desc'),
}

export const PlacedEntry = Entry.extend({
  /** Place in the log, from 0; null until it has been put in order. */
  index: z.string().nullable(),
})
export type PlacedEntry = z.infer<typeof PlacedEntry>

const EntryFilter = z.object({
  person: z.string().max(80).optional(),
  organisation: z.string().max(80).optional(),
  kind: EntryKind.optional(),
  /** A whole action or the beginning of one, up to a dot: `identity` or `identity.session`. */
  action: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+){0,3}$/)
    .max(120)
    .optional(),
  subjectKind: z.string().max(80).optional(),
  subjectId: z.string().max(200).optional(),
  requestId: z.string().max(80).optional(),
  ...period,
})
export type EntryFilter = z.infer<typeof EntryFilter>

/** Names by id, as they are now; entries keep ids only. */
export const EntryNames = z.object({
  people: z.record(z.string(), z.string()),
  organisations: z.record(z.string(), Bilingual),
})
export type EntryNames = z.infer<typeof EntryNames>

const EntryPage = z.object({
  items: z.array(PlacedEntry),
  /** What to pass as `after` for the next page; null at the end. */
  next: z.string().nullable(),
})

export const auditContract = {
  listEntries: endpoint({
    method: 'GET',
    path: '/audit/entries',
    summary: { zh: '查询审计记录', en: 'Find audit entries' },
    access: 'audit.entries.read',
    audience: ['admin'],
    query: EntryFilter.extend(page),
    reply: EntryPage.extend({ names: EntryNames }),
  }),
  exportEntries: endpoint({
    method: 'GET',
    path: '/audit/exports/entries',
    summary: { zh: '导出审计记录', en: 'Export audit entries' },
    access: 'audit.entries.read',
    audience: ['admin'],
    perMinute: 20,
    query: EntryFilter.extend(exportQuery),
    file: spreadsheet,
  }),
  listOwnEntries: endpoint({
    method: 'GET',
    path: '/audit/entries/mine',
    summary: { zh: '查看本人的操作记录', en: 'See the record of one’s own acts' },
    access: 'session',
    audience: ['leader', 'officer', 'enterprise', 'bank', 'expert', 'agency', 'admin'],
    query: z.object({ ...period, ...page }),
    reply: EntryPage,
  }),
  exportOwnEntries: endpoint({
    method: 'GET',
    path: '/audit/exports/own-entries',
    summary: { zh: '导出本人的操作记录', en: 'Export the record of one’s own acts' },
    access: 'session',
    audience: ['leader', 'officer', 'enterprise', 'bank', 'expert', 'agency', 'admin'],
    perMinute: 20,
    query: z.object({ ...period, ...exportQuery }),
    file: spreadsheet,
  }),
  ...auditProofContract,
}
