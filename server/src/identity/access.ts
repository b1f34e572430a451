import type { OrganisationKind } from '@wstc/domain/identity/model'
import type { Role } from '@wstc/domain/identity/roles'
import { fitsOrganisation, isReserved, rolesGivenWithin } from '@wstc/domain/identity/rules'
import { Problem } from '@wstc/domain/kernel/problem'
import type { Actor } from '../platform/actor.ts'

/** Whether accounts of `organisation` are the actor's to manage. */
export function mayManagePeople(actor: Actor, organisation: string): boolean {
  if (actor.permissions.has('identity.accounts.manage')) return true
  return actor.permissions.has('identity.people.manage') && actor.organisationId === organisation
}

/**
 * Whether the actor may change this account. An organisation's own administrator keeps off the
 * holders of roles that are not the organisation's to give, such as the leading group's office.
 */
export function mayChangeAccount(
  actor: Actor,
  person: { readonly organisation: string; readonly roles: readonly { readonly role: Role }[] },
): boolean {
  if (!mayManagePeople(actor, person.organisation)) return false
  if (actor.permissions.has('identity.accounts.manage')) return true
  return !person.roles.some(({ role }) => isReserved(role))
}

/** Whether the actor may look at people of `organisation`. */
export function maySeePeople(actor: Actor, organisation: string): boolean {
  const { permissions } = actor
  if (permissions.has('identity.people.read') && actor.organisationId === organisation) return true
  return (
    permissions.has('identity.accounts.manage') ||
    permissions.has('identity.roles.grant') ||
    permissions.has('identity.access.explain')
  )
}

/**
 * The security administrator gives any role that fits; an organisation's own administrator gives
 * the ordinary roles of the organisation. Nobody changes their own.
 * @throws Problem that says which of these is missing.
 */
export function requireGrant(
  actor: Actor,
  person: { readonly id: string; readonly organisation: string },
  role: Role,
  kind: OrganisationKind,
): void {
  if (actor.personId === person.id) throw new Problem('identity/not-for-oneself')
  if (!fitsOrganisation(role, kind)) throw new Problem('identity/role-does-not-fit')
  if (actor.permissions.has('identity.roles.grant')) return
  const own =
    actor.permissions.has('identity.people.manage') &&
    actor.organisationId === person.organisation &&
    rolesGivenWithin(kind).includes(role)
  if (!own) throw new Problem('request/forbidden')
}

export function mayExplain(actor: Actor, personId: string): boolean {
  return actor.personId === personId || actor.permissions.has('identity.access.explain')
}
