import { z } from 'zod'
import { Bilingual } from '../../kernel/bilingual.ts'
import { endpoint } from '../../kernel/endpoint.ts'

/** 城市数据版本: one content of the city's data as it was loaded. */
export const CityVersion = z.object({
  version: z.int(),
  sha256: z.string(),
  loadedAt: z.iso.datetime({ offset: true }),
  /** Items changed against the version before; 0 for the first. */
  changes: z.int(),
  current: z.boolean(),
})

/** One item that was added, removed or changed, as an official reads it. */
export const CityChange = z.object({
  file: z.string(),
  id: z.string(),
  kind: z.enum(['added', 'removed', 'changed']),
  label: Bilingual,
  fields: z.array(
    z.object({ name: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
})

export const planCityContract = {
  listCityVersions: endpoint({
    method: 'GET',
    path: '/plan/city/versions',
    summary: { zh: '城市数据的版本', en: 'Versions of the city data' },
    access: 'plan.city.read',
    audience: ['officer', 'admin'],
    reply: z.object({ versions: z.array(CityVersion) }),
  }),
  getCityVersion: endpoint({
    method: 'GET',
    path: '/plan/city/versions/:version',
    summary: { zh: '一个版本与上一版的差异', en: 'What a version changed' },
    access: 'plan.city.read',
    audience: ['officer', 'admin'],
    params: z.strictObject({ version: z.coerce.number().int().positive() }),
    reply: CityVersion.extend({ diff: z.array(CityChange) }),
  }),
}
