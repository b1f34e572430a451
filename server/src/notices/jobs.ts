import type { JobHandler, Schedule } from '../platform/jobs.ts'
import type { Mailer } from '../platform/mail.ts'
import { digestSchedules, type FindReader, makeDigest } from './digest.ts'
import { sendMailKind } from './service.ts'
import { deleteMailBefore, findQueuedMail, markSent, markUnsent } from './store/mail.ts'
import { deleteReadBefore } from './store/notices.ts'

const attemptsLimit = 8

/** Hands one mail over. After a crash it may be handed over twice, under the same message id. */
function makeSendMail(mailer: Mailer): JobHandler {
  return {
    kind: sendMailKind,
    run: async (job) => {
      const id = String(job.payload.mail)
      const mail = await job.inTransaction((tx) => findQueuedMail(tx, id))
      if (!mail || mail.body === null) return
      try {
        const { recipient: to, subject, body: text, language, created_at: at } = mail
        await mailer.send({ id, to, subject, text, language, at })
      } catch (error) {
        const last = job.attempt >= attemptsLimit
        const reason = (error as Error).message.slice(0, 500)
        await job.inTransaction((tx) => markUnsent(tx, id, job.attempt, reason, last))
        throw error
      }
      await job.finishIn((tx) => markSent(tx, id, job.attempt, job.platform.clock.now()))
    },
  }
}

const day = 86_400_000

/** Read notices go after a year, mail that left after 90 days. */
const prune: JobHandler = {
  kind: 'notices.prune',
  run: (job) =>
    job.inTransaction(async (tx) => {
      await deleteReadBefore(tx, new Date(job.now.getTime() - 365 * day))
      await deleteMailBefore(tx, new Date(job.now.getTime() - 90 * day))
    }),
}

export function makeNoticesJobs(mailer: Mailer, findReader: FindReader): JobHandler[] {
  return [makeSendMail(mailer), makeDigest(findReader), prune]
}

export const noticesSchedules: readonly Schedule[] = [
  ...digestSchedules,
  { kind: 'notices.prune', every: 'day-at-03:20' },
]
