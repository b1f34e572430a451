import { type Selectable, sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { PlanBriefingsTables } from './tables.ts'

export type BriefingRow = Selectable<PlanBriefingsTables['plan_briefing']>

export async function insertBriefing(tx: Tx, row: BriefingRow): Promise<void> {
  await tx
    .insertInto('plan_briefing')
    .values({ ...row, content: JSON.stringify(row.content) })
    .execute()
}

/** The newest first. */
export const selectBriefings = (tx: Tx): Promise<BriefingRow[]> =>
  tx
    .selectFrom('plan_briefing')
    .selectAll()
    .orderBy('issued_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

export const findBriefing = (tx: Tx, id: string): Promise<BriefingRow | undefined> =>
  tx.selectFrom('plan_briefing').selectAll().where('id', '=', id).executeTakeFirst()

export async function nextBriefing(
  tx: Tx,
  year: number,
  kind: BriefingRow['kind'],
): Promise<number> {
  const row = await tx
    .selectFrom('plan_briefing')
    .select(sql<number>`coalesce(max(ordinal), 0) + 1`.as('next'))
    .where('year', '=', year)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow()
  return row.next
}
