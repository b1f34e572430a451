import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { ChangeState } from '../model.ts'
import {
  byChange,
  ChangeView,
  EnterpriseLine,
  officers,
  Proposal,
  Reason,
  VersionView,
} from './shapes.ts'

const decide = { access: 'registry.change.decide', audience: officers } as const
const firm = ['enterprise'] as const

/** 变更申请: asked for by the enterprise itself, decided by an officer. */
export const changesContract = {
  getOwnEnterprise: endpoint({
    method: 'GET',
    path: '/registry/own',
    summary: { zh: '本企业的登记', en: 'The own entry' },
    access: 'registry.own.read',
    audience: firm,
    reply: z.object({
      enterprise: EnterpriseLine,
      changes: z.array(ChangeView),
      versions: z.array(VersionView),
    }),
  }),
  proposeChange: endpoint({
    method: 'POST',
    path: '/registry/own/changes',
    summary: { zh: '申请变更登记', en: 'Ask for a change of the own entry' },
    access: 'registry.own.change',
    audience: firm,
    body: Proposal,
    reply: ChangeView,
  }),
  withdrawChange: endpoint({
    method: 'DELETE',
    path: '/registry/own/changes/:change',
    summary: { zh: '撤回变更申请', en: 'Withdraw a request' },
    access: 'registry.own.change',
    audience: firm,
    ...byChange,
    reply: ChangeView,
  }),
  listChanges: endpoint({
    method: 'GET',
    path: '/registry/changes',
    summary: { zh: '变更申请', en: 'Requests for changes' },
    ...decide,
    query: z.strictObject({ state: ChangeState.default('open') }),
    reply: z.object({ items: z.array(ChangeView) }),
  }),
  decideChange: endpoint({
    method: 'POST',
    path: '/registry/changes/:change/decision',
    summary: { zh: '审定变更申请', en: 'Decide on a request' },
    ...decide,
    ...byChange,
    ifMatch: true,
    body: z.strictObject({ outcome: z.enum(['approved', 'refused']), reason: Reason }),
    reply: ChangeView,
  }),
}
