import type { JobHandler, Schedule } from '../platform/jobs.ts'
import { appendLeaves, selectStrayEntries, tryLockLog } from './store.ts'

const batch = 1000

/** Gives every committed entry its place in the log. */
const sequence: JobHandler = {
  kind: 'audit.sequence',
  run: async (job) => {
    let appended = 0
    for (;;) {
      job.signal.throwIfAborted()
      const count = await job.inTransaction(async (tx) =>
        (await tryLockLog(tx)) ? appendLeaves(tx, batch) : 0,
      )
      appended += count
      if (count < batch) return { appended }
    }
  },
}

/** Fails, and so shows up, when an entry has lost its way into the log. */
const reconcile: JobHandler = {
  kind: 'audit.reconcile',
  run: async (job) => {
    const stray = await job.inTransaction((tx) => selectStrayEntries(tx, 100))
    if (stray.length > 0) throw new Error(`Entries without a place: ${stray.join(', ')}`)
  },
}

export const auditJobs: readonly JobHandler[] = [sequence, reconcile]
export const auditSchedules: readonly Schedule[] = [
  { kind: 'audit.sequence', every: 'minute' },
  { kind: 'audit.reconcile', every: 'day-at-03:10' },
]
