import { createHash } from 'node:crypto'
import { canonicalJson } from '@wstc/domain/kernel/canonical-json'
import { DepartmentInputs } from '@wstc/domain/plan/model/assessment/inputs'
import { DepartmentScore } from '@wstc/domain/plan/model/assessment/result'
import type { AssessmentSystem } from '@wstc/domain/plan/model/assessment/system'
import { type Correction, correctInputs } from '@wstc/domain/plan/rules/assessment/correct'
import { rankDepartments } from '@wstc/domain/plan/rules/assessment/ranking'
import { scoreDepartment } from '@wstc/domain/plan/rules/assessment/score'
import type { Call } from '../../../platform/serve.ts'
import { insertResult, type RunRow } from '../store/runs.ts'
import { insertScores, type ScoreRow, selectScores } from '../store/scores.ts'

export interface Computed {
  readonly department: string
  readonly class: string
  readonly total: string | null
  readonly rank: number | null
  /** Canonical JSON of the frozen inputs and of the score; `sha256` is over both. */
  readonly inputs: string
  readonly result: string
  readonly sha256: string
}

/** The fingerprint that people can compare: inputs, a line feed, result. */
export const fingerprint = (inputs: string, result: string): string =>
  createHash('sha256').update(inputs).update('\n').update(result).digest('hex')

/** Scores and ranks. Pure: the same inputs under the same system give the same bytes. */
export function computeScores(
  system: AssessmentSystem,
  inputs: readonly DepartmentInputs[],
): Computed[] {
  const scores = inputs.map((one) => scoreDepartment(system, one))
  const ranks = new Map(
    rankDepartments(system, scores).map(({ department, rank }) => [department, rank]),
  )
  return scores.map((score, index) => {
    const [given, result] = [canonicalJson(inputs[index]), canonicalJson(score)]
    return {
      department: score.department,
      class: score.class,
      total: score.total,
      rank: ranks.get(score.department) ?? null,
      inputs: given,
      result,
      sha256: fingerprint(given, result),
    }
  })
}

export const inputsOf = (row: Pick<ScoreRow, 'inputs'>): DepartmentInputs =>
  DepartmentInputs.parse(JSON.parse(row.inputs))

export const scoreOf = (row: Pick<ScoreRow, 'result'>): DepartmentScore =>
  DepartmentScore.parse(JSON.parse(row.result))

/** Whether computing a stored score again gives the bytes that were stored. */
export function isReproduced(system: AssessmentSystem, row: ScoreRow): boolean {
  const again = canonicalJson(scoreDepartment(system, inputsOf(row)))
  return again === row.result && fingerprint(row.inputs, again) === row.sha256
}

interface NewVersion {
  readonly version: number
  readonly by: string | null
  readonly at?: Date
  readonly reason?: string
  readonly correction?: Correction
  readonly objection?: string
}

/** Keeps one version of a run's result. */
export async function keepResult(
  call: Pick<Call, 'tx' | 'now'>,
  run: Pick<RunRow, 'id'>,
  computed: readonly Computed[],
  { version, by, at, reason, correction, objection }: NewVersion,
): Promise<void> {
  await insertResult(call.tx, {
    run: run.id,
    version,
    reason: reason ?? null,
    correction: correction ? JSON.stringify(correction) : null,
    objection: objection ?? null,
    computed_by: by,
    computed_at: at ?? call.now,
  })
  await insertScores(
    call.tx,
    computed.map((one) => ({ run: run.id, version, ...one })),
  )
}

/** The inputs that the run's present result was computed from. */
export async function frozenInputs(
  call: Pick<Call, 'tx'>,
  run: Pick<RunRow, 'id'>,
  version: number,
): Promise<DepartmentInputs[]> {
  return (await selectScores(call.tx, run.id, version)).map(inputsOf)
}

/** Computes a run's next version from its frozen inputs with one of them corrected. */
export function recompute(
  system: AssessmentSystem,
  inputs: readonly DepartmentInputs[],
  correction: Correction,
): Computed[] {
  return computeScores(system, correctInputs(inputs, correction))
}
