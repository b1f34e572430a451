import type { Day } from '@wstc/domain/kernel/period'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { LightRow } from './lights.ts'

type Change = Pick<LightRow, 'task' | 'on_day' | 'period' | 'light' | 'rule' | 'synthetic'> & {
  readonly before: LightRow['light']
}

/** Lights since `since` that differ from the one before them, the latest first. */
export async function selectLightChanges(tx: Tx, since: Day): Promise<Change[]> {
  const { rows } = await sql<Change>`
    select l.task, l.on_day, l.period, l.light, l.rule, l.synthetic, former.light as before
    from plan_light l cross join lateral (
      select light from plan_light where task = l.task and (on_day, place) < (l.on_day, l.place)
      order by on_day desc, place desc limit 1) former
    where l.on_day >= ${since} and former.light <> l.light
    order by l.on_day desc, l.place desc, l.task`.execute(tx)
  return rows
}
