import type { ReplyInput } from '@wstc/domain/kernel/endpoint'
import { absent } from '@wstc/domain/kernel/problem'
import type { planAssessmentContract } from '@wstc/domain/plan/contract/assessment'
import {
  compareRankings,
  judgeAll,
  rankJudged,
  sensitivityOf,
} from '@wstc/domain/plan/rules/assessment/what-if'
import { recordRead } from '../../../audit/index.ts'
import type { Call } from '../../../platform/serve.ts'
import { selectScores } from '../store/scores.ts'
import { inputsOf } from './compute.ts'
import { departmentName, getRun, runCard, systemOf } from './subjects.ts'

/**
 * What the ranking of a past run would have been under `system`: worked out from the inputs that
 * were frozen then, so that nothing that came later plays a part.
 */
export async function trySystem(
  call: Call,
  number: number,
  runId: string,
): Promise<ReplyInput<(typeof planAssessmentContract)['tryAssessmentSystem']>> {
  const run = await getRun(call, runId)
  if (run.result === 0) throw absent('assessment')
  const system = await systemOf(call, number)
  const rows = await selectScores(call.tx, run.id, run.result)
  await recordRead(call, {
    action: 'plan.assessment.try-system',
    subject: { kind: 'assessment', id: run.id },
    details: { system: number, version: run.result },
  })
  const before = rows.map(({ department, class: kind, total, rank }) => ({
    department,
    class: kind,
    total,
    rank,
  }))
  const judged = judgeAll(system, rows.map(inputsOf))
  const after = rankJudged(system, judged)
  const name = (department: string) => departmentName(call, department)
  return {
    run: runCard(run),
    system: number,
    classes: system.classes.map(({ id, name: words }) => ({ id, name: words })),
    groups: system.groups.map(({ id, name: words }) => ({ id, name: words })),
    movements: compareRankings(before, after, system.places).map((one) => ({
      ...one,
      name: name(one.department),
    })),
    sensitivity: sensitivityOf(system, judged).map(({ changes, ...one }) => ({
      ...one,
      changes: changes.map((change) => ({ ...change, name: name(change.department) })),
    })),
  }
}
