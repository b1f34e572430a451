import { z } from 'zod'
import { Bilingual, Language } from '../../kernel/bilingual.ts'
import { audiences, endpoint } from '../../kernel/endpoint.ts'
import { Day } from '../../kernel/period.ts'
import { OrganisationKind, PermissionName, RoleName, SignInStep, TypedSecret } from '../model.ts'

const everyone = audiences

/** Rights lent to the person at present, with whose they are. */
const Loan = z.object({
  id: z.string(),
  by: z.object({ id: z.string(), name: z.string() }),
  permissions: z.array(PermissionName),
  from: Day,
  until: Day,
})

export const Session = z.object({
  /** `done` unless something must be finished before work. */
  step: SignInStep,
  person: z
    .object({
      id: z.string(),
      name: z.string(),
      login: z.string(),
      language: Language,
      synthetic: z.boolean(),
    })
    .nullable(),
  organisation: z
    .object({
      id: z.string(),
      kind: OrganisationKind,
      name: Bilingual,
      short: Bilingual,
      synthetic: z.boolean(),
    })
    .nullable(),
  audience: z.enum(audiences),
  roles: z.array(RoleName),
  permissions: z.array(PermissionName),
  delegations: z.array(Loan),
  /** When the session ends at the latest, and after how many idle seconds before that. */
  expires: z.iso.datetime().nullable(),
  idleSeconds: z.int(),
  demo: z.object({ on: z.boolean(), today: Day }),
  oidc: z.object({ on: z.boolean(), label: z.string() }),
})
export type Session = z.infer<typeof Session>

const Step = z.object({ step: SignInStep })
const Token = z.string().min(20).max(100)

export const sessionContract = {
  getSession: endpoint({
    method: 'GET',
    path: '/session',
    summary: { zh: '当前登录状态与权限', en: 'Who is signed in, with which rights' },
    access: 'public',
    audience: everyone,
    reply: Session,
  }),
  signIn: endpoint({
    method: 'POST',
    path: '/sign-in',
    summary: { zh: '用登录名和口令登录', en: 'Sign in with login and password' },
    access: 'public',
    audience: everyone,
    work: 'password',
    perMinute: 60,
    body: z.strictObject({ login: TypedSecret, password: TypedSecret }),
    reply: Step,
  }),
  verifySecondFactor: endpoint({
    method: 'POST',
    path: '/sign-in/second-factor',
    summary: { zh: '登录第二步：动态口令或恢复码', en: 'Second step: code or recovery code' },
    access: 'public',
    audience: everyone,
    perMinute: 60,
    body: z.strictObject({ code: z.string().trim().min(6).max(20) }),
    reply: Step,
  }),
  signOut: endpoint({
    method: 'POST',
    path: '/sign-out',
    summary: { zh: '退出登录', en: 'Sign out' },
    access: 'public',
    audience: everyone,
  }),
  findInvitation: endpoint({
    method: 'POST',
    path: '/invitations/lookup',
    summary: { zh: '查看邀请', en: 'See an invitation' },
    access: 'public',
    audience: everyone,
    perMinute: 30,
    body: z.strictObject({ token: Token }),
    reply: z.object({ name: z.string(), login: z.string(), organisation: Bilingual }),
  }),
  acceptInvitation: endpoint({
    method: 'POST',
    path: '/invitations/acceptance',
    summary: { zh: '接受邀请并设置口令', en: 'Accept an invitation and set a password' },
    access: 'public',
    audience: everyone,
    work: 'password',
    perMinute: 30,
    body: z.strictObject({ token: Token, password: TypedSecret }),
  }),
  requestReset: endpoint({
    method: 'POST',
    path: '/password-resets',
    summary: { zh: '申请重置口令', en: 'Ask to reset a password' },
    access: 'public',
    audience: everyone,
    work: 'password',
    perMinute: 10,
    body: z.strictObject({ login: TypedSecret }),
  }),
  resetPassword: endpoint({
    method: 'POST',
    path: '/password-resets/completion',
    summary: { zh: '用邮件中的链接重置口令', en: 'Reset a password with the link from the mail' },
    access: 'public',
    audience: everyone,
    work: 'password',
    perMinute: 30,
    body: z.strictObject({ token: Token, password: TypedSecret }),
  }),
}
