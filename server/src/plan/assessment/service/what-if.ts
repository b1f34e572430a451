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
import { selectRuns } from '../store/runs.ts'
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
  asked: string | undefined,
): Promise<ReplyInput<(typeof planAssessmentContract)['tryAssessmentSystem']>> {
  const system = await systemOf(call, number)
  const past = (await selectRuns(call.tx)).filter((one) => one.result > 0)
  const run = asked
    ? await getRun(call, asked)
    : (past.find((one) => one.published !== null) ?? past[0])
  if (!run || run.result === 0) throw absent('assessment')
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
