import { dayInShanghai } from '@wstc/domain/kernel/period'
import { isPending, type JobHandler, type Schedule } from '../../platform/jobs.ts'
import { demoReturnsKind } from '../collection/demo/job.ts'
import { remindKind } from './service/contact.ts'
import { announceKind } from './service/demands.ts'
import { climbLadders } from './service/ladder.ts'
import { tellUnits } from './service/reach.ts'
import { findDemand } from './store/demands.ts'
import { selectOwed } from './store/ladder.ts'

/** Once on each working day, before the first digest. */
const climb: JobHandler = {
  kind: 'statistics.follow-up',
  run: (job) =>
    job.finishIn(async (tx) => {
      // Nobody is reminded of what the demo is about to hand in; it climbs itself when it is done.
      if (await isPending(tx, demoReturnsKind)) return { waits: true }
      return climbLadders({ tx, now: job.now, platform: job.platform })
    }),
}

/** Reminds by hand of what has still not come. */
const remind: JobHandler = {
  kind: remindKind,
  run: (job) =>
    job.finishIn(async (tx) => {
      const { obligations } = job.payload as unknown as { obligations: string[] }
      const call = { tx, now: job.now, platform: job.platform }
      const rows = await selectOwed(tx, dayInShanghai(job.now), obligations)
      return { told: await tellUnits(call, rows, `statistics-asked:${job.id}`) }
    }),
}

/** Tells a unit of the formal demand that was sent to it. */
const announce: JobHandler = {
  kind: announceKind,
  run: (job) =>
    job.finishIn(async (tx) => {
      const row = await findDemand(tx, String(job.payload.demand))
      if (!row?.content) return { told: 0 }
      const call = { tx, now: job.now, platform: job.platform }
      const rows = await selectOwed(tx, dayInShanghai(job.now), row.obligations)
      const { number, answerBy } = row.content
      return { told: await tellUnits(call, rows, `demand:${row.id}`, { number, answerBy }) }
    }),
}

export const statisticsFollowUpJobs: readonly JobHandler[] = [climb, remind, announce]
export const statisticsFollowUpSchedules: readonly Schedule[] = [
  { kind: 'statistics.follow-up', every: 'day-at-08:10' },
]
