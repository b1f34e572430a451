import { dayInShanghai } from '@wstc/domain/kernel/period'
import { notify } from '../../notices/index.ts'
import type { Tx } from '../../platform/database.ts'
import type { Job, JobHandler, Schedule } from '../../platform/jobs.ts'
import { listOnDuty } from './service/duties.ts'
import { askOpenQuestions } from './service/evidence.ts'
import { refreshLights } from './service/lights.ts'
import { openObligations } from './service/obligations.ts'
import { sendReminders } from './service/reminders.ts'
import { type Message, tellKind } from './service/telling.ts'

const callOf = (job: Job, tx: Tx) => ({ tx, now: job.now, platform: job.platform })

/** Opens what is owed for the period that has ended, once its first working day has come. */
const open: JobHandler = {
  kind: 'plan.open-obligations',
  run: (job) =>
    job.inTransaction(async (tx) => ({ period: await openObligations(callOf(job, tx)) })),
}

/** Asks the modules again what they show for requirements still open. */
const ask: JobHandler = {
  kind: 'plan.ask-live-evidence',
  run: (job) => job.finishIn(async (tx) => ({ answers: await askOpenQuestions(callOf(job, tx)) })),
}

/** Keeps the light of every task for the day. */
const light: JobHandler = {
  kind: 'plan.keep-lights',
  run: (job) => job.inTransaction(async (tx) => ({ kept: await refreshLights(callOf(job, tx)) })),
}

const remind: JobHandler = {
  kind: 'plan.remind',
  run: (job) => job.finishIn(async (tx) => ({ told: await sendReminders(callOf(job, tx)) })),
}

/** Finds the readers of a message and tells each once. */
const tellReaders: JobHandler = {
  kind: tellKind,
  run: (job) =>
    job.finishIn(async (tx) => {
      const { to, kind, values, link, bundle } = job.payload as unknown as Message
      const readers = new Set<string>()
      for (const one of to) {
        if ('person' in one) readers.add(one.person)
        else {
          const organisation = 'department' in one ? one.department : undefined
          const roles = [one.role]
          const day = dayInShanghai(job.now)
          for (const { id } of await listOnDuty(tx, { organisation, roles, day })) readers.add(id)
        }
      }
      for (const person of readers) {
        await notify(
          { tx, now: job.now },
          { person, kind, values, link, key: job.id, ...(bundle ? { bundle } : {}) },
        )
      }
      return { told: readers.size }
    }),
}

export const planTasksJobs: readonly JobHandler[] = [open, ask, light, remind, tellReaders]

/** In this order within the morning, so that lights and reminders see the day's obligations. */
export const planTasksSchedules: readonly Schedule[] = [
  { kind: 'plan.open-obligations', every: 'day-at-06:00' },
  { kind: 'plan.ask-live-evidence', every: 'day-at-06:20' },
  { kind: 'plan.keep-lights', every: 'day-at-06:40' },
  { kind: 'plan.remind', every: 'day-at-08:00' },
]
