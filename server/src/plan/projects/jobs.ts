import type { JobHandler, Schedule } from '../../platform/jobs.ts'
import { publishProjects } from './service/publish.ts'

/** Publishes what the passing of the day changes: what has become due or late. */
const publish: JobHandler = {
  kind: 'plan.publish-projects',
  run: (job) =>
    job.inTransaction(async (tx) => ({
      published: await publishProjects({ tx, now: job.now, platform: job.platform }),
    })),
}

export const planProjectsJobs: readonly JobHandler[] = [publish]
export const planProjectsSchedules: readonly Schedule[] = [
  { kind: 'plan.publish-projects', every: 'day-at-06:45' },
]
