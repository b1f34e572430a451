import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import { compareDecimalTexts } from '@wstc/domain/kernel/decimal'
import type { PublishedFact } from '@wstc/domain/plan/model/target'
import { type Selectable, sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { newId } from '../../../platform/ids.ts'
import { feedWarehouse } from '../../../platform/warehouse/outbox.ts'
import { observationFact } from '../../trends/facts.ts'
import type { PlanTargetTables } from '../tables.ts'

export type ObservationRow = Selectable<PlanTargetTables['plan_observation']>

export interface NewObservation {
  readonly id: string
  readonly indicator: string
  readonly period: string
  readonly value: string
  readonly knownAt: Date
  readonly arrivedAt: Date
  readonly recordedAt: Date
  readonly recordedBy: string | null
  readonly organisation: string | null
  readonly status: ObservationRow['status']
  readonly act: ObservationRow['act']
  readonly origin: ObservationRow['origin']
  readonly source: Bilingual
  readonly note?: Bilingual | undefined
  readonly reason?: Bilingual | undefined
  readonly supersedes?: string | undefined
  readonly synthetic?: boolean
}

const json = (value: Bilingual | undefined): string | null =>
  value === undefined ? null : JSON.stringify(value)

/** Keeps versions of figures, and feeds them to the warehouse. */
export async function insertObservations(
  tx: Tx,
  observations: readonly NewObservation[],
): Promise<void> {
  for (let from = 0; from < observations.length; from += 500) {
    await tx
      .insertInto('plan_observation')
      .values(
        observations.slice(from, from + 500).map((o) => ({
          id: o.id,
          indicator: o.indicator,
          period: o.period,
          value: o.value,
          known_at: o.knownAt,
          arrived_at: o.arrivedAt,
          recorded_at: o.recordedAt,
          recorded_by: o.recordedBy,
          organisation: o.organisation,
          status: o.status,
          act: o.act,
          origin: o.origin,
          source: JSON.stringify(o.source),
          note: json(o.note),
          reason: json(o.reason),
          supersedes: o.supersedes ?? null,
          synthetic: o.synthetic ?? false,
        })),
      )
      .execute()
  }
  const now = observations.at(-1)?.recordedAt
  if (!now) return
  await feedWarehouse({ tx, now }, 'observation', observations.map(factOf))
}

const factOf = (o: NewObservation) =>
  observationFact({
    ...o,
    known_at: o.knownAt,
    supersedes: o.supersedes ?? null,
    synthetic: o.synthetic ?? false,
  })

/** Versions in the order of their ids, after one. */
export function pageObservations(
  tx: Tx,
  after: string | undefined,
  limit: number,
): Promise<ObservationRow[]> {
  const query = tx.selectFrom('plan_observation').selectAll().orderBy('id').limit(limit)
  return (after === undefined ? query : query.where('id', '>', after)).execute()
}

/**
 * Which rows count: `public` what the press published or a second person verified, `internal`
 * everything that the actor may see.
 */
export type View = 'public' | 'internal'

const visible = (tx: Tx, view: View) => {
  const query = tx.selectFrom('plan_observation')
  return view === 'internal'
    ? query
    : query.where((at) => at.or([at('status', '=', 'verified'), at('origin', '=', 'published')]))
}

/** Every version of the given indicators, or of all, oldest knowledge first. */
export function selectObservations(
  tx: Tx,
  view: View,
  indicators?: readonly string[],
): Promise<ObservationRow[]> {
  const query = visible(tx, view).selectAll().orderBy('known_at').orderBy('id')
  return (indicators ? query.where('indicator', 'in', [...indicators]) : query).execute()
}

export function findObservation(tx: Tx, id: string): Promise<ObservationRow | undefined> {
  return tx.selectFrom('plan_observation').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Whether made-up figures have been loaded before. */
export async function hasDemo(tx: Tx): Promise<boolean> {
  const row = await tx
    .selectFrom('plan_observation')
    .select('id')
    .where('origin', '=', 'demo')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Versions that nothing has replaced and nobody has verified. */
export function selectUnverified(tx: Tx): Promise<ObservationRow[]> {
  return tx
    .selectFrom('plan_observation as o')
    .selectAll('o')
    .where('o.status', '=', 'unverified')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('plan_observation as next')
            .select('next.id')
            .whereRef('next.supersedes', '=', 'o.id'),
        ),
      ),
    )
    .orderBy('o.known_at')
    .orderBy('o.id')
    .limit(1000)
    .execute()
}

/**
 * Identifies what `selectObservations` and `selectVerdicts` would answer: rows are only ever
 * added, so their number says whether anything came since.
 */
export async function countKnowledge(tx: Tx, view: View): Promise<string> {
  const observations = visible(tx, view).select(({ fn }) => fn.countAll().as('n'))
  const { n, findings, version, official } = await tx
    .selectFrom(observations.as('o'))
    .select([
      'o.n',
      sql<string>`(select count(*) from plan_finding_verdict)`.as('findings'),
      sql<number>`(select max(version) from plan_indicator)`.as('version'),
      sql<boolean>`may('plan.task.read')`.as('official'),
    ])
    .executeTakeFirstOrThrow()
  return [version, n, findings, view === 'internal' && official].join(':')
}

const correction: Bilingual = { zh: '城市数据更正', en: 'Corrected in the city data' }
const sinceMidnight = (day: string): Date => new Date(`${day}T00:00:00+08:00`)

/**
 * Adds the published facts that are not there yet, known since their day. A fact whose value
 * the pack changed becomes a new version, known from now. Answers how many were added.
 */
export async function insertFacts(
  tx: Tx,
  facts: readonly PublishedFact[],
  now: Date,
): Promise<number> {
  const held = await tx
    .selectFrom('plan_observation')
    .selectAll()
    .where('origin', '=', 'published')
    .execute()
  const fresh = facts.flatMap((fact): NewObservation[] => {
    const known = sinceMidnight(fact.knownOn)
    const common = {
      id: newId(now),
      indicator: fact.indicator,
      period: fact.period,
      value: fact.value,
      recordedAt: now,
      recordedBy: null,
      organisation: null,
      status: fact.status,
      origin: 'published' as const,
      source: fact.source,
      note: fact.note,
    }
    const line = held.filter((o) => o.indicator === fact.indicator && o.period === fact.period)
    const first = line.find((o) => !o.supersedes && o.known_at.getTime() === known.getTime())
    if (!first) return [{ ...common, act: 'record', knownAt: known, arrivedAt: known }]
    const last = line.find((o) => !line.some((next) => next.supersedes === o.id)) ?? first
    if (compareDecimalTexts(last.value, fact.value) === 0 && last.status === fact.status) return []
    return [
      {
        ...common,
        act: 'correct',
        knownAt: now,
        arrivedAt: now,
        reason: correction,
        supersedes: last.id,
      },
    ]
  })
  await insertObservations(tx, fresh)
  return fresh.length
}
