import type { ReplyInput } from '@wstc/domain/kernel/endpoint'
import type { planAssessmentContract } from '@wstc/domain/plan/contract/assessment'
import type { Call } from '../../../platform/serve.ts'
import { seesAll } from '../access.ts'
import { selectRuns } from '../store/runs.ts'
import { selectStandings } from '../store/scores.ts'
import { versionFor } from './runs.ts'
import { named, runCard } from './subjects.ts'

/** Totals and ranks over the periods, oldest first, as far as the reader may see them. */
export async function compareRuns(
  call: Call,
): Promise<ReplyInput<(typeof planAssessmentContract)['compareAssessments']>> {
  const runs = (await selectRuns(call.tx)).filter((run) => run.result > 0).reverse()
  const wanted = runs.map((run) => ({ run: run.id, version: versionFor(call, run) }))
  const standings = await selectStandings(call.tx, wanted)
  const all = seesAll(call.actor)
  const departments = [...new Set(standings.map((one) => one.department))].sort()
  return {
    runs: runs.map(runCard),
    departments: departments.map((department) => {
      const own = standings.filter((one) => one.department === department)
      return {
        ...named(call, department),
        class: own.at(-1)!.class,
        scores: runs.flatMap((run) => {
          const found = own.find((one) => one.run === run.id)
          const comparable = all || found?.version === run.published
          return found
            ? [{ run: run.id, total: found.total, rank: comparable ? found.rank : null }]
            : []
        }),
      }
    }),
  }
}
