import { z } from 'zod'
import { Bilingual } from '../../kernel/bilingual.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { exportQuery, spreadsheet } from '../../kernel/sheet.ts'
import { OrganisationId, OrganisationKind, OrganisationLevel } from '../model.ts'
import { signedIn } from './shared.ts'

export const Organisation = z.object({
  id: OrganisationId,
  kind: OrganisationKind,
  name: Bilingual,
  short: Bilingual,
  aliases: z.array(z.string()),
  level: OrganisationLevel.nullable(),
  uscc: z.string().nullable(),
  active: z.boolean(),
  synthetic: z.boolean(),
  revision: z.int(),
})
export type Organisation = z.infer<typeof Organisation>

/** 统一社会信用代码, GB 32100-2015: 18 characters without I, O, S, V, Z. */
const Uscc = z.string().regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/)

const OrganisationFilter = z.object({
  kind: OrganisationKind.optional(),
  text: z.string().trim().min(1).max(80).optional(),
  sort: z.enum(['id', 'name', 'kind', 'state']).default('id'),
  order: z.enum(['asc', 'desc']).default('asc'),
})
export type OrganisationFilter = z.infer<typeof OrganisationFilter>

export const organisationsContract = {
  listOrganisations: endpoint({
    method: 'GET',
    path: '/organisations',
    summary: { zh: '单位名录', en: 'Organisations' },
    access: 'session',
    audience: signedIn,
    query: OrganisationFilter.extend({
      after: z.string().max(63).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(100),
    }),
    reply: z.object({ items: z.array(Organisation), next: z.string().nullable() }),
  }),
  exportOrganisations: endpoint({
    method: 'GET',
    path: '/exports/organisations',
    summary: { zh: '导出单位名录', en: 'Export the organisations' },
    access: 'session',
    audience: signedIn,
    perMinute: 20,
    query: OrganisationFilter.extend(exportQuery),
    file: spreadsheet,
  }),
  createOrganisation: endpoint({
    method: 'POST',
    path: '/organisations',
    summary: { zh: '新建单位', en: 'Add an organisation' },
    access: 'identity.organisations.manage',
    audience: ['admin'],
    body: z.strictObject({
      id: OrganisationId,
      /** Departments come from the city's data. */
      kind: OrganisationKind.exclude(['department', 'platform']),
      name: Bilingual,
      short: Bilingual,
      uscc: Uscc.optional(),
    }),
    reply: Organisation,
  }),
  changeOrganisation: endpoint({
    method: 'PATCH',
    path: '/organisations/:organisation',
    summary: { zh: '修改或停用单位', en: 'Rename an organisation or put it out of use' },
    access: 'identity.organisations.manage',
    audience: ['admin'],
    params: z.object({ organisation: OrganisationId }),
    ifMatch: true,
    body: z.strictObject({
      name: Bilingual.optional(),
      short: Bilingual.optional(),
      uscc: Uscc.optional(),
      active: z.boolean().optional(),
    }),
    reply: Organisation,
  }),
}
