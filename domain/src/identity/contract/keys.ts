import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { Day } from '../../kernel/period.ts'
import { KeyScope, PersonName, TypedSecret } from '../model.ts'

const manage = { access: 'identity.keys.manage', audience: ['enterprise', 'officer'] } as const

/** 接口密钥 as its organisation sees it; the key itself is shown once, when it is made. */
export const ApiKey = z.object({
  id: z.string(),
  name: z.string(),
  scope: KeyScope,
  /** The administrative source that it hands over, where it is for that. */
  source: z.string().nullable(),
  /** Its last four characters, to tell keys apart. */
  ending: z.string(),
  by: z.string(),
  created: z.iso.datetime(),
  /** The last day on which it works. */
  until: Day,
  lastUsed: z.iso.datetime().nullable(),
  revoked: z.iso.datetime().nullable(),
  /** Whether it works today; one whose maker has left or lost the right does not. */
  works: z.boolean(),
})
export type ApiKey = z.infer<typeof ApiKey>

const SourceName = z
  .string()
  .min(2)
  .max(40)
  .regex(/^[a-z0-9-]+$/)

/** Keys by which an organisation's own system, or another office's, speaks to the platform. */
export const keysContract = {
  listApiKeys: endpoint({
    method: 'GET',
    path: '/api-keys',
    summary: { zh: '本单位的接口密钥', en: 'Keys of the own organisation’s systems' },
    ...manage,
    reply: z.object({ items: z.array(ApiKey) }),
  }),
  createApiKey: endpoint({
    method: 'POST',
    path: '/api-keys',
    summary: {
      zh: '生成接口密钥；密钥只显示一次',
      en: 'Make a key for an own system; it is shown once',
    },
    ...manage,
    work: 'password',
    perMinute: 10,
    body: z.strictObject({
      name: PersonName,
      scope: KeyScope,
      /** For keys that hand over an administrative source; those are bound to one. */
      source: SourceName.optional(),
      until: Day,
      password: TypedSecret,
      /** The present code, from those who have enrolled a second factor. */
      code: z
        .string()
        .trim()
        .regex(/^\d{6}$/)
        .optional(),
    }),
    secretReply: true,
    reply: z.object({ key: z.string(), made: ApiKey }),
  }),
  revokeApiKey: endpoint({
    method: 'DELETE',
    path: '/api-keys/:key',
    summary: { zh: '吊销接口密钥', en: 'Revoke a key' },
    ...manage,
    params: z.strictObject({ key: z.string().max(40) }),
  }),
}
