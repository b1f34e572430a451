import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'

/** A return that was handed in and accepted before the platform was there. `cells` by key. */
export interface PastReturn {
  readonly obligation: string
  readonly formVersion: number
  readonly nothing: boolean
  readonly cells: Readonly<Record<string, string>>
  readonly hash: string
  readonly at: Date
}

export interface PastRow {
  readonly obligation: string
  readonly place: number
  readonly key: string
  readonly flow: string
  readonly item: string
  readonly partner: string
  readonly mode: string
  readonly currency: string
  readonly amount: string
  readonly usd: string | null
}

/** Takes back a relief from whoever has not reported, as if it had never been given. */
export async function dropRelief(
  tx: Tx,
  survey: string,
  period: string,
  relief: string,
): Promise<void> {
  await tx
    .updateTable('statistics_obligation')
    .set({ extended_to: null, relief: '', relief_at: null })
    .where('survey', '=', survey)
    .where('period', '=', period)
    .where('relief', '=', relief)
    .where('version', '=', 0)
    .execute()
}

const column = <T, K extends keyof T>(list: readonly T[], key: K): T[K][] =>
  list.map((one) => one[key])

const rowsAtOnce = 5000

/** Enters a whole month of invented returns: a few statements, however many they are. */
export async function insertPastReturns(
  tx: Tx,
  returns: readonly PastReturn[],
  rows: readonly PastRow[],
): Promise<void> {
  const ids = column(returns, 'obligation')
  const times = column(returns, 'at')
  const cells = returns.map((one) => JSON.stringify(one.cells))
  await sql`insert into statistics_return (obligation, version, form_version, nothing, cells,
      explanations, findings, content_hash, source, reason, by_person, at, synthetic)
    select o, 1, f, n, c, '[]', '[]', h, 'demo', '', null, a, true
    from unnest(${ids}::text[], ${column(returns, 'formVersion')}::int[],
      ${column(returns, 'nothing')}::bool[], ${column(returns, 'hash')}::text[],
      ${times}::timestamptz[], ${cells}::jsonb[]) t(o, f, n, h, a, c)`.execute(tx)
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const part = rows.slice(from, from + rowsAtOnce)
    await sql`insert into statistics_return_row (obligation, version, place, key, flow, item,
        partner, mode, currency, amount, usd, contract, note)
      select o, 1, p, k, f, i, e, m, c, a, u, null, null
      from unnest(${column(part, 'obligation')}::text[], ${column(part, 'place')}::int[],
        ${column(part, 'key')}::text[], ${column(part, 'flow')}::text[],
        ${column(part, 'item')}::text[], ${column(part, 'partner')}::text[],
        ${column(part, 'mode')}::text[], ${column(part, 'currency')}::text[],
        ${column(part, 'amount')}::numeric[], ${column(part, 'usd')}::numeric[])
      t(o, p, k, f, i, e, m, c, a, u)`.execute(tx)
  }
  await sql`update statistics_obligation o
    set latest = 'accepted', version = 1, accepted_version = 1, first_submitted_at = t.a,
      submitted_at = t.a, revision = o.revision + 1
    from unnest(${ids}::text[], ${times}::timestamptz[]) t(o, a) where o.id = t.o`.execute(tx)
}
