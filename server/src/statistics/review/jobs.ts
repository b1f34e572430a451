import type { Role } from '@wstc/domain/identity/roles'
import { dayInShanghai } from '@wstc/domain/kernel/period'
import { listHolders } from '../../identity/index.ts'
import { notify } from '../../notices/index.ts'
import type { JobHandler, Schedule } from '../../platform/jobs.ts'
import { findUnit } from '../../registry/index.ts'
import { type Telling, tellKind } from './service/telling.ts'
import { queueWeighing, weighInTurn, weighKind } from './service/weigh.ts'
import { listUnweighed } from './store/scores.ts'

const reporters: readonly Role[] = ['enterprise-admin', 'enterprise-reporter']
const deciders: readonly Role[] = ['statistics-head']

/** Finds the readers of a message and tells each once. */
const tellReaders: JobHandler = {
  kind: tellKind,
  run: (job) =>
    job.finishIn(async (tx) => {
      const { kind, to, values, link } = job.payload as unknown as Telling
      const day = dayInShanghai(job.now)
      const organisation =
        'enterprise' in to ? (await findUnit(tx, to.enterprise))?.organisation : undefined
      // An enterprise that nobody signs in for is told by other ways.
      if ('enterprise' in to && !organisation) return { told: 0 }
      const roles = 'enterprise' in to ? reporters : deciders
      const holders = await listHolders(tx, { roles, organisation: organisation ?? undefined, day })
      const except = 'deciders' in to ? to.except : undefined
      const readers = new Set(holders.map((one) => one.id).filter((id) => id !== except))
      for (const person of readers) {
        await notify({ tx, now: job.now }, { person, kind, values, link, key: job.id })
      }
      return { told: readers.size }
    }),
}

const weighRound: JobHandler = {
  kind: weighKind,
  run: (job) =>
    job.finishIn((tx) => {
      const { survey, period, since } = job.payload as Record<'survey' | 'period' | 'since', string>
      return weighInTurn(tx, { survey, period, since: new Date(since) }, job.now)
    }),
}

/** Finds what waits unweighed, however it came. */
const findRounds: JobHandler = {
  kind: 'statistics.weigh-rounds',
  run: (job) =>
    job.finishIn(async (tx) => {
      const rounds = await listUnweighed(tx)
      for (const round of rounds) await queueWeighing({ tx, now: job.now }, round)
      return { rounds: rounds.length }
    }),
}

export const statisticsReviewJobs: readonly JobHandler[] = [tellReaders, weighRound, findRounds]
export const statisticsReviewSchedules: readonly Schedule[] = [
  { kind: 'statistics.weigh-rounds', every: 'minute' },
]
