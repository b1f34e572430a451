import { type Selectable, sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { PlanGroupTables as T } from '../tables.ts'

export type FollowUpRow = Selectable<T['plan_follow_up']>
export type AnswerRow = Selectable<T['plan_follow_answer']>
export type ExtensionRow = Selectable<T['plan_extension']>

export const selectFollowUps = (tx: Tx): Promise<FollowUpRow[]> =>
  tx.selectFrom('plan_follow_up').selectAll().orderBy('year').orderBy('ordinal').execute()

export const findFollowUp = (tx: Tx, id: string): Promise<FollowUpRow | undefined> =>
  tx.selectFrom('plan_follow_up').selectAll().where('id', '=', id).executeTakeFirst()

export async function nextFollowUp(tx: Tx, year: number): Promise<number> {
  const row = await tx
    .selectFrom('plan_follow_up')
    .select(sql<number>`coalesce(max(ordinal), 0) + 1`.as('next'))
    .where('year', '=', year)
    .executeTakeFirstOrThrow()
  return row.next
}

export const selectAnswers = (tx: Tx): Promise<AnswerRow[]> =>
  tx.selectFrom('plan_follow_answer').selectAll().orderBy('at').orderBy('id').execute()

export const findAnswer = (tx: Tx, id: string): Promise<AnswerRow | undefined> =>
  tx.selectFrom('plan_follow_answer').selectAll().where('id', '=', id).executeTakeFirst()

export const selectExtensions = (tx: Tx): Promise<ExtensionRow[]> =>
  tx.selectFrom('plan_extension').selectAll().orderBy('at').orderBy('id').execute()

export const findExtension = (tx: Tx, id: string): Promise<ExtensionRow | undefined> =>
  tx.selectFrom('plan_extension').selectAll().where('id', '=', id).executeTakeFirst()
