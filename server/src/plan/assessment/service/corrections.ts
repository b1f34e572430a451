import type { BodyOf } from '@wstc/domain/kernel/endpoint'
import { Problem } from '@wstc/domain/kernel/problem'
import type { planAssessmentContract } from '@wstc/domain/plan/contract/assessment'
import type { RunCard } from '@wstc/domain/plan/contract/assessment/shapes'
import { type Correction, faultOfCorrection } from '@wstc/domain/plan/rules/assessment/correct'
import type { Call } from '../../../platform/serve.ts'
import type { RunRow } from '../store/runs.ts'
import { frozenInputs, keepResult, recompute } from './compute.ts'
import { changeRun, runAt, systemOf } from './subjects.ts'

/**
 * Computes the run again with one input corrected and keeps it as a new version. What was
 * confirmed or published needs the leader's word again; the published version stays until then.
 * @throws Problem where there is no such input or the value does not fit
 */
export async function applyCorrection(
  call: Call,
  run: RunRow,
  correction: Correction,
  objection?: string,
): Promise<RunCard> {
  const inputs = await frozenInputs(call, run, run.result)
  const code = faultOfCorrection(inputs, correction)
  if (code) throw new Problem(code, {}, [{ path: 'correction.value', code }])
  const computed = recompute(await systemOf(call, run.system), inputs, correction)
  const version = run.result + 1
  await keepResult(call, run, computed, {
    version,
    by: call.actor.personId ?? null,
    reason: correction.reason,
    correction,
    ...(objection ? { objection } : {}),
  })
  const stage = run.stage === 'provisional' ? 'provisional' : 'final'
  const { department, collection, row, field, value } = correction
  return changeRun(
    call,
    run,
    'correct',
    { result: version, stage },
    { result: version, department, input: `${collection}/${row}.${field}`, value },
  )
}

/** The office corrects an input by itself, with a reason. */
export async function correctRun(
  call: Call,
  id: string,
  body: BodyOf<(typeof planAssessmentContract)['correctAssessment']>,
): Promise<RunCard> {
  const run = await runAt(call, id, body.version, [
    'provisional',
    'final',
    'confirmed',
    'published',
  ])
  const { department, reason, correction } = body
  return applyCorrection(call, run, { department, reason, ...correction })
}
