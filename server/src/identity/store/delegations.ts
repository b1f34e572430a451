import type { Insertable } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { IdentityTables } from '../tables.ts'

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
