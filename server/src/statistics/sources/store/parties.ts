import type { PartyState } from '@wstc/domain/statistics/sources/model/reconciliation'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { unitNames } from '../../../registry/index.ts'
import type { StatisticsSourcesTables } from '../tables.ts'

export type PartyRow = Selectable<StatisticsSourcesTables['statistics_party']>

/**
 * Units whose code the register knows are matched: by the whole code, or by the organisation code
 * that stands in places 9–17 of it, where that is one enterprise alone. Answers how many.
 */
export async function matchByCode(tx: Tx): Promise<number> {
  const { numAffectedRows } = await sql`
    with known as materialized (
      select coalesce(u."mergedInto", u.id) as id, u.uscc, substr(u.uscc, 9, 9) as organisation
      from (${unitNames(tx)}) u),
    found as (
      select p.id as party, min(k.id) as enterprise
      from statistics_party p
      join known k on k.uscc = p.code
      where p.enterprise is null and length(p.code) = 18
      group by p.id
      union all
      select p.id, min(k.id)
      from statistics_party p
      join known k on k.organisation = p.code
      where p.enterprise is null and length(p.code) = 9
      group by p.id having count(distinct k.id) = 1)
    update statistics_party p set enterprise = f.enterprise, revision = p.revision + 1
    from found f where p.id = f.party`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

/** Units that nothing matches and no proposal waits for, by id. */
export const selectUnknown = (
  tx: Tx,
  after: string,
  limit: number,
): Promise<Pick<PartyRow, 'id' | 'name'>[]> =>
  tx
    .selectFrom('statistics_party')
    .select(['id', 'name'])
    .where('enterprise', 'is', null)
    .where('name', '<>', '')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()

/** Proposes matches, unless they were refused before. Answers how many are new. */
export async function insertProposals(
  tx: Tx,
  rows: readonly {
    readonly party: string
    readonly enterprise: string
    readonly verdict: string
  }[],
): Promise<number> {
  const all = <K extends 'party' | 'enterprise' | 'verdict'>(key: K) => rows.map((row) => row[key])
  const { numAffectedRows } =
    await sql`insert into statistics_party_proposal (party, enterprise, verdict)
    select * from unnest(${all('party')}::text[], ${all('enterprise')}::text[], ${all('verdict')}::text[])
    on conflict do nothing`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

const openProposal = sql<boolean>`exists (select from statistics_party_proposal s
  where s.party = p.id and s.refused_at is null)`

const inState: Readonly<Record<PartyState, RawBuilder<boolean>>> = {
  proposed: sql`p.enterprise is null and ${openProposal}`,
  unmatched: sql`p.enterprise is null and not ${openProposal}`,
  'by-code': sql`p.enterprise is not null and not p.by_name`,
  'by-name': sql`p.by_name`,
}

export interface PartyLine extends PartyRow {
  readonly state: PartyState
  /** What waits for a person comes first. */
  readonly rank: number
  readonly rows: number
}

const stateOf = sql<PartyState>`case when p.by_name then 'by-name'
  when p.enterprise is not null then 'by-code'
  when ${openProposal} then 'proposed' else 'unmatched' end`

const rankOf = sql`case when p.by_name then 2 when p.enterprise is not null then 3
  when ${openProposal} then 0 else 1 end`

export async function selectParties(
  tx: Tx,
  asked: {
    readonly id?: string | undefined
    readonly state?: PartyState | undefined
    readonly pattern?: string | undefined
    readonly after?: { readonly rank: number; readonly id: string } | undefined
    readonly limit: number
  },
): Promise<PartyLine[]> {
  const wanted: RawBuilder<boolean>[] = [sql`true`]
  if (asked.id !== undefined) wanted.push(sql`p.id = ${asked.id}`)
  if (asked.state !== undefined) wanted.push(inState[asked.state])
  if (asked.pattern !== undefined) {
    wanted.push(sql`(lower(p.name) like ${asked.pattern} or lower(p.code) like ${asked.pattern})`)
  }
  if (asked.after !== undefined) {
    wanted.push(sql`(${rankOf}, p.id) > (${asked.after.rank}, ${asked.after.id})`)
  }
  const { rows } = await sql<PartyLine>`
    select p.*, ${stateOf} as state, ${rankOf} as rank,
      (select coalesce(sum(t.rows), 0)::int from statistics_admin_total t
        join statistics_delivery d on d.id = t.delivery and d.current
        where t.party = p.id) as rows
    from statistics_party p
    where ${sql.join(wanted, sql` and `)}
    order by rank, p.id limit ${asked.limit}`.execute(tx)
  return rows
}

export async function countParties(tx: Tx): Promise<Record<PartyState, number>> {
  const { rows } = await sql<{ state: PartyState; count: number }>`
    select ${stateOf} as state, count(*)::int as count from statistics_party p group by 1`.execute(
    tx,
  )
  const counts = { proposed: 0, unmatched: 0, 'by-code': 0, 'by-name': 0 }
  for (const { state, count } of rows) counts[state] = count
  return counts
}

/** Proposals of units that nobody decided on yet. */
export const selectProposals = (
  tx: Tx,
  parties: readonly string[],
): Promise<Selectable<StatisticsSourcesTables['statistics_party_proposal']>[]> =>
  parties.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('statistics_party_proposal')
        .selectAll()
        .where('party', 'in', [...parties])
        .where('refused_at', 'is', null)
        .orderBy('enterprise')
        .execute()

/** False where the unit changed since `revision`. */
export async function changeParty(
  tx: Tx,
  id: string,
  revision: number,
  values: Pick<PartyRow, 'enterprise' | 'by_name' | 'decided_by' | 'decided_at' | 'reason'>,
): Promise<boolean> {
  const done = await tx
    .updateTable('statistics_party')
    .set({ ...values, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function refuseProposal(
  tx: Tx,
  of: { readonly party: string; readonly enterprise: string },
  values: {
    readonly refused_by: string | null
    readonly refused_at: Date
    readonly reason: string
  },
): Promise<void> {
  await tx
    .updateTable('statistics_party_proposal')
    .set(values)
    .where('party', '=', of.party)
    .where('enterprise', '=', of.enterprise)
    .execute()
}
