import type { Insertable } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { IdentityTables } from '../tables.ts'

export async function insertSession(
  tx: Tx,
  row: Insertable<IdentityTables['identity_session']>,
): Promise<void> {
  await tx.insertInto('identity_session').values(row).execute()
}

export async function touchSession(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('identity_session')
    .set({ last_seen_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute()
}

/** Sessions of a person that have not ended. */
export function listLiveSessions(tx: Tx, personId: string, now: Date, idleSeconds: number) {
  return tx
    .selectFrom('identity_session')
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', new Date(now.getTime() - idleSeconds * 1000))
    .orderBy('id', 'desc')
    .select(['id', 'created_at', 'last_seen_at', 'expires_at', 'address', 'agent'])
    .limit(100)
    .execute()
}

/** Ends one session of the person; false when there is none to end. */
export async function revokeSession(
  tx: Tx,
  personId: string,
  id: string,
  now: Date,
): Promise<boolean> {
  const done = await tx
    .updateTable('identity_session')
    .set({ revoked_at: now })
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Ends every session of the person but `keep`; answers how many. */
export async function revokeSessions(
  tx: Tx,
  personId: string,
  now: Date,
  keep?: string,
): Promise<number> {
  const done = await tx
    .updateTable('identity_session')
    .set({ revoked_at: now })
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .$if(keep !== undefined, (query) => query.where('id', '<>', keep!))
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

/** Removes what no longer proves anything: sessions a month after their end, spent tokens. */
export async function forgetEnded(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom('identity_session').where('expires_at', '<', before).execute()
  await tx.deleteFrom('identity_challenge').where('expires_at', '<', before).execute()
  await tx.deleteFrom('identity_token').where('expires_at', '<', before).execute()
  await tx.deleteFrom('identity_attempt').where('last_failed_at', '<', before).execute()
}

export async function insertDevice(
  tx: Tx,
  row: Insertable<IdentityTables['identity_device']>,
): Promise<void> {
  await tx.insertInto('identity_device').values(row).execute()
}

/** A known browser of this person. */
export async function findDevice(
  tx: Tx,
  tokenHash: string,
  personId: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('identity_device')
    .where('token_hash', '=', tokenHash)
    .where('person_id', '=', personId)
    .select('id')
    .executeTakeFirst()
  return row?.id
}

export async function touchDevice(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.updateTable('identity_device').set({ last_used_at: now }).where('id', '=', id).execute()
}

export async function deleteDevices(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('identity_device').where('person_id', '=', personId).execute()
}

export async function insertChallenge(
  tx: Tx,
  row: Insertable<IdentityTables['identity_challenge']>,
): Promise<void> {
  await tx.insertInto('identity_challenge').values(row).execute()
}

export function findChallenge(tx: Tx, tokenHash: string, now: Date) {
  return tx
    .selectFrom('identity_challenge')
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .select(['person_id', 'device_id', 'single_sign_on'])
    .executeTakeFirst()
}

/** Spends the challenge; of two that come together one wins. */
export async function useChallenge(tx: Tx, tokenHash: string, now: Date): Promise<boolean> {
  const done = await tx
    .updateTable('identity_challenge')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
