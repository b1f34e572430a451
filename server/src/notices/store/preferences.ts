import { defaultPreferences, type Preferences } from '@wstc/domain/notices/model'
import type { Tx } from '../../platform/database.ts'

/** What the reader chose, or the defaults. */
export async function loadPreferences(tx: Tx, person: string): Promise<Preferences> {
  const row = await tx
    .selectFrom('notices_preference')
    .where('person', '=', person)
    .selectAll()
    .executeTakeFirst()
  if (!row) return defaultPreferences
  return { digestTime: row.digest_time, quiet: row.quiet, kinds: row.kinds }
}

export async function savePreferences(tx: Tx, person: string, p: Preferences): Promise<void> {
  const values = {
    digest_time: p.digestTime,
    quiet: JSON.stringify(p.quiet),
    kinds: JSON.stringify(p.kinds),
  }
  await tx
    .insertInto('notices_preference')
    .values({ person, ...values })
    .onConflict((conflict) => conflict.column('person').doUpdateSet(values))
    .execute()
}
