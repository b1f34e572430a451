import type { TokenPurpose } from '@wstc/domain/identity/model'
import type { Insertable } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { IdentityTables } from '../tables.ts'

export async function savePassword(
  tx: Tx,
  personId: string,
  hash: string,
  now: Date,
  mustChange = false,
): Promise<void> {
  const values = { password_hash: hash, password_set_at: now, must_change_password: mustChange }
  await tx
    .insertInto('identity_credential')
    .values({ person_id: personId, ...values })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
    .execute()
}

export async function insertCredential(
  tx: Tx,
  rows:
    | Insertable<IdentityTables['identity_credential']>
    | Insertable<IdentityTables['identity_credential']>[],
): Promise<void> {
  await tx.insertInto('identity_credential').values(rows).execute()
}

export async function hasPassword(tx: Tx, personId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('identity_credential')
    .where('person_id', '=', personId)
    .where('password_hash', 'is not', null)
    .select('person_id')
    .executeTakeFirst()
  return row !== undefined
}

/** Keeps a secret that is not in force until it is confirmed; never replaces one in force. */
export async function proposeTotp(tx: Tx, personId: string, sealed: string): Promise<boolean> {
  const done = await tx
    .updateTable('identity_credential')
    .set({ totp_secret: sealed, totp_last_step: 0 })
    .where('person_id', '=', personId)
    .where('totp_confirmed_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function confirmTotp(
  tx: Tx,
  personId: string,
  step: number,
  now: Date,
): Promise<boolean> {
  const done = await tx
    .updateTable('identity_credential')
    .set({ totp_confirmed_at: now, totp_last_step: step })
    .where('person_id', '=', personId)
    .where('totp_confirmed_at', 'is', null)
    .where('totp_secret', 'is not', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Marks `step` as used; false when this or a later one was used already, by whoever came first. */
export async function useTotpStep(tx: Tx, personId: string, step: number): Promise<boolean> {
  const done = await tx
    .updateTable('identity_credential')
    .set({ totp_last_step: step })
    .where('person_id', '=', personId)
    .where('totp_last_step', '<', step)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function dropTotp(tx: Tx, personId: string): Promise<void> {
  await tx
    .updateTable('identity_credential')
    .set({ totp_secret: null, totp_confirmed_at: null })
    .where('person_id', '=', personId)
    .execute()
  await tx.deleteFrom('identity_recovery_code').where('person_id', '=', personId).execute()
}

export async function replaceRecoveryCodes(
  tx: Tx,
  personId: string,
  hashes: readonly string[],
): Promise<void> {
  await tx.deleteFrom('identity_recovery_code').where('person_id', '=', personId).execute()
  await tx
    .insertInto('identity_recovery_code')
    .values(hashes.map((code_hash) => ({ person_id: personId, code_hash })))
    .execute()
}

export async function useRecoveryCode(
  tx: Tx,
  personId: string,
  hash: string,
  now: Date,
): Promise<boolean> {
  const done = await tx
    .updateTable('identity_recovery_code')
    .set({ used_at: now })
    .where('person_id', '=', personId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function countRecoveryCodes(tx: Tx, personId: string): Promise<number> {
  const row = await tx
    .selectFrom('identity_recovery_code')
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .select((e) => e.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Stores a token sent by mail; earlier ones for the same purpose stop working. */
export async function insertToken(
  tx: Tx,
  row: Insertable<IdentityTables['identity_token']>,
): Promise<void> {
  await tx
    .updateTable('identity_token')
    .set({ used_at: row.created_at as Date })
    .where('person_id', '=', row.person_id)
    .where('purpose', '=', row.purpose)
    .where('used_at', 'is', null)
    .execute()
  await tx.insertInto('identity_token').values(row).execute()
}

/** Links for `purpose` made for this person since then. */
export async function countTokens(
  tx: Tx,
  personId: string,
  purpose: TokenPurpose,
  since: Date,
): Promise<number> {
  const row = await tx
    .selectFrom('identity_token')
    .where('person_id', '=', personId)
    .where('purpose', '=', purpose)
    .where('created_at', '>', since)
    .select((e) => e.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Whose token it is, while it can be used. */
export async function findTokenPerson(
  tx: Tx,
  purpose: TokenPurpose,
  hash: string,
  now: Date,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('identity_token')
    .where('token_hash', '=', hash)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .select('person_id')
    .executeTakeFirst()
  return row?.person_id
}

export async function useToken(tx: Tx, hash: string, now: Date): Promise<boolean> {
  const done = await tx
    .updateTable('identity_token')
    .set({ used_at: now })
    .where('token_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function findSubject(
  tx: Tx,
  issuer: string,
  subject: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('identity_subject')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .select('person_id')
    .executeTakeFirst()
  return row?.person_id
}

export async function insertSubject(
  tx: Tx,
  row: Insertable<IdentityTables['identity_subject']>,
): Promise<void> {
  await tx.insertInto('identity_subject').values(row).execute()
}
