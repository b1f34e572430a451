import { z } from 'zod'
import { Bilingual } from '../../kernel/bilingual.ts'
import { audiences, endpoint } from '../../kernel/endpoint.ts'
import { Day } from '../../kernel/period.ts'
import { PermissionName, RoleName } from '../model.ts'
import { Reason, signedIn } from './shared.ts'

const PersonRef = z.object({ id: z.string(), name: z.string() })

const Delegation = z.object({
  id: z.string(),
  from: PersonRef,
  to: PersonRef,
  permissions: z.array(PermissionName),
  fromDay: Day,
  untilDay: Day,
  reason: z.string(),
  revoked: z.iso.datetime().nullable(),
  /** Whether it gives rights today. */
  current: z.boolean(),
})
export type Delegation = z.infer<typeof Delegation>

const Why = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('role'),
    role: RoleName,
    from: Day.nullable(),
    until: Day.nullable(),
  }),
  z.object({
    kind: z.literal('delegation'),
    id: z.string(),
    by: PersonRef,
    from: Day,
    until: Day,
  }),
])

export const Explanation = z.object({
  person: z.object({
    id: z.string(),
    name: z.string(),
    organisation: z.string(),
    organisationName: Bilingual,
    audience: z.enum(audiences),
    active: z.boolean(),
  }),
  day: Day,
  permissions: z.array(
    z.object({ permission: PermissionName, words: Bilingual, reasons: z.array(Why) }),
  ),
  endpoints: z.array(
    z.object({
      name: z.string(),
      method: z.string(),
      path: z.string(),
      summary: Bilingual,
      /** Rights that open it; empty where anyone, or anyone signed in, may call. */
      because: z.array(PermissionName),
      access: z.enum(['public', 'session', 'right']),
    }),
  ),
  /** Whose records the person sees, in words, and the right behind it. */
  rows: z.array(z.object({ words: Bilingual, because: PermissionName.nullable() })),
})
export type Explanation = z.infer<typeof Explanation>

export const accessContract = {
  listDelegations: endpoint({
    method: 'GET',
    path: '/delegations',
    summary: { zh: '职责委托', en: 'Delegations given and received' },
    access: 'session',
    audience: signedIn,
    reply: z.object({ items: z.array(Delegation) }),
  }),
  createDelegation: endpoint({
    method: 'POST',
    path: '/delegations',
    summary: { zh: '把职责委托给代理人', en: 'Delegate duties to a deputy' },
    access: 'identity.duty.delegate',
    audience: ['officer', 'enterprise', 'bank'],
    body: z.strictObject({
      to: z.string().max(40),
      permissions: z.array(PermissionName).min(1).max(50),
      fromDay: Day,
      untilDay: Day,
      reason: Reason,
    }),
    reply: Delegation,
  }),
  revokeDelegation: endpoint({
    method: 'POST',
    path: '/delegations/:delegation/revocation',
    summary: { zh: '撤销委托', en: 'Take a delegation back' },
    access: 'session',
    audience: signedIn,
    params: z.object({ delegation: z.string().max(40) }),
    reply: Delegation,
  }),
  explainAccess: endpoint({
    method: 'GET',
    path: '/access/explanation',
    summary: { zh: '某人能看什么、能做什么、为什么', en: 'What a person may see and do, and why' },
    access: 'session',
    audience: signedIn,
    query: z.object({ person: z.string().max(40).optional() }),
    reply: Explanation,
  }),
}
