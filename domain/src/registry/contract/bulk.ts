import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { BulkAct, mostAtOnce } from '../model/bulk.ts'
import { FactKey } from '../model.ts'
import { EnterpriseFilter, officers, Reason } from './shapes.ts'

const edit = { access: 'registry.enterprise.edit', audience: officers } as const
const id = z.string().max(40)

/** 批量处理: one act on many entries, seen before it is done. */
export const bulkContract = {
  previewBulk: endpoint({
    method: 'POST',
    path: '/registry/bulk/preview',
    summary: { zh: '预览批量处理', en: 'See what an act on many entries would change' },
    ...edit,
    body: z.strictObject({
      act: BulkAct,
      /** The entries chosen; where absent, all that the filter finds. */
      enterprises: z.array(id).min(1).max(mostAtOnce).optional(),
      filter: EnterpriseFilter.omit({ sort: true, order: true }).optional(),
    }),
    reply: z.object({
      changes: z.array(
        z.object({
          id: z.string(),
          revision: z.int(),
          name: z.string(),
          uscc: z.string(),
          changes: z.array(z.object({ key: FactKey, before: z.unknown(), after: z.unknown() })),
        }),
      ),
      /** Entries on which the act would change nothing. */
      unchanged: z.int(),
    }),
  }),
  changeMany: endpoint({
    method: 'POST',
    path: '/registry/bulk',
    summary: { zh: '批量处理', en: 'Do an act on many entries' },
    ...edit,
    perMinute: 20,
    body: z.strictObject({
      act: BulkAct,
      /** The entries as the preview showed them. */
      entries: z
        .array(z.strictObject({ id, revision: z.int() }))
        .min(1)
        .max(mostAtOnce),
      reason: Reason,
    }),
    reply: z.object({ changed: z.int() }),
  }),
}
