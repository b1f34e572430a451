import type { Day } from '@wstc/domain/kernel/period'
import type { LightView } from '@wstc/domain/plan/contract/tasks/shapes'
import type { Task } from '@wstc/domain/plan/model/task'
import type { Tx } from '../../platform/database.ts'
import { type LightRow, selectLatestLights, selectLights } from './store/lights.ts'

/** A kept light as readers see it. */
export function lightView(row: LightRow): LightView {
  return {
    day: row.on_day,
    period: row.period,
    light: row.light,
    rule: row.rule,
    reported: row.reported,
    evidenced: {
      ...row.evidenced,
      open: [...row.evidenced.open],
      overdue: [...row.evidenced.overdue],
    },
    calendar: row.calendar,
    disagreements: row.disagreements,
    reasons: row.reasons.map(({ code, values }) => ({ code, values })),
    computedAt: row.computed_at.toISOString(),
    synthetic: row.synthetic,
  }
}

/** The light of each of `tasks` as of `day`: the last one kept on or before it. */
export async function lightsOfTasks(
  tx: Tx,
  day: Day,
  tasks: readonly Pick<Task, 'number'>[],
): Promise<Map<number, LightView>> {
  const rows = await selectLatestLights(tx, day, tasks)
  return new Map(rows.map((row) => [row.task, lightView(row)]))
}

/** All lights kept for `task`, oldest first. */
export async function lightHistory(
  tx: Tx,
  task: number,
  span: { readonly from?: Day | undefined; readonly to?: Day | undefined } = {},
): Promise<LightView[]> {
  return (await selectLights(tx, task, span)).map(lightView)
}
