import type { identityContract } from '@wstc/domain/identity/contract'
import type { Delegation } from '@wstc/domain/identity/contract/access'
import { permissions as permissionWords } from '@wstc/domain/identity/permissions'
import { isWithin, mayDelegate, rightsOf, rolesOn } from '@wstc/domain/identity/rules'
import { mayBeLent } from '@wstc/domain/identity/statistics-wall'
import type { BodyOf } from '@wstc/domain/kernel/endpoint'
import { addDays, dayInShanghai } from '@wstc/domain/kernel/period'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import { recordAct } from '../../audit/index.ts'
import { actOnce } from '../../platform/idempotency.ts'
import { newId } from '../../platform/ids.ts'
import type { Call } from '../../platform/serve.ts'
import { asSystem, type FreeCall } from '../opening.ts'
import { type Account, findAccount } from '../store/accounts.ts'
import {
  type DelegationRow,
  findDelegation,
  insertDelegation,
  revokeDelegation as markRevoked,
  selectDelegations,
} from '../store/delegations.ts'

type Input = BodyOf<(typeof identityContract)['createDelegation']>

const toDelegation = (row: DelegationRow, now: Date): Delegation => ({
  id: row.id,
  from: { id: row.from_person, name: row.from_name },
  to: { id: row.to_person, name: row.to_name },
  permissions: [...row.permissions],
  fromDay: row.from_day,
  untilDay: row.until_day,
  reason: row.reason,
  revoked: row.revoked_at?.toISOString() ?? null,
  current: row.revoked_at === null && isWithin(dayInShanghai(now), row.from_day, row.until_day),
})

export async function listDelegations(call: Call): Promise<{ items: Delegation[] }> {
  const rows = await selectDelegations(call.tx, 200)
  return { items: rows.map((row) => toDelegation(row, call.now)) }
}

function requireDelegable(input: Input, from: Account, to: Account, now: Date): void {
  const today = dayInShanghai(now)
  const fault = (code: `identity/${string}`, path: string, details = {}) =>
    new Problem(code, details, [{ path, code, details }])
  if (input.fromDay > input.untilDay) throw fault('identity/period-reversed', 'untilDay')
  if (input.untilDay < today) throw fault('identity/period-over', 'untilDay')
  if (input.untilDay > addDays(input.fromDay, 366))
    throw fault('identity/period-too-long', 'untilDay')
  const own = new Set(rightsOf(from.held, [], today).map((right) => right.permission))
  const wrong = input.permissions.filter((one) => !own.has(one) || !mayDelegate(one))
  if (wrong.length > 0) {
    throw fault('identity/cannot-delegate', 'permissions', {
      permissions: wrong.map((one) => permissionWords[one]),
    })
  }
  const theirs = rolesOn(to.held, today)
  const outside = input.permissions.filter((one) => !mayBeLent(one, theirs))
  if (outside.length > 0) {
    throw fault('identity/deputy-outside-statistics', 'permissions', {
      permissions: outside.map((one) => permissionWords[one]),
    })
  }
}

/** Lends rights of one's own roles to a colleague for some days. */
export async function createDelegation(call: FreeCall, input: Input): Promise<Delegation> {
  const me = call.actor.personId!
  const { from, to } = await asSystem(call, async (tx) => ({
    from: await findAccount(tx, me),
    to: await findAccount(tx, input.to),
  }))
  if (!from) throw absent('person')
  const colleague =
    to?.state === 'active' && to.organisation.id === from.organisation.id && to.id !== me
  if (!to || !colleague) {
    throw new Problem('identity/deputy-elsewhere', {}, [
      { path: 'to', code: 'identity/deputy-elsewhere' },
    ])
  }
  requireDelegable(input, from, to, call.now)
  const id = await actOnce(call, call.actor, async (tx) => {
    const id = newId(call.now)
    await insertDelegation(tx, {
      id,
      organisation_id: from.organisation.id,
      from_person: me,
      to_person: to.id,
      permissions: [...new Set(input.permissions)],
      from_day: input.fromDay,
      until_day: input.untilDay,
      reason: input.reason,
      created_at: call.now,
      created_by: me,
    })
    await recordAct(
      { ...call, tx },
      {
        action: 'identity.delegation.created',
        subject: { kind: 'delegation', id },
        details: {
          to: to.id,
          permissions: input.permissions,
          from: input.fromDay,
          until: input.untilDay,
        },
      },
    )
    return id
  })
  return asSystem(call, async (tx) => toDelegation((await findDelegation(tx, id))!, call.now))
}

/** Ends a delegation now: by its delegator, or whoever manages the organisation's people. */
export async function revokeDelegation(call: FreeCall, id: string): Promise<Delegation> {
  await actOnce(call, call.actor, async (tx) => {
    const row = await findDelegation(tx, id)
    const { personId, organisationId, permissions } = call.actor
    const allowed =
      row?.from_person === personId ||
      (row?.organisation_id === organisationId && permissions.has('identity.people.manage'))
    if (!row || !allowed) throw absent('delegation')
    if (!(await markRevoked(tx, id, personId!, call.now))) throw absent('delegation')
    await recordAct(
      { ...call, tx },
      {
        action: 'identity.delegation.revoked',
        subject: { kind: 'delegation', id },
        details: { to: row.to_person },
      },
    )
  })
  return asSystem(call, async (tx) => toDelegation((await findDelegation(tx, id))!, call.now))
}
