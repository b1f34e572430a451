import type { Day } from '@wstc/domain/kernel/period'
import { type Insertable, type Selectable, sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { feedWarehouse } from '../../../platform/warehouse/outbox.ts'
import { lightFact } from '../../trends/facts.ts'
import type { PlanTasksTables } from '../tables.ts'
import { inBatches } from './batches.ts'

export type LightRow = Selectable<PlanTasksTables['plan_light']>

/** Each by name: the plan of `select *` is not kept. */
const columns = [
  'task',
  'on_day',
  'place',
  'period',
  'light',
  'rule',
  'reported',
  'evidenced',
  'calendar',
  'disagreements',
  'reasons',
  'computed_at',
  'synthetic',
] as const

/** Keeps lights, and feeds them to the warehouse. */
export async function insertLights(
  tx: Tx,
  rows: readonly Insertable<PlanTasksTables['plan_light']>[],
): Promise<void> {
  for (const batch of inBatches(rows)) {
    const kept = await tx.insertInto('plan_light').values(batch).returningAll().execute()
    const now = kept.at(-1)!.computed_at
    await feedWarehouse(
      { tx, now },
      'light',
      kept.map((row) => lightFact('task', String(row.task), row)),
    )
  }
}

/** Lights in the order of their keys, after the key `task day place`. */
export async function pageLights(
  tx: Tx,
  after: string | undefined,
  limit: number,
): Promise<LightRow[]> {
  const query = tx.selectFrom('plan_light').selectAll()
  const [task, day, place] = after?.split(' ') ?? []
  return (
    after === undefined
      ? query
      : query.where(
          sql<boolean>`(task, on_day, place) > (${task}::int, ${day}::date, ${place}::int)`,
        )
  )
    .orderBy('task')
    .orderBy('on_day')
    .orderBy('place')
    .limit(limit)
    .execute()
}

/** The newest light of each of `tasks` on or before `day`. */
export async function selectLatestLights(
  tx: Tx,
  day: Day,
  tasks: readonly { readonly number: number }[],
): Promise<LightRow[]> {
  const numbers = tasks.map((task) => task.number)
  // One step into the key for each task, so that years of lights cost no more than one.
  const { rows } = await sql<LightRow>`
    select ${sql.join(columns.map((one) => sql.ref(`last.${one}`)))} from unnest(${numbers}::int[]) as asked(task) cross join lateral (
      select ${sql.join(columns.map((one) => sql.ref(one)))} from plan_light where task = asked.task and on_day <= ${day}
      order by on_day desc, place desc limit 1) last
    order by last.task`.execute(tx)
  return rows
}

/** Lights of one task, oldest first. */
export async function selectLights(
  tx: Tx,
  task: number,
  span: { readonly from?: Day | undefined; readonly to?: Day | undefined } = {},
): Promise<LightRow[]> {
  let query = tx.selectFrom('plan_light').select(columns).where('task', '=', task)
  if (span.from) query = query.where('on_day', '>=', span.from)
  if (span.to) query = query.where('on_day', '<=', span.to)
  return query.orderBy('on_day').orderBy('place').execute()
}

/** Lights of all tasks kept from `first` to `last`, oldest first. */
export async function selectLightsBetween(tx: Tx, first: Day, last: Day): Promise<LightRow[]> {
  return tx
    .selectFrom('plan_light')
    .selectAll()
    .where('on_day', '>=', first)
    .where('on_day', '<=', last)
    .orderBy('on_day')
    .orderBy('place')
    .execute()
}
