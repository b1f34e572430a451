import { dayInShanghai } from '@wstc/domain/kernel/period'
import { listHolders } from '../identity/index.ts'
import { notify } from '../notices/index.ts'
import type { JobHandler } from '../platform/jobs.ts'
import { type Telling, tellKind } from './service/changes.ts'

/** Tells those who decide that an enterprise asks, or the asker what was decided. */
const tellReaders: JobHandler = {
  kind: tellKind,
  run: (job) =>
    job.finishIn(async (tx) => {
      const told = job.payload as unknown as Telling
      const call = { tx, now: job.now }
      if (told.kind === 'registry.change-decided') {
        const { kind, person, verdict, reason } = told
        await notify(call, {
          kind,
          person,
          values: { verdict, reason },
          link: '/app/own-entry',
          key: job.id,
        })
        return { told: 1 }
      }
      const readers = await listHolders(tx, {
        roles: ['statistics-officer'],
        day: dayInShanghai(job.now),
      })
      const { kind, enterprise, count } = told
      for (const person of new Set(readers.map((one) => one.id))) {
        const values = { enterprise, count: String(count) }
        await notify(call, { kind, person, values, link: '/app/registry/changes', key: job.id })
      }
      return { told: readers.length }
    }),
}

export const registryJobs: readonly JobHandler[] = [tellReaders]
