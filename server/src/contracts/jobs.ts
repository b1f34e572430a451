import type { Role } from '@wstc/domain/identity/roles'
import { dayInShanghai } from '@wstc/domain/kernel/period'
import { listHolders } from '../identity/index.ts'
import { notify } from '../notices/index.ts'
import type { JobHandler } from '../platform/jobs.ts'
import { findUnit } from '../registry/index.ts'
import { demoContractsJob } from './demo.ts'
import { type Telling, tellKind } from './service/telling.ts'

const readers: readonly Role[] = ['enterprise-admin', 'enterprise-reporter']

const tellFirm: JobHandler = {
  kind: tellKind,
  run: (job) =>
    job.finishIn(async (tx) => {
      const { enterprise, link } = job.payload as unknown as Telling
      const organisation = (await findUnit(tx, enterprise))?.organisation
      // An enterprise that nobody signs in for is told by other ways.
      if (!organisation) return { told: 0 }
      const day = dayInShanghai(job.now)
      const holders = await listHolders(tx, { roles: readers, organisation, day })
      const people = new Set(holders.map((one) => one.id))
      for (const person of people) {
        const notice = {
          person,
          kind: 'contracts.sent-back',
          values: {},
          link,
          key: job.id,
        } as const
        await notify({ tx, now: job.now }, notice)
      }
      return { told: people.size }
    }),
}

export const contractsJobs: readonly JobHandler[] = [tellFirm, demoContractsJob]
