import type { Contact } from '@wstc/domain/registry/model'
import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'

/** Contacts as they are told of an entry `e`. */
export const contactsOf = sql<Contact[]>`registry_contacts(e.id)`

interface Owner {
  readonly id: string
  readonly contacts: readonly Contact[]
}

/** Brings the contacts of entries that have none. */
export async function insertContacts(tx: Tx, owners: readonly Owner[]): Promise<void> {
  const rows = owners.flatMap(({ id, contacts }) =>
    contacts.map((one, n) => ({ enterprise: id, place: n + 1, ...one })),
  )
  if (rows.length === 0) return
  await sql`insert into registry_contact (enterprise, place, name, job, phone, email)
    select enterprise, place, name, job, phone, email
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(enterprise text, place int, name text,
      job text, phone text, email text)`.execute(tx)
}

/** Writes the contacts of an entry anew; what they were, its versions say. */
export async function replaceContacts(tx: Tx, owner: Owner): Promise<void> {
  await tx.deleteFrom('registry_contact').where('enterprise', '=', owner.id).execute()
  await insertContacts(tx, [owner])
}
