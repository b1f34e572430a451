import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { PartyState } from '../model/reconciliation.ts'
import { manage, Party, read } from './shapes.ts'

const byParty = { params: z.strictObject({ party: z.string().max(40) }), ifMatch: true } as const
const enterprise = z.string().max(40)
const reason = z.string().trim().min(1).max(1000)

/** 单位匹配: the code decides, a name only proposes. */
export const matchingContract = {
  listParties: endpoint({
    method: 'GET',
    path: '/statistics/parties',
    summary: {
      zh: '行政记录中的单位及其匹配',
      en: 'Units of administrative files and whom they match',
    },
    ...read,
    query: z.strictObject({
      state: PartyState.optional(),
      q: z.string().trim().max(100).optional(),
      after: z.string().max(60).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    reply: z.object({
      items: z.array(Party),
      counts: z.record(PartyState, z.number()),
      next: z.string().nullable(),
    }),
  }),
  confirmParty: endpoint({
    method: 'POST',
    path: '/statistics/parties/:party/confirmation',
    summary: { zh: '确认按名称匹配', en: 'Confirm a match by name' },
    ...manage,
    ...byParty,
    body: z.strictObject({ enterprise }),
    reply: Party,
  }),
  confirmParties: endpoint({
    method: 'POST',
    path: '/statistics/parties/confirmations',
    summary: {
      zh: '一次确认多家按名称匹配（要么全部，要么一家也不）',
      en: 'Confirm several matches by name, all of them or none',
    },
    ...manage,
    perMinute: 20,
    body: z.strictObject({
      items: z
        .array(
          z.strictObject({
            party: z.string().max(40),
            enterprise,
            revision: z.int().min(0),
          }),
        )
        .min(1)
        .max(200)
        .refine((items) => new Set(items.map((one) => one.party)).size === items.length, {
          message: 'A unit stands there twice',
        }),
    }),
    reply: z.object({ confirmed: z.number() }),
  }),
  refuseParty: endpoint({
    method: 'POST',
    path: '/statistics/parties/:party/refusal',
    summary: { zh: '否定按名称匹配', en: 'Refuse a match by name' },
    ...manage,
    ...byParty,
    body: z.strictObject({ enterprise, reason }),
    reply: Party,
  }),
  releaseParty: endpoint({
    method: 'POST',
    path: '/statistics/parties/:party/release',
    summary: { zh: '撤销已确认的名称匹配', en: 'Take back a match by name' },
    ...manage,
    ...byParty,
    body: z.strictObject({ reason }),
    reply: Party,
  }),
  matchParties: endpoint({
    method: 'POST',
    path: '/statistics/parties/matching',
    summary: { zh: '按当前名录重新匹配', en: 'Match again with the register as it is now' },
    ...manage,
    perMinute: 10,
    reply: z.object({ matched: z.number(), proposed: z.number() }),
  }),
}
