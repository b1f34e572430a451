import type { Day } from '@wstc/domain/kernel/period'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { LightRow } from './lights.ts'

type Change = Pick<LightRow, 'task' | 'on_day' | 'period' | 'light' | 'rule' | 'synthetic'> & {
  readonly before: LightRow['light'] | null
}

/** Lights since `since` that differ from the one before them, the latest first. */
export async function selectLightChanges(tx: Tx, since: Day): Promise<Change[]> {
  return tx
    .with('lit', (db) =>
      db
        .selectFrom('plan_light')
        .select(['task', 'on_day', 'place', 'period', 'light', 'rule', 'synthetic'])
        .select(
          sql<
            LightRow['light'] | null
          >`lag(light) over (partition by task order by on_day, place)`.as('before'),
        ),
    )
    .selectFrom('lit')
    .select(['task', 'on_day', 'period', 'light', 'rule', 'synthetic', 'before'])
    .where('on_day', '>=', since)
    .where('before', 'is not', null)
    .whereRef('before', '<>', 'light')
    .orderBy('on_day', 'desc')
    .orderBy('place', 'desc')
    .orderBy('task')
    .execute()
}
