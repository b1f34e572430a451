import type { JobHandler, Schedule } from '../platform/jobs.ts'
import { forgetEnded } from './store/sessions.ts'

const month = 31 * 86_400_000

/** Sessions, tokens and counts go a month after they ended. */
const prune: JobHandler = {
  kind: 'identity.prune',
  run: (job) => job.inTransaction((tx) => forgetEnded(tx, new Date(job.now.getTime() - month))),
}

export const identityJobs: readonly JobHandler[] = [prune]
export const identitySchedules: readonly Schedule[] = [
  { kind: 'identity.prune', every: 'day-at-03:40' },
]
