import { z } from 'zod'
import { Language } from '../../kernel/bilingual.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { PersonName, TypedSecret } from '../model.ts'
import { signedIn } from './shared.ts'

const Profile = z.object({
  name: z.string(),
  login: z.string(),
  email: z.string(),
  language: Language,
  revision: z.int(),
  secondFactor: z.object({
    on: z.boolean(),
    required: z.boolean(),
    recoveryCodesLeft: z.int(),
  }),
})

export const accountContract = {
  listSessions: endpoint({
    method: 'GET',
    path: '/account/sessions',
    summary: { zh: '本人的登录会话', en: 'One’s own sessions' },
    access: 'session',
    audience: signedIn,
    reply: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          created: z.iso.datetime(),
          lastSeen: z.iso.datetime(),
          expires: z.iso.datetime(),
          address: z.string(),
          agent: z.string(),
          current: z.boolean(),
        }),
      ),
    }),
  }),
  revokeSession: endpoint({
    method: 'DELETE',
    path: '/account/sessions/:session',
    summary: { zh: '注销一个会话', en: 'End one session' },
    access: 'session',
    audience: signedIn,
    params: z.object({ session: z.string().max(40) }),
  }),
  revokeOtherSessions: endpoint({
    method: 'DELETE',
    path: '/account/sessions',
    summary: { zh: '注销其他所有会话', en: 'End every other session' },
    access: 'session',
    audience: signedIn,
  }),
  getProfile: endpoint({
    method: 'GET',
    path: '/account/profile',
    summary: { zh: '本人资料与偏好', en: 'One’s own profile and preferences' },
    access: 'session',
    audience: signedIn,
    reply: Profile,
  }),
  changeProfile: endpoint({
    method: 'PATCH',
    path: '/account/profile',
    summary: { zh: '修改资料与偏好', en: 'Change profile and preferences' },
    access: 'session',
    audience: signedIn,
    ifMatch: true,
    body: z.strictObject({
      name: PersonName.optional(),
      language: Language.optional(),
    }),
    reply: Profile,
  }),
  changePassword: endpoint({
    method: 'POST',
    path: '/account/password',
    summary: { zh: '修改口令', en: 'Change the password' },
    access: 'session',
    audience: signedIn,
    work: 'password',
    perMinute: 10,
    body: z.strictObject({ current: TypedSecret, password: TypedSecret }),
  }),
  startSecondFactor: endpoint({
    method: 'POST',
    path: '/account/second-factor',
    summary: { zh: '开始绑定动态口令', en: 'Begin to enrol the second factor' },
    access: 'session',
    audience: signedIn,
    work: 'password',
    perMinute: 10,
    body: z.strictObject({ password: TypedSecret }),
    secretReply: true,
    reply: z.object({ uri: z.string(), secret: z.string() }),
  }),
  confirmSecondFactor: endpoint({
    method: 'POST',
    path: '/account/second-factor/confirmation',
    summary: { zh: '确认绑定并领取恢复码', en: 'Confirm enrolment and receive recovery codes' },
    access: 'session',
    audience: signedIn,
    perMinute: 10,
    body: z.strictObject({
      code: z
        .string()
        .trim()
        .regex(/^\d{6}$/),
    }),
    secretReply: true,
    reply: z.object({ recoveryCodes: z.array(z.string()) }),
  }),
  renewRecoveryCodes: endpoint({
    method: 'POST',
    path: '/account/second-factor/recovery-codes',
    summary: { zh: '更换恢复码', en: 'Replace the recovery codes' },
    access: 'session',
    audience: signedIn,
    work: 'password',
    perMinute: 10,
    body: z.strictObject({ password: TypedSecret }),
    secretReply: true,
    reply: z.object({ recoveryCodes: z.array(z.string()) }),
  }),
}
