import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { unitNames } from '../../../registry/index.ts'
import type { ObligationRow } from './obligations.ts'

export interface LeftBehind extends ObligationRow {
  /** The entry that was kept. */
  readonly kept: string
  readonly round_locked_at: Date | null
}

/** What entries that were merged away still owe, and nobody can answer any more. */
export async function selectLeftBehind(tx: Tx): Promise<LeftBehind[]> {
  const { rows } = await sql<LeftBehind>`
    select o.*, u."mergedInto" as kept, r.locked_at as round_locked_at
    from statistics_obligation o
    join (${unitNames(tx)}) u on u.id = o.enterprise and u."mergedInto" is not null
    join statistics_round r on r.survey = o.survey and r.period = o.period
    where not o.exempt and o.closed_on is null
      and (o.latest is null or o.latest = 'returned')
    order by o.id for update of o`.execute(tx)
  return rows
}

/** A begun draft with its file goes on at another obligation of the same round. */
export async function moveDraft(tx: Tx, from: string, to: string): Promise<void> {
  await sql`insert into statistics_draft (obligation, content, revision, source, saved_by, saved_at)
    select ${to}, content, revision, source, saved_by, saved_at
    from statistics_draft where obligation = ${from}`.execute(tx)
  await sql`insert into statistics_draft_file (obligation, name, sha256, bytes, said)
    select ${to}, name, sha256, bytes, said
    from statistics_draft_file where obligation = ${from}`.execute(tx)
  await sql`delete from statistics_draft_file where obligation = ${from}`.execute(tx)
  await sql`delete from statistics_draft where obligation = ${from}`.execute(tx)
}
