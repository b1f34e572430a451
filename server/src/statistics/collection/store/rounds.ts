import type { Undecided } from '@wstc/domain/statistics/collection/model/obligation'
import type { Insertable, Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { StatisticsCollectionTables } from '../tables.ts'

type Round = StatisticsCollectionTables['statistics_round']
export type RoundRow = Selectable<Round>

export const findRound = (tx: Tx, survey: string, period: string): Promise<RoundRow | undefined> =>
  tx
    .selectFrom('statistics_round')
    .selectAll()
    .where('survey', '=', survey)
    .where('period', '=', period)
    .executeTakeFirst()

export const listRounds = (
  tx: Tx,
  survey: string | undefined,
  limit: number,
): Promise<RoundRow[]> =>
  tx
    .selectFrom('statistics_round')
    .selectAll()
    .$if(survey !== undefined, (query) => query.where('survey', '=', survey!))
    .orderBy('due_on', 'desc')
    .orderBy('survey')
    .orderBy('period', 'desc')
    .limit(limit)
    .execute()

const turnOf = (survey: string, period: string) => `statistics.round ${survey} ${period}`

/** Whoever hands in goes beside others that do, and never beside the lock of the period. */
export const holdRoundOpen = (tx: Tx, survey: string, period: string) =>
  sql`select pg_advisory_xact_lock_shared(hashtextextended(${turnOf(survey, period)}, 0))`.execute(
    tx,
  )

/** Waits for those who are handing in, and lets nobody begin until the transaction ends. */
export const holdRoundAlone = (tx: Tx, survey: string, period: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${turnOf(survey, period)}, 0))`.execute(tx)

/** Rounds that are neither locked nor past their due day. */
export const listRunning = (tx: Tx, survey: string, day: string): Promise<RoundRow[]> =>
  tx
    .selectFrom('statistics_round')
    .selectAll()
    .where('survey', '=', survey)
    .where('due_on', '>=', day)
    .where('locked_at', 'is', null)
    .orderBy('period')
    .execute()

export const listUnlocked = (tx: Tx): Promise<Pick<RoundRow, 'survey' | 'period'>[]> =>
  tx
    .selectFrom('statistics_round')
    .select(['survey', 'period'])
    .where('locked_at', 'is', null)
    .orderBy('period')
    .orderBy('survey')
    .execute()

/** False where the round is there already. */
export async function insertRound(tx: Tx, row: Insertable<Round>): Promise<boolean> {
  const done = await tx
    .insertInto('statistics_round')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** Keeps what cannot be told of who owes; nobody else's act is disturbed by it. */
export const noteUndecided = (
  tx: Tx,
  { survey, period }: Pick<RoundRow, 'survey' | 'period'>,
  undecided: Undecided,
) =>
  tx
    .updateTable('statistics_round')
    .set({ undecided: JSON.stringify(undecided) })
    .where('survey', '=', survey)
    .where('period', '=', period)
    .execute()

/** Keeps a form as it is asked; the same form again is nothing new. */
export async function keepForm(
  tx: Tx,
  row: Insertable<StatisticsCollectionTables['statistics_form']>,
): Promise<void> {
  await tx
    .insertInto('statistics_form')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export interface KeptForm {
  readonly survey: string
  readonly version: number
  readonly sha256: string
}

/** Every form that was ever asked, without its content. */
export const listForms = (tx: Tx): Promise<KeptForm[]> =>
  tx
    .selectFrom('statistics_form')
    .select(['survey', 'version', 'sha256'])
    .orderBy('survey')
    .orderBy('version')
    .execute()

export const findForm = (tx: Tx, survey: string, version: number, sha256: string) =>
  tx
    .selectFrom('statistics_form')
    .select('content')
    .where('survey', '=', survey)
    .where('version', '=', version)
    .where('sha256', '=', sha256)
    .executeTakeFirst()

/** Until when a locked period is open again, if it is now. */
export async function findOpening(tx: Tx, survey: string, period: string, now: Date) {
  return tx
    .selectFrom('statistics_reopening')
    .select(['id', 'until'])
    .where('survey', '=', survey)
    .where('period', '=', period)
    .where('granted_at', 'is not', null)
    .where('until', '>', now)
    .orderBy('until', 'desc')
    .executeTakeFirst()
}

/** The newest word on each currency's average of a month: units for one US dollar. */
export async function selectRates(tx: Tx, months: readonly string[]) {
  return tx
    .selectFrom('statistics_rate')
    .distinctOn(['currency', 'month'])
    .select(['currency', 'month', 'source', 'status', 'version'])
    .select(sql<string>`per_usd::text`.as('per_usd'))
    .where('month', 'in', [...months])
    .orderBy('currency')
    .orderBy('month')
    .orderBy('version', 'desc')
    .execute()
}

/** Every word on the rates of a month, the newest of each currency first. */
export const selectRateVersions = (tx: Tx, month: string) =>
  tx
    .selectFrom('statistics_rate')
    .select(['currency', 'month', 'source', 'status', 'version', 'known_at', 'by_person'])
    .select(sql<string>`per_usd::text`.as('per_usd'))
    .where('month', '=', month)
    .orderBy('currency')
    .orderBy('version', 'desc')
    .execute()

/** Enters what is not there yet; answers how many came. */
export async function insertRates(
  tx: Tx,
  rows: readonly Insertable<StatisticsCollectionTables['statistics_rate']>[],
): Promise<number> {
  if (rows.length === 0) return 0
  const done = await tx
    .insertInto('statistics_rate')
    .values(rows as Insertable<StatisticsCollectionTables['statistics_rate']>[])
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(done.numInsertedOrUpdatedRows ?? 0n)
}
