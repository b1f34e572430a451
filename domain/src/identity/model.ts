import { z } from 'zod'
import type { Bilingual } from '../kernel/bilingual.ts'
import type { Audience } from '../kernel/endpoint.ts'
import { type Permission, permissions } from './permissions.ts'
import { roleNames } from './roles.ts'

/** 单位类别. */
export const organisationKinds = {
  department: { zh: '部门', en: 'Department' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  bank: { zh: '银行', en: 'Bank' },
  'expert-body': { zh: '专家组织', en: 'Body of experts' },
  agency: { zh: '中介机构', en: 'Agency' },
  platform: { zh: '领导小组与平台', en: 'Leading group and platform' },
} as const satisfies Record<string, Bilingual>
export type OrganisationKind = keyof typeof organisationKinds
export const OrganisationKind = z.enum(
  Object.keys(organisationKinds) as [OrganisationKind, ...OrganisationKind[]],
)

/** Audience of a person who holds no role yet. */
export const audienceOfKind: Readonly<Record<OrganisationKind, Audience>> = {
  department: 'officer',
  enterprise: 'enterprise',
  bank: 'bank',
  'expert-body': 'expert',
  agency: 'agency',
  platform: 'admin',
}

export const OrganisationId = z.string().regex(/^[a-z0-9][a-z0-9-]{1,62}$/)
export const RoleName = z.enum(roleNames)
export const PermissionName = z.enum(Object.keys(permissions) as [Permission, ...Permission[]])

/** 部门层级: who a department answers to. */
export const OrganisationLevel = z.enum([
  'city',
  'party',
  'province',
  'central',
  'zone',
  'district',
])
export type OrganisationLevel = z.infer<typeof OrganisationLevel>

/** A department as the city's data describe it. */
export interface DepartmentEntry {
  readonly id: string
  readonly name: Bilingual
  readonly short: Bilingual
  readonly aliases: readonly string[]
  readonly level: OrganisationLevel
}

/** Which estate an account belongs to: one of the three administrators', or everyone else's. */
export type Estate = 'ordinary' | 'system-admin' | 'security-admin' | 'audit-admin'

/** How a session was opened. */
export type SignInMethod = 'password' | 'second-factor' | 'single-sign-on'

/** 账号状态: invited until the first password is set. */
export const personStates = {
  invited: { zh: '已邀请', en: 'Invited' },
  active: { zh: '启用', en: 'Active' },
  inactive: { zh: '停用', en: 'Inactive' },
} as const satisfies Record<string, Bilingual>
export type PersonState = keyof typeof personStates
export const PersonState = z.enum(Object.keys(personStates) as [PersonState, ...PersonState[]])

export type TokenPurpose = 'invitation' | 'reset'

/** 登录名: unique without regard to case. */
export const Login = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._@-]{2,63}$/)
/** What is typed to sign in; long input is refused before anything is computed from it. */
export const TypedSecret = z.string().min(1).max(256)
export const Email = z.email().max(254)
/** One line without direction marks: names stand in mails and lists that others trust. */
export const PersonName = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]*$/u)

/** What stands between a first password and work. */
export const SignInStep = z.enum(['done', 'second-factor', 'enrol', 'change-password'])
export type SignInStep = z.infer<typeof SignInStep>

interface KeyScopeDefinition {
  readonly name: Bilingual
  readonly permissions: readonly Permission[]
}

/** 密钥用途: what a key is for, and the rights of its maker that it carries. */
export const keyScopes = {
  returns: {
    name: { zh: '报送本单位统计报表', en: 'Hand in returns of the own unit' },
    // Which unit it is stands in the register.
    permissions: ['registry.own.read', 'statistics.return.prepare', 'statistics.return.submit'],
  },
  deliveries: {
    name: { zh: '报送一个来源的行政记录', en: 'Hand over one administrative source' },
    permissions: ['statistics.source.deliver'],
  },
} as const satisfies Record<string, KeyScopeDefinition>
export type KeyScope = keyof typeof keyScopes
export const KeyScope = z.enum(Object.keys(keyScopes) as [KeyScope, ...KeyScope[]])
