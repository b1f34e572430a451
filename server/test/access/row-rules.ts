import type { Permission } from '@wstc/domain/identity/permissions'

export type Row = Readonly<Record<string, any>>

/** Who asks with a bare query. */
export interface Me {
  readonly person: string | null
  readonly organisation: string | null
  may(permission: Permission): boolean
  /** Organisation of a person, and file of a link, as they really are. */
  organisationOf(person: string): string | undefined
  linksOf(file: string): readonly Row[]
  /** Whether this version of an assessment was published. */
  isPublished(run: string, version: number): boolean
}

export type Rule = (row: Row, me: Me) => boolean

export interface Wall {
  readonly sees: Rule
  /** Absent: nobody but the platform. */
  readonly adds?: Rule
  readonly changes?: Rule
  readonly removes?: Rule
}

export const nobody: Rule = () => false
export const everyone: Rule = () => true
export const mine: Rule = (row, me) => me.person !== null && row.person === me.person
export const own: Rule = (row, me) => me.organisation !== null && row.department === me.organisation
export const insider: Rule = (_row, me) => me.may('plan.task.read')
export const both =
  (...rules: Rule[]): Rule =>
  (row, me) =>
    rules.every((rule) => rule(row, me))
export const either =
  (...rules: Rule[]): Rule =>
  (row, me) =>
    rules.some((rule) => rule(row, me))
export const right =
  (permission: Permission): Rule =>
  (_row, me) =>
    me.may(permission)
export const secret: Wall = { sees: nobody }

export const accounts = either(
  right('identity.accounts.manage'),
  right('identity.roles.grant'),
  right('identity.access.explain'),
)
export const sameOrganisation: Rule = (row, me) =>
  me.organisation !== null &&
  (row.organisation_id ?? me.organisationOf(row.person_id)) === me.organisation
export const ordinary = [
  'department-head',
  'department-officer',
  'enterprise-admin',
  'enterprise-reporter',
  'bank-officer',
  'expert',
  'agency-analyst',
]
export const givesRoles = either(
  right('identity.roles.grant'),
  both(right('identity.people.manage'), sameOrganisation, (row) => ordinary.includes(row.role)),
)
export const office = right('plan.evidence.judge')
export const group = right('plan.group.read')
export const groupOffice = right('plan.group.edit')
export const concerned: Rule = (row, me) => row.concerns.includes(me.organisation)
export const bound: Rule = (row, me) =>
  row.owner === me.organisation || row.cooperating.includes(me.organisation)
export const designs = right('plan.assessment.design')
export const approves = right('plan.assessment.approve')
export const readsAssessments = right('plan.assessment.read')
export const runsAssessments = right('plan.assessment.run')
export const confirms = right('plan.assessment.confirm')
export const byMyself: Rule = (row, me) => me.person !== null && row.by_person === me.person
/** Of the project itself or of what belongs to one: all projects here are of one department. */
export const keepsProject: Rule = (row, me) =>
  me.may('plan.project.keep') && (row.lead ?? row.by_department) === me.organisation
