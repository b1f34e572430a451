import { z } from 'zod'
import { Bilingual } from '../../kernel/bilingual.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { byEnterprise, EnterpriseDetail, officers, Reason } from './shapes.ts'

const edit = { access: 'registry.enterprise.edit', audience: officers, ...byEnterprise } as const

/** 关联登录单位: which organisation signs in for an entry. */
export const linkingContract = {
  listLinkable: endpoint({
    method: 'GET',
    path: '/registry/enterprises/:enterprise/organisations',
    summary: { zh: '可关联的登录单位', en: 'Organisations that may be linked' },
    ...edit,
    query: z.strictObject({ q: z.string().trim().max(100).optional() }),
    reply: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          name: Bilingual,
          uscc: z.string().nullable(),
          /** Whether its credit code is the entry's. */
          same: z.boolean(),
        }),
      ),
    }),
  }),
  linkOrganisation: endpoint({
    method: 'PUT',
    path: '/registry/enterprises/:enterprise/organisation',
    summary: { zh: '关联登录单位', en: 'Link with the organisation that signs in' },
    ...edit,
    ifMatch: true,
    /** Taking a link away needs a reason. */
    body: z.strictObject({
      organisation: z.string().max(63).nullable(),
      reason: Reason.optional(),
    }),
    reply: EnterpriseDetail,
  }),
}
