import type { Audience } from '../kernel/endpoint.ts'
import type { Day } from '../kernel/period.ts'
import { audienceOfKind, type OrganisationKind, type SignInStep } from './model.ts'
import type { Permission } from './permissions.ts'
import { type Role, roles } from './roles.ts'
import { mayBeLent } from './statistics-wall.ts'

/** A role held for a time; an open end has no limit. Both days count. */
export interface Holding {
  readonly role: Role
  readonly from: Day | null
  readonly until: Day | null
}

/** Rights lent by a delegator, with what the delegator holds at present. */
export interface Loan {
  readonly id: string
  readonly by: { readonly id: string; readonly name: string }
  readonly permissions: readonly Permission[]
  readonly from: Day
  readonly until: Day
  /** Whether the delegator's account is in use. */
  readonly active: boolean
  readonly held: readonly Holding[]
}

export type Reason =
  | { kind: 'role'; role: Role; from: Day | null; until: Day | null }
  | { kind: 'delegation'; id: string; by: { id: string; name: string }; from: Day; until: Day }

export interface Right {
  readonly permission: Permission
  readonly reasons: readonly Reason[]
}

/** Rights that never pass to a deputy: no chains, and no reach over other people's accounts. */
const personal: readonly Permission[] = [
  'identity.duty.delegate',
  'identity.people.manage',
  'identity.keys.manage',
  'identity.organisations.manage',
  'identity.accounts.manage',
  'identity.roles.grant',
  'identity.access.explain',
  'audit.entries.read',
]

export const mayDelegate = (permission: Permission): boolean => !personal.includes(permission)

/** Whether `day` lies in the period, both ends included. */
export function isWithin(day: Day, from: Day | null, until: Day | null): boolean {
  return (from === null || from <= day) && (until === null || day <= until)
}

const current = (held: readonly Holding[], today: Day): Holding[] =>
  held.filter((one) => isWithin(today, one.from, one.until))

const rolesGive = (held: readonly Holding[], permission: Permission): Holding[] =>
  held.filter((one) => (roles[one.role].permissions as readonly Permission[]).includes(permission))

/**
 * What a person may do on `today`, and why. A loan gives only what its delegator still holds, by
 * role, on that day: it lapses with the delegator's right, account or period. Rights over what units
 * report reach only those whose own roles stand inside that wall on the day.
 */
export function rightsOf(
  held: readonly Holding[],
  loans: readonly Loan[],
  today: Day,
): readonly Right[] {
  const reasons = new Map<Permission, Reason[]>()
  const add = (permission: Permission, reason: Reason): void => {
    reasons.set(permission, [...(reasons.get(permission) ?? []), reason])
  }
  const own = current(held, today)
  const ownRoles = own.map((one) => one.role)
  for (const one of own) {
    for (const permission of roles[one.role].permissions) add(permission, { kind: 'role', ...one })
  }
  for (const loan of loans) {
    if (!loan.active || !isWithin(today, loan.from, loan.until)) continue
    const { id, by, from, until } = loan
    for (const permission of new Set(loan.permissions)) {
      if (!mayDelegate(permission) || !mayBeLent(permission, ownRoles)) continue
      if (rolesGive(current(loan.held, today), permission).length === 0) continue
      add(permission, { kind: 'delegation', id, by, from, until })
    }
  }
  return [...reasons].map(([permission, why]) => ({ permission, reasons: why }))
}

/**
 * For whom a person acts who calls something that needs one of `needed`: nobody else while a role
 * of their own suffices, otherwise the delegator of the first right that fits.
 */
export function actsFor(rights: readonly Right[], needed: readonly string[]): string | undefined {
  const fitting = rights.filter((right) => needed.includes(right.permission))
  if (fitting.some((right) => right.reasons.some((reason) => reason.kind === 'role')))
    return undefined
  const [reason] = fitting.flatMap((right) => right.reasons)
  return reason?.kind === 'delegation' ? reason.by.id : undefined
}

export const rolesOn = (held: readonly Holding[], today: Day): Role[] =>
  current(held, today).map((one) => one.role)

/** Roles whose rights are lent today: what they ask of their holder, they ask of the deputy. */
export function rolesLent(loans: readonly Loan[], today: Day): Role[] {
  return loans
    .filter((loan) => loan.active && isWithin(today, loan.from, loan.until))
    .flatMap((loan) =>
      current(loan.held, today).filter((one) =>
        loan.permissions.some((permission) => rolesGive([one], permission).length > 0),
      ),
    )
    .map((one) => one.role)
}

/** The pages a person sees first: by role, by the kind of organisation where there is none. */
export function audienceOf(held: readonly Role[], kind: OrganisationKind): Audience {
  const [first] = held
  return first ? roles[first].audience : audienceOfKind[kind]
}

/** Roles that an organisation's own administrator may give to its people. */
const ownRoles: Readonly<Record<OrganisationKind, readonly Role[]>> = {
  department: ['department-head', 'department-officer'],
  enterprise: ['enterprise-admin', 'enterprise-reporter'],
  bank: ['bank-officer'],
  'expert-body': ['expert'],
  agency: ['agency-analyst'],
  platform: [],
}
/** Roles that only the security administrator gives, by where the person works. */
const reservedRoles: Readonly<Record<OrganisationKind, readonly Role[]>> = {
  department: [
    'plan-office',
    'leader',
    'statistics-officer',
    'statistics-head',
    'district-statistician',
  ],
  enterprise: [],
  bank: [],
  'expert-body': [],
  agency: [],
  platform: ['leader', 'system-admin', 'security-admin', 'audit-admin'],
}

export const rolesGivenWithin = (kind: OrganisationKind): readonly Role[] => ownRoles[kind]

/** Roles that only the security administrator gives, wherever the person works. */
export const isReserved = (role: Role): boolean =>
  Object.values(reservedRoles).some((reserved) => reserved.includes(role))

/** Whether people of such an organisation may hold `role` at all. */
export function fitsOrganisation(role: Role, kind: OrganisationKind): boolean {
  return [...ownRoles[kind], ...reservedRoles[kind]].includes(role)
}

export const needsSecondFactor = (held: readonly Role[]): boolean =>
  held.some((role) => roles[role].secondFactor)

/** What a signed-in person must still do before anything else. */
export function stepBeforeWork(account: {
  readonly roles: readonly Role[]
  readonly enrolled: boolean
  readonly mustChangePassword: boolean
}): Exclude<SignInStep, 'second-factor'> {
  if (account.mustChangePassword) return 'change-password'
  return needsSecondFactor(account.roles) && !account.enrolled ? 'enrol' : 'done'
}

/** Failures in a row that are free of delay, by what is counted. */
export const freeFailures = { pair: 5, device: 5, factor: 5, account: 20, address: 60 } as const
const firstDelay = 30
const longestDelay = 15 * 60
/** Seconds without a failure after which counting starts again. */
export const attemptMemory = 3600

/** Seconds to refuse after `failures` in a row: 30, doubling, at most a quarter of an hour. */
export function delayAfter(scope: keyof typeof freeFailures, failures: number): number {
  const over = failures - freeFailures[scope]
  return over < 0 ? 0 : Math.min(longestDelay, firstDelay * 2 ** Math.min(over, 10))
}

/** Whether a session still holds at `now`; times in milliseconds. */
export function isSessionLive(
  session: { readonly lastSeen: number; readonly expires: number; readonly revoked: boolean },
  now: number,
  idleSeconds: number,
): boolean {
  return !session.revoked && now < session.expires && now < session.lastSeen + idleSeconds * 1000
}
