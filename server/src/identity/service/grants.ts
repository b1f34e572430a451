import type { identityContract } from '@wstc/domain/identity/contract'
import type { Estate } from '@wstc/domain/identity/model'
import { mayCombine, type Role } from '@wstc/domain/identity/roles'
import type { BodyOf, ReplyOf } from '@wstc/domain/kernel/endpoint'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import { recordAct } from '../../audit/index.ts'
import { isDatabaseError, type Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Call } from '../../platform/serve.ts'
import { requireGrant } from '../access.ts'
import type { FreeCall } from '../opening.ts'
import { hasHeldAny, insertGrant, revokeGrant, updatePerson } from '../store/people.ts'
import { about, getOrganisation, getPersonRow } from './found.ts'

type Contract = typeof identityContract
type Person = ReplyOf<Contract['getPerson']>

/** Stores a grant; the database refuses what the administrators' separation forbids. */
export async function saveGrant(
  tx: Tx,
  call: FreeCall,
  personId: string,
  grant: { role: Role; from?: string | undefined; until?: string | undefined; reason: string },
): Promise<void> {
  await insertGrant(tx, {
    id: newId(call.now),
    person_id: personId,
    role: grant.role,
    granted_by: call.actor.personId ?? null,
    granted_at: call.now,
    from_day: grant.from ?? null,
    until_day: grant.until ?? null,
    reason: grant.reason,
  }).catch((error: unknown) => {
    if (isDatabaseError(error, '23503')) throw new Problem('identity/role-excluded')
    if (isDatabaseError(error, '23505')) throw new Problem('identity/role-held')
    throw error
  })
}

const administrators: readonly Role[] = ['system-admin', 'security-admin', 'audit-admin']

export async function grantRole(
  call: Call,
  id: string,
  input: BodyOf<Contract['grantRole']>,
): Promise<Person> {
  const { tx } = call
  const person = await getPersonRow(tx, id)
  const { kind } = await getOrganisation(tx, person.organisation)
  requireGrant(call.actor, person, input.role, kind)
  const held = person.roles.map((one) => one.role).filter((one) => !administrators.includes(one))
  if (!administrators.includes(input.role) && !mayCombine([...held, input.role])) {
    throw new Problem('identity/statistics-apart')
  }
  if (input.from && input.until && input.from > input.until) {
    throw new Problem('identity/period-reversed', {}, [
      { path: 'until', code: 'identity/period-reversed' },
    ])
  }
  if (administrators.includes(input.role) && !(await hasHeldAny(tx, id))) {
    await updatePerson(tx, id, { estate: input.role as Estate })
  }
  await saveGrant(tx, call, id, input)
  await recordAct(call, {
    action: 'identity.role.granted',
    subject: about(person),
    details: { ...input },
  })
  return getPersonRow(tx, id)
}

export async function revokeRole(call: Call, id: string, role: Role): Promise<Person> {
  const { tx } = call
  const person = await getPersonRow(tx, id)
  const { kind } = await getOrganisation(tx, person.organisation)
  requireGrant(call.actor, person, role, kind)
  if (!(await revokeGrant(tx, id, role, call.actor.personId!, call.now))) throw absent('role')
  await recordAct(call, {
    action: 'identity.role.revoked',
    subject: about(person),
    details: { role },
  })
  return getPersonRow(tx, id)
}
