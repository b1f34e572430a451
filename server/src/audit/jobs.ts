import type { JobHandler, Schedule } from '../platform/jobs.ts'
import { checkOwnLog, keepCheck } from './service/check.ts'
import { growTree, signDueHead } from './service/heads.ts'
import { mailLatestHead } from './service/keepers.ts'
import { appendLeaves, selectStrayEntries, tryLockLog } from './store/log.ts'

const batch = 10_000

/** Gives every committed entry its place in the log, and signs a head when one is due. */
const sequence: JobHandler = {
  kind: 'audit.sequence',
  run: async (job) => {
    let appended = 0
    for (;;) {
      job.signal.throwIfAborted()
      const count = await job.inTransaction(async (tx) => {
        if (!(await tryLockLog(tx))) return 0
        const added = await appendLeaves(tx, batch)
        await growTree(tx)
        return added
      })
      appended += count
      if (count < batch) break
      await job.report(appended)
    }
    const head = await job.inTransaction(async (tx) =>
      (await tryLockLog(tx))
        ? signDueHead({ tx, now: job.platform.clock.now(), platform: job.platform })
        : undefined,
    )
    return { appended, ...(head ? { head: head.number } : {}) }
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

/** Reads the whole log through, entry by entry, and keeps what it found. */
const check: JobHandler = {
  kind: 'audit.check-log',
  run: async (job) => {
    const report = await checkOwnLog(job)
    await job.finishIn(async (tx) => {
      await keepCheck(tx, job, report)
      return { ok: report.ok, leaves: report.leaves, found: report.found }
    })
  },
}

/** Hands the newest head to whoever keeps heads outside. */
const mail: JobHandler = {
  kind: 'audit.mail-heads',
  run: (job) => job.finishIn((tx) => mailLatestHead({ tx, now: job.now, platform: job.platform })),
}

export const auditJobs: readonly JobHandler[] = [sequence, reconcile, check, mail]
export const auditSchedules: readonly Schedule[] = [
  { kind: 'audit.sequence', every: 'minute' },
  { kind: 'audit.reconcile', every: 'day-at-03:10' },
  { kind: 'audit.check-log', every: 'day-at-04:00' },
  { kind: 'audit.mail-heads', every: 'day-at-08:10' },
]
