import { addWorkingDays } from '@wstc/domain/kernel/working-days'
import { recordAct } from '../../audit/index.ts'
import { system as platformActor } from '../../platform/actor.ts'
import { enqueue, type Job, type JobHandler } from '../../platform/jobs.ts'
import { type Message, tellKind } from '../tasks/service/telling.ts'
import { assessmentDemoJob } from './demo.ts'
import { collectInputs } from './inputs/collect.ts'
import { assessedDepartments } from './inputs/departments.ts'
import { computeScores, keepResult } from './service/compute.ts'
import { computeKind } from './service/runs.ts'
import { runLink } from './service/stages.ts'
import { systemOf, today } from './service/subjects.ts'
import { findRun, findRunForChange, updateRun } from './store/runs.ts'

/** Freezes what was known at the cut-off, scores every department, and opens the days for objections. */
async function compute(job: Job): Promise<void> {
  const id = String(job.payload.run)
  const found = await job.inTransaction(async (tx) => {
    const run = await findRun(tx, id)
    return run?.stage === 'computing'
      ? { run, system: await systemOf({ tx }, run.system) }
      : undefined
  })
  if (!found) return job.finishIn(async () => ({ computed: 0 }))
  const { run, system } = found
  const inputs = await job.inTransaction((tx) =>
    collectInputs(
      { tx, now: job.now, platform: job.platform, period: run.period, cutOff: run.cut_off },
      system,
    ),
  )
  await job.report(1, 3)
  const computed = computeScores(system, inputs)
  await job.report(2, 3)
  return job.finishIn(async (tx) => {
    const still = await findRunForChange(tx, id)
    if (still?.stage !== 'computing') return { computed: 0 }
    const call = { tx, now: job.now }
    await keepResult(call, run, computed, { version: 1, by: run.opened_by })
    const until = addWorkingDays(today(call), system.objectionWorkingDays)
    await updateRun(tx, id, still.version, {
      stage: 'provisional',
      result: 1,
      objections_until: until,
    })
    await recordAct(
      { tx, actor: platformActor, now: job.now, requestId: job.id, address: '-' },
      {
        action: 'plan.assessment.compute',
        subject: { kind: 'assessment', id },
        details: { period: run.period, departments: computed.length },
      },
    )
    const message: Message = {
      to: assessedDepartments(job.platform.city, system).flatMap(({ department }) => [
        { department, role: 'department-head' } as const,
        { department, role: 'department-officer' } as const,
      ]),
      kind: 'plan.assessment-provisional',
      values: { period: run.period, until },
      link: runLink(id),
    }
    await enqueue(call, { kind: tellKind, payload: { ...message } })
    return { run: id, computed: computed.length }
  })
}

const computeRun: JobHandler = { kind: computeKind, run: compute }

export const planAssessmentJobs: readonly JobHandler[] = [computeRun, assessmentDemoJob]
