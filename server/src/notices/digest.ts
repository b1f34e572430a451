import type { Language } from '@wstc/domain/kernel/bilingual'
import { dayInShanghai } from '@wstc/domain/kernel/period'
import { DigestTime, digestTimes } from '@wstc/domain/notices/model'
import { digestMail, isDigestDue, kindsInDigest, noticeText } from '@wstc/domain/notices/rules'
import type { Tx } from '../platform/database.ts'
import type { Job, JobHandler, Schedule } from '../platform/jobs.ts'
import { queueMail } from './service.ts'
import { type NoticeRow, selectWaitingReaders, takeForDigest } from './store/notices.ts'
import { loadPreferences } from './store/preferences.ts'

/** Where a reader's mail goes; undefined for someone who gets none any more. */
export type FindReader = (
  tx: Tx,
  person: string,
) => Promise<{ readonly email: string; readonly language: Language } | undefined>

/** Newest of each bundle with its count. */
function bundled(rows: readonly NoticeRow[]): { row: NoticeRow; count: number }[] {
  const lines = new Map<string, { row: NoticeRow; count: number }>()
  for (const row of rows) {
    const key = row.bundle ?? row.id
    const known = lines.get(key)
    if (known) known.count += 1
    else lines.set(key, { row, count: 1 })
  }
  return [...lines.values()]
}

async function sendDigest(
  job: Job,
  tx: Tx,
  person: string,
  findReader: FindReader,
  time: DigestTime,
) {
  const preferences = await loadPreferences(tx, person)
  const slot = new Date(String(job.payload.slot))
  if (!isDigestDue(preferences, dayInShanghai(slot), time)) return 0
  const reader = await findReader(tx, person)
  if (!reader) return 0
  const rows = await takeForDigest(tx, person, kindsInDigest(preferences), job.now)
  if (rows.length === 0) return 0
  const lines = bundled(rows).map(({ row, count }) => ({
    ...noticeText(row.kind, row.values, reader.language),
    link: row.link,
    count,
  }))
  const mail = digestMail(lines, reader.language, job.platform.config.publicUrl)
  await queueMail({ tx, now: job.now }, { to: reader.email, language: reader.language, ...mail })
  return 1
}

/** A slot missed for longer than this is left out: the next digest carries it. */
const staleMs = 4 * 3_600_000

/** One mail per reader and working day, at the reader's time, with whatever is unread. */
export function makeDigest(findReader: FindReader): JobHandler {
  return {
    kind: 'notices.send-digests',
    run: async (job) => {
      const time = DigestTime.parse(job.payload.time)
      if (job.now.getTime() - Date.parse(String(job.payload.slot)) > staleMs) return { sent: 0 }
      const readers = await job.inTransaction(selectWaitingReaders)
      let sent = 0
      for (const person of readers) {
        job.signal.throwIfAborted()
        sent += await job.inTransaction((tx) => sendDigest(job, tx, person, findReader, time))
      }
      return { sent }
    },
  }
}

export const digestSchedules: readonly Schedule[] = digestTimes.map((time) => ({
  kind: 'notices.send-digests',
  every: `day-at-${time}` as Schedule['every'],
  payload: { time },
}))
