import { draftDays } from '@wstc/domain/desk/model'
import type { JobHandler, Schedule } from '../platform/jobs.ts'
import { deleteDraftsBefore } from './store/drafts.ts'
import { deleteResultsBefore } from './store/files.ts'

const day = 86_400_000
const resultDays = 30

const prune: JobHandler = {
  kind: 'desk.prune',
  run: (job) =>
    job.inTransaction(async (tx) => {
      await deleteDraftsBefore(tx, new Date(job.now.getTime() - draftDays * day))
      await deleteResultsBefore(tx, new Date(job.now.getTime() - resultDays * day))
    }),
}

export const deskJobs: readonly JobHandler[] = [prune]
export const deskSchedules: readonly Schedule[] = [{ kind: 'desk.prune', every: 'day-at-03:30' }]
