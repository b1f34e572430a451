import { type KeyScope, keyScopes, type SignInStep } from '@wstc/domain/identity/model'
import type { Permission } from '@wstc/domain/identity/permissions'
import type { Role } from '@wstc/domain/identity/roles'
import {
  actsFor,
  audienceOf,
  rightsOf,
  rolesLent,
  rolesOn,
  stepBeforeWork,
} from '@wstc/domain/identity/rules'
import type { Endpoint } from '@wstc/domain/kernel/endpoint'
import { dayInShanghai } from '@wstc/domain/kernel/period'
import type { Actor } from '../platform/actor.ts'
import type { Account } from './store/accounts.ts'

const rightsToday = (account: Account, now: Date) =>
  rightsOf(account.held, account.loans, dayInShanghai(now))

/** The account as it acts at `now`, in a session, for what `access` asks. */
export function actorOf(
  account: Account,
  now: Date,
  sessionId?: string,
  access: Endpoint['access'] = 'session',
): Actor {
  const roles = rolesOn(account.held, dayInShanghai(now))
  const rights = rightsToday(account, now)
  const needed = typeof access === 'string' ? [access] : access
  return {
    kind: 'person',
    personId: account.id,
    organisationId: account.organisation.id,
    audience: audienceOf(roles, account.organisation.kind),
    roles,
    permissions: new Set(rights.map((right) => right.permission)),
    sessionId,
    onBehalfOf: actsFor(rights, needed),
  }
}

/** Roles that decide how a person must prove who they are: the own ones and those behind loans. */
export const rolesToProve = (account: Pick<Account, 'held' | 'loans'>, now: Date): Role[] => {
  const today = dayInShanghai(now)
  return [...rolesOn(account.held, today), ...rolesLent(account.loans, today)]
}

export function stepOf(account: Account, now: Date): Exclude<SignInStep, 'second-factor'> {
  return stepBeforeWork({
    roles: rolesToProve(account, now),
    enrolled: account.enrolled,
    mustChangePassword: account.mustChangePassword,
  })
}

/** Whether the account may let systems act for it, for what the scope is for. */
export function mayMakeKeys(account: Account, now: Date, scope: KeyScope): boolean {
  const { permissions } = actorOf(account, now)
  const carried: readonly Permission[] = keyScopes[scope].permissions
  return permissions.has('identity.keys.manage') && carried.every((one) => permissions.has(one))
}

/** The account as one of its keys acts: with the rights of the scope that it holds itself. */
export function actorOfKey(account: Account, now: Date, key: NonNullable<Actor['key']>): Actor {
  const { onBehalfOf: _, permissions, ...actor } = actorOf(account, now)
  const carried: readonly Permission[] = keyScopes[key.scope].permissions
  return { ...actor, permissions: new Set(carried.filter((one) => permissions.has(one))), key }
}

/** Whether the account may act; invented ones only while the demo is on. */
export const isUsable = (account: Account, demo: boolean): boolean =>
  account.state === 'active' && account.organisation.active && (demo || !account.synthetic)
