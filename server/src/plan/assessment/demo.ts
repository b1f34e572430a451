import { firstDayOf, type Period } from '@wstc/domain/kernel/period'
import { addWorkingDays } from '@wstc/domain/kernel/working-days'
import { system as platformActor } from '../../platform/actor.ts'
import { newId } from '../../platform/ids.ts'
import { enqueue, type Job, type JobHandler } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { collectInputs } from './inputs/collect.ts'
import { computeScores, keepResult } from './service/compute.ts'
import { cutOffOf } from './service/runs.ts'
import { today } from './service/subjects.ts'
import { insertPublication } from './store/published.ts'
import { findRunOf, insertRun } from './store/runs.ts'
import { findSystemOn } from './store/systems.ts'
import { parseSystem } from './yaml.ts'

const kind = 'plan.make-demo-assessments'

/** How far the invented course of each period has come by the demo's day. */
const course: readonly {
  readonly period: Period
  readonly stage: 'published' | 'final' | 'provisional'
}[] = [
  { period: '2017-Q2', stage: 'published' },
  { period: '2017-Q3', stage: 'published' },
  { period: '2017-Q4', stage: 'final' },
  { period: '2017', stage: 'provisional' },
]

const noon = (day: string): Date => new Date(`${day}T12:00:00+08:00`)

async function makeOne(
  job: Job,
  period: Period,
  stage: (typeof course)[number]['stage'],
): Promise<void> {
  await job.inTransaction(async (tx) => {
    if (await findRunOf(tx, period)) return
    const row = await findSystemOn(tx, firstDayOf(period))
    if (!row) return
    const system = parseSystem(row.content)
    const cutOff = cutOffOf(period, system)
    const now = job.platform.clock.now()
    const opened =
      stage === 'provisional' ? addWorkingDays(today({ now }), -1) : addWorkingDays(cutOff, 1)
    if (noon(opened) > now) return
    const until = addWorkingDays(opened, system.objectionWorkingDays)
    const published = addWorkingDays(until, 4)
    const isPublic = stage === 'published' && noon(published) <= now
    const id = newId(noon(opened))
    await insertRun(tx, {
      id,
      period,
      stage: isPublic ? 'published' : stage === 'published' ? 'final' : stage,
      system: row.system,
      cut_off: cutOff,
      objections_until: until,
      result: 1,
      published: isPublic ? 1 : null,
      published_on: isPublic ? published : null,
      opened_by: null,
      opened_at: noon(opened),
      confirmed_by: null,
      synthetic: true,
    })
    const asked = { tx, now, platform: job.platform, period, cutOff }
    const computed = computeScores(system, await collectInputs(asked, system))
    await keepResult({ tx, now }, { id }, computed, { version: 1, by: null, at: noon(opened) })
    if (isPublic) {
      await insertPublication(tx, {
        run: id,
        version: 1,
        published_by: null,
        published_at: noon(published),
      })
    }
  })
}

/** Computes the invented course after the start, so that the start does not wait for it. */
export const assessmentDemoJob: JobHandler = {
  kind,
  run: async (job) => {
    for (const [index, { period, stage }] of course.entries()) {
      await makeOne(job, period, stage)
      await job.report(index + 1, course.length)
    }
    return { periods: course.length }
  },
}

/** Queues the demo's assessments once. */
export async function queueDemoAssessments(platform: Platform): Promise<void> {
  await platform.database.inTransaction(platformActor, (tx) =>
    enqueue(
      { tx, now: platform.clock.now() },
      { kind, key: 'demo-assessments', totalSteps: course.length },
    ),
  )
}
