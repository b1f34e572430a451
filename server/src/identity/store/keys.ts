import type { Insertable, Selectable } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { IdentityTables } from '../tables.ts'

type Table = IdentityTables['identity_api_key']

const columns = [
  'id',
  'name',
  'scope',
  'source',
  'ending',
  'created_by',
  'created_at',
  'until_day',
  'last_used_at',
  'revoked_at',
] as const
export type ApiKeyRow = Pick<Selectable<Table>, (typeof columns)[number]>

/** Keys of the actor's organisation, newest first. */
export const selectApiKeys = (tx: Tx): Promise<ApiKeyRow[]> =>
  tx.selectFrom('identity_api_key').select(columns).orderBy('id', 'desc').limit(200).execute()

export async function insertApiKey(tx: Tx, row: Insertable<Table>): Promise<void> {
  await tx.insertInto('identity_api_key').values(row).execute()
}

/** A key that has not been revoked, by the hash of what was sent. */
export const findApiKey = (tx: Tx, tokenHash: string) =>
  tx
    .selectFrom('identity_api_key')
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .select([...columns, 'organisation_id'])
    .executeTakeFirst()

export async function touchApiKey(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.updateTable('identity_api_key').set({ last_used_at: now }).where('id', '=', id).execute()
}

/** False when there is none to revoke. */
export async function revokeApiKey(tx: Tx, id: string, by: string, now: Date): Promise<boolean> {
  const done = await tx
    .updateTable('identity_api_key')
    .set({ revoked_at: now, revoked_by: by })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Revokes every key that the person made; answers how many. */
export async function revokeApiKeysOf(
  tx: Tx,
  person: string,
  by: string | null,
  now: Date,
): Promise<number> {
  const done = await tx
    .updateTable('identity_api_key')
    .set({ revoked_at: now, revoked_by: by })
    .where('created_by', '=', person)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}
