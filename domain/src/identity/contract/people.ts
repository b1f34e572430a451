import { z } from 'zod'
import { Language } from '../../kernel/bilingual.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { Day } from '../../kernel/period.ts'
import { exportQuery, spreadsheet } from '../../kernel/sheet.ts'
import { Email, Login, OrganisationId, PersonName, PersonState, RoleName } from '../model.ts'
import { byPerson, Person, Reason, signedIn } from './shared.ts'

const manage = ['identity.people.manage', 'identity.accounts.manage'] as const
const give = ['identity.people.manage', 'identity.roles.grant'] as const

const readers = [
  'identity.people.read',
  'identity.accounts.manage',
  'identity.roles.grant',
  'identity.access.explain',
] as const

const PeopleFilter = z.object({
  /** Own organisation where absent; administrators may name any, or leave it out for all. */
  organisation: OrganisationId.optional(),
  state: PersonState.optional(),
  /** Part of a name or login. */
  text: z.string().trim().min(1).max(80).optional(),
  sort: z.enum(['added', 'name', 'login', 'organisation', 'state']).default('added'),
  order: z.enum(['asc', 'desc']).default('asc'),
})
export type PeopleFilter = z.infer<typeof PeopleFilter>

export const peopleContract = {
  listPeople: endpoint({
    method: 'GET',
    path: '/people',
    summary: { zh: '单位人员', en: 'People of an organisation' },
    access: readers,
    audience: signedIn,
    query: PeopleFilter.extend({
      after: z.string().max(40).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    reply: z.object({ items: z.array(Person), next: z.string().nullable() }),
  }),
  exportPeople: endpoint({
    method: 'GET',
    path: '/exports/people',
    summary: { zh: '导出人员名册', en: 'Export the list of people' },
    access: readers,
    audience: signedIn,
    perMinute: 20,
    query: PeopleFilter.extend(exportQuery),
    file: spreadsheet,
  }),
  getPerson: endpoint({
    method: 'GET',
    path: '/people/:person',
    summary: { zh: '人员详情', en: 'One person' },
    access: 'session',
    audience: signedIn,
    ...byPerson,
    reply: Person,
  }),
  invitePerson: endpoint({
    method: 'POST',
    path: '/people',
    summary: { zh: '邀请人员', en: 'Invite a person' },
    access: manage,
    audience: ['officer', 'enterprise', 'admin'],
    perMinute: 60,
    body: z.strictObject({
      /** Own organisation where absent. */
      organisation: OrganisationId.optional(),
      name: PersonName,
      login: Login,
      email: Email,
      language: Language.default('zh-CN'),
      roles: z.array(RoleName).max(5).default([]),
    }),
    reply: Person,
  }),
  resendInvitation: endpoint({
    method: 'POST',
    path: '/people/:person/invitation',
    summary: { zh: '重新发送邀请', en: 'Send the invitation again' },
    access: manage,
    audience: ['officer', 'enterprise', 'admin'],
    perMinute: 30,
    ...byPerson,
  }),
  changePerson: endpoint({
    method: 'PATCH',
    path: '/people/:person',
    summary: { zh: '修改人员资料', en: 'Change a person’s name or mail address' },
    access: manage,
    audience: ['officer', 'enterprise', 'admin'],
    ...byPerson,
    ifMatch: true,
    body: z.strictObject({ name: PersonName.optional(), email: Email.optional() }),
    reply: Person,
  }),
  deactivatePerson: endpoint({
    method: 'POST',
    path: '/people/:person/deactivation',
    summary: { zh: '停用账号', en: 'Put an account out of use' },
    access: manage,
    audience: ['officer', 'enterprise', 'admin'],
    ...byPerson,
    body: z.strictObject({ reason: Reason }),
    reply: Person,
  }),
  reactivatePerson: endpoint({
    method: 'DELETE',
    path: '/people/:person/deactivation',
    summary: { zh: '重新启用账号', en: 'Put an account back into use' },
    access: manage,
    audience: ['officer', 'enterprise', 'admin'],
    ...byPerson,
    reply: Person,
  }),
  grantRole: endpoint({
    method: 'POST',
    path: '/people/:person/roles',
    summary: { zh: '授予角色', en: 'Grant a role' },
    access: give,
    audience: ['officer', 'enterprise', 'admin'],
    ...byPerson,
    body: z.strictObject({
      role: RoleName,
      from: Day.optional(),
      until: Day.optional(),
      reason: Reason,
    }),
    reply: Person,
  }),
  revokeRole: endpoint({
    method: 'DELETE',
    path: '/people/:person/roles/:role',
    summary: { zh: '撤销角色', en: 'Take a role back' },
    access: give,
    audience: ['officer', 'enterprise', 'admin'],
    params: z.object({ person: z.string().max(40), role: RoleName }),
    reply: Person,
  }),
  unlockAccount: endpoint({
    method: 'POST',
    path: '/people/:person/unlocking',
    summary: { zh: '解除登录限制', en: 'Lift the delay after failed sign-ins' },
    access: 'identity.accounts.manage',
    audience: ['admin'],
    ...byPerson,
  }),
  resetSecondFactor: endpoint({
    method: 'POST',
    path: '/people/:person/second-factor-reset',
    summary: { zh: '解除动态口令绑定', en: 'Release a lost second factor' },
    access: 'identity.accounts.manage',
    audience: ['admin'],
    ...byPerson,
    body: z.strictObject({ reason: Reason }),
  }),
}
