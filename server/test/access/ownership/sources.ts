import type { Made } from '../made.ts'
import type { Ownership } from './model.ts'

const office = { done: ['statistician', 'statHead'] } as const
const once = { done: ['statistician'] } as const
type Proposed = Made & { readonly enterprise?: string; readonly period?: string }
const decision = (more: object) => (record: Made) => ({
  revision: record.revision ?? 1,
  enterprise: (record as Proposed).enterprise,
  ...more,
})

/** Administrative records are the office’s, whoever in it comes. */
export const sources: Readonly<Record<string, readonly Ownership[]>> = {
  'statistics.getDelivery': [{ of: 'acceptedDelivery', tries: office }],
  'statistics.listDeliveryFaults': [{ of: 'heldDelivery', tries: office }],
  'statistics.exportDeliveryFaults': [{ of: 'heldDelivery', tries: office }],
  'statistics.exportDelivery': [{ of: 'acceptedDelivery', tries: office }],
  'statistics.withdrawDelivery': [{ of: 'heldDelivery', tries: once }],
  'statistics.confirmParty': [{ of: 'proposedParty', body: decision({}), tries: once }],
  'statistics.refuseParty': [
    { of: 'proposedParty', body: decision({ reason: '不是一家' }), tries: once },
  ],
  'statistics.releaseParty': [
    {
      of: 'confirmedParty',
      body: ({ revision }) => ({ revision: revision ?? 1, reason: '看错了' }),
      tries: once,
    },
  ],
  'statistics.openUnitReconciliation': [{ of: 'gap', tries: office }],
  'statistics.explainGap': [
    {
      of: 'gap',
      body: (record) => ({
        period: (record as Proposed).period,
        flow: 'export',
        reason: '预收款',
      }),
      tries: once,
    },
  ],
}
