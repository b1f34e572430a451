import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { exportQuery, spreadsheet } from '../kernel/sheet.ts'
import { bulkContract } from './contract/bulk.ts'
import { changesContract } from './contract/changes.ts'
import { importsContract } from './contract/imports.ts'
import { linkingContract } from './contract/linking.ts'
import {
  byEnterprise,
  byHolding,
  EnterpriseDetail,
  EnterpriseFilter,
  EnterpriseLine,
  NamedThings,
  officers,
  page,
  Reason,
  readers,
  VersionView,
} from './contract/shapes.ts'
import { EnterpriseFacts, FactKey, Holding } from './model.ts'

const edit = { access: 'registry.enterprise.edit', audience: officers } as const
const read = { access: readers, audience: officers } as const

/** 企业名录. */
export const registryContract = {
  ...importsContract,
  ...changesContract,
  ...bulkContract,
  ...linkingContract,
  getRegisterWords: endpoint({
    method: 'GET',
    path: '/registry/words',
    summary: { zh: '名录用到的区、园区和领域', en: 'Districts, parks and sectors of the register' },
    access: [...readers, 'registry.own.read'],
    audience: ['officer', 'enterprise'],
    reply: z.object({ districts: NamedThings, parks: NamedThings, sectors: NamedThings }),
  }),
  listEnterprises: endpoint({
    method: 'GET',
    path: '/registry/enterprises',
    summary: { zh: '企业名录', en: 'Register of enterprises' },
    ...read,
    query: EnterpriseFilter.extend(page),
    reply: z.object({ items: z.array(EnterpriseLine), next: z.string().nullable() }),
  }),
  exportEnterprises: endpoint({
    method: 'GET',
    path: '/exports/enterprises',
    summary: { zh: '导出企业名录', en: 'Export the register' },
    ...read,
    perMinute: 20,
    query: EnterpriseFilter.extend(exportQuery),
    file: spreadsheet,
  }),
  getEnterprise: endpoint({
    method: 'GET',
    path: '/registry/enterprises/:enterprise',
    summary: { zh: '企业登记详情', en: 'One enterprise' },
    ...read,
    ...byEnterprise,
    reply: EnterpriseDetail,
  }),
  listEnterpriseVersions: endpoint({
    method: 'GET',
    path: '/registry/enterprises/:enterprise/versions',
    summary: { zh: '登记的历次变化', en: 'Every version of an entry' },
    ...read,
    ...byEnterprise,
    reply: z.object({ versions: z.array(VersionView) }),
  }),
  addEnterprise: endpoint({
    method: 'POST',
    path: '/registry/enterprises',
    summary: { zh: '登记企业', en: 'Enter an enterprise' },
    ...edit,
    body: EnterpriseFacts,
    reply: EnterpriseDetail,
  }),
  changeEnterprise: endpoint({
    method: 'PATCH',
    path: '/registry/enterprises/:enterprise',
    summary: { zh: '修改登记', en: 'Change an entry' },
    ...edit,
    ...byEnterprise,
    ifMatch: true,
    body: z.strictObject({ facts: EnterpriseFacts.partial(), reason: Reason }),
    reply: EnterpriseDetail,
  }),
  addHolding: endpoint({
    method: 'POST',
    path: '/registry/enterprises/:enterprise/holdings',
    summary: { zh: '登记股权关系', en: 'Enter who holds it' },
    ...edit,
    ...byEnterprise,
    body: Holding,
    reply: EnterpriseDetail,
  }),
  endHolding: endpoint({
    method: 'PATCH',
    path: '/registry/holdings/:holding',
    summary: { zh: '终止股权关系', en: 'End a holding on a day' },
    ...edit,
    ...byHolding,
    ifMatch: true,
    body: z.strictObject({ until: z.iso.date() }),
    reply: EnterpriseDetail,
  }),
  listDuplicates: endpoint({
    method: 'GET',
    path: '/registry/duplicates',
    summary: { zh: '疑似重复的登记', en: 'Entries that may be one enterprise' },
    ...edit,
    query: z.strictObject({
      /** `yes`: those of which an officer said that they are not one. */
      apart: z.enum(['yes', 'no']).default('no'),
    }),
    reply: z.object({
      items: z.array(
        z.object({
          a: EnterpriseLine,
          b: EnterpriseLine,
          /** Same name, same organisation code within, or a former name of the other. */
          why: z.enum(['name', 'similar-name', 'organisation-code']),
          /** Why they are not one, where that was said. */
          apart: z.string().nullable(),
        }),
      ),
      /** More look alike than are listed. */
      more: z.boolean(),
    }),
  }),
  tellApart: endpoint({
    method: 'POST',
    path: '/registry/enterprises/:enterprise/apart',
    summary: { zh: '确认两项登记不是同一企业', en: 'Say that two entries are not one enterprise' },
    ...edit,
    ...byEnterprise,
    body: z.strictObject({ other: z.string().max(40), reason: Reason }),
    reply: z.object({ a: z.string(), b: z.string() }),
  }),
  mergeEnterprises: endpoint({
    method: 'POST',
    path: '/registry/enterprises/:enterprise/merging',
    summary: { zh: '合并两项登记', en: 'Merge another entry into this one' },
    ...edit,
    ...byEnterprise,
    ifMatch: true,
    body: z.strictObject({
      other: z.string().max(40),
      otherRevision: z.int(),
      /** Facts that are taken from the other entry. */
      take: z.array(FactKey).max(30),
      reason: Reason,
    }),
    reply: EnterpriseDetail,
  }),
}
