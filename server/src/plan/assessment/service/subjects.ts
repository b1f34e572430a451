import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import { dayInShanghai } from '@wstc/domain/kernel/period'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import type { RankedLine, RunCard } from '@wstc/domain/plan/contract/assessment/shapes'
import type { RunStage } from '@wstc/domain/plan/model/assessment/result'
import type { AssessmentSystem } from '@wstc/domain/plan/model/assessment/system'
import { runStageTexts } from '@wstc/domain/plan/words/assessment'
import { recordAct } from '../../../audit/index.ts'
import type { Call } from '../../../platform/serve.ts'
import { findRun, findRunForChange, type RunRow, updateRun } from '../store/runs.ts'
import type { ScoreRow } from '../store/scores.ts'
import { findSystem } from '../store/systems.ts'
import { parseSystem } from '../yaml.ts'
import { scoreOf } from './compute.ts'

export const today = (call: Pick<Call, 'now'>) => dayInShanghai(call.now)

/** @throws Problem `request/not-found` */
export async function getRun(call: Pick<Call, 'tx'>, id: string): Promise<RunRow> {
  const run = await findRun(call.tx, id)
  if (!run) throw absent('assessment')
  return run
}

/**
 * The run, held for a change, at the version that the caller saw and at one of `stages`.
 * @throws Problem `request/not-found`, `request/conflict`, `plan/assessment-wrong-stage`
 */
export async function runAt(
  call: Call,
  id: string,
  version: number | undefined,
  stages: readonly RunStage[],
): Promise<RunRow> {
  const run = await findRunForChange(call.tx, id)
  if (!run) throw absent('assessment')
  if (version !== undefined && run.version !== version) throw changed('assessment')
  if (!stages.includes(run.stage)) {
    throw new Problem('plan/assessment-wrong-stage', { stage: runStageTexts[run.stage] })
  }
  return run
}

export const changed = (what: string): Problem => new Problem('request/conflict', { what })

/** @throws Problem `request/conflict` */
export async function changeRun(
  call: Call,
  run: RunRow,
  act: string,
  values: Parameters<typeof updateRun>[3],
  details: Record<string, unknown> = {},
): Promise<RunCard> {
  if (!(await updateRun(call.tx, run.id, run.version, values))) throw changed('assessment')
  await recordAct(call, {
    action: `plan.assessment.${act}`,
    subject: { kind: 'assessment', id: run.id },
    details: { period: run.period, ...details },
  })
  return runCard(await getRun(call, run.id))
}

/** The index system with this number as the run used it. */
export async function systemOf(call: Pick<Call, 'tx'>, number: number): Promise<AssessmentSystem> {
  const row = await findSystem(call.tx, number)
  if (!row) throw absent('assessment-system')
  return parseSystem(row.content)
}

export const runCard = (run: RunRow): RunCard => ({
  id: run.id,
  period: run.period,
  stage: run.stage,
  system: run.system,
  cutOff: run.cut_off,
  objectionsUntil: run.objections_until,
  result: run.result,
  published: run.published,
  publishedOn: run.published_on,
  openedAt: run.opened_at.toISOString(),
  version: run.version,
  synthetic: run.synthetic,
})

export function departmentName(call: Pick<Call, 'platform'>, id: string): Bilingual {
  return call.platform.city.departments.find((one) => one.id === id)?.name ?? { zh: id, en: id }
}

export const named = (call: Pick<Call, 'platform'>, id: string) => ({
  id,
  name: departmentName(call, id),
})

/** A line of the ranking; without a rank where the reader may not compare yet. */
export function rankedLine(
  call: Pick<Call, 'platform'>,
  row: ScoreRow,
  showRank: boolean,
): RankedLine {
  const { base, bonus, malus, complete, groups } = scoreOf(row)
  return {
    department: row.department,
    name: departmentName(call, row.department),
    class: row.class,
    total: row.total,
    rank: showRank ? row.rank : null,
    base,
    bonus,
    malus,
    complete,
    groups,
  }
}
