import type { Permission } from '@wstc/domain/identity/permissions'
import { type Role, roles } from '@wstc/domain/identity/roles'
import { rolesThatMayBeLent, statisticsKeys } from '@wstc/domain/identity/statistics-wall'
import type { Day } from '@wstc/domain/kernel/period'
import { type Insertable, sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { IdentityTables } from '../tables.ts'
import type { Holder } from './people.ts'

const delegations = (tx: Tx) =>
  tx
    .selectFrom('identity_delegation as d')
    .innerJoin('identity_person as f', 'f.id', 'd.from_person')
    .innerJoin('identity_person as t', 't.id', 'd.to_person')
    .select([
      'd.id',
      'd.organisation_id',
      'd.from_person',
      'f.name as from_name',
      'd.to_person',
      't.name as to_name',
      'd.permissions',
      'd.from_day',
      'd.until_day',
      'd.reason',
      'd.revoked_at',
    ])

export type DelegationRow = Awaited<
  ReturnType<ReturnType<typeof delegations>['executeTakeFirstOrThrow']>
>

export function findDelegation(tx: Tx, id: string): Promise<DelegationRow | undefined> {
  return delegations(tx).where('d.id', '=', id).executeTakeFirst()
}

/** Delegations that the actor may see, newest first. */
export function selectDelegations(tx: Tx, limit: number): Promise<DelegationRow[]> {
  return delegations(tx).orderBy('d.id', 'desc').limit(limit).execute()
}

/**
 * Active people to whom an active holder of one of `roles` has lent `permission` for `day`, as far
 * as the role still gives it, and the wall around statistics lets it pass; needs the system's reach.
 */
export async function selectDeputies(
  tx: Tx,
  filter: {
    readonly roles: readonly Role[]
    readonly permission: Permission
    readonly organisation?: string | undefined
    readonly day: Day
  },
): Promise<Omit<Holder, 'role'>[]> {
  const { permission, organisation, day } = filter
  const lending = filter.roles.filter((role) =>
    (roles[role].permissions as readonly Permission[]).includes(permission),
  )
  const within = statisticsKeys(permission) ? rolesThatMayBeLent(permission) : null
  const { rows } = await sql<Omit<Holder, 'role'>>`
    select distinct t.id, t.name, d.organisation_id as organisation
    from identity_delegation d
    join identity_person t on t.id = d.to_person and t.state = 'active'
    join identity_person f on f.id = d.from_person and f.state = 'active'
    join identity_role_grant g on g.person_id = f.id and g.revoked_at is null
    where d.revoked_at is null and ${day}::date between d.from_day and d.until_day
      and ${permission} = any (d.permissions) and g.role = any (${[...lending]}::text[])
      and coalesce(g.from_day <= ${day}::date, true) and coalesce(g.until_day >= ${day}::date, true)
      and (${within}::text[] is null or exists (select from identity_role_grant own
        where own.person_id = t.id and own.revoked_at is null and own.role = any (${within}::text[])
          and coalesce(own.from_day <= ${day}::date, true) and coalesce(own.until_day >= ${day}::date, true)))
      and (${organisation ?? null}::text is null or d.organisation_id = ${organisation ?? null})
    order by t.id`.execute(tx)
  return rows
}

export async function insertDelegation(
  tx: Tx,
  row: Insertable<IdentityTables['identity_delegation']>,
): Promise<void> {
  await tx.insertInto('identity_delegation').values(row).execute()
}

export async function revokeDelegation(
  tx: Tx,
  id: string,
  by: string,
  now: Date,
): Promise<boolean> {
  const done = await tx
    .updateTable('identity_delegation')
    .set({ revoked_at: now, revoked_by: by })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
