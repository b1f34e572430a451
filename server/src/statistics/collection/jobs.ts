import { addDays, dayInShanghai, lastDayOf } from '@wstc/domain/kernel/period'
import { periodsUntil, versionFor } from '@wstc/domain/statistics/collection/rules/periods'
import { system } from '../../platform/actor.ts'
import type { JobHandler, Schedule } from '../../platform/jobs.ts'
import { followMerges } from './service/follow-merge.ts'
import { revaluation } from './service/revalue.ts'
import { askMore, openRound } from './service/rounds.ts'
import { findRound } from './store/rounds.ts'

/** Days before its end on which a period is opened. */
const daysAhead = 7

/**
 * Opens each survey's period a week before it ends. Only the last period that is due to open: what
 * was asked before the platform was there is opened by hand. Then it asks who has come to owe
 * a return since, and hands on what merged entries owe. Done again it does nothing.
 */
const openRounds: JobHandler = {
  kind: 'statistics.open-rounds',
  run: async (job) => {
    const { platform, now } = job
    const day = addDays(dayInShanghai(now), daysAhead)
    const opened: string[] = []
    for (const survey of platform.surveys) {
      const newest = survey.versions.toSorted((a, b) => b.version - a.version)
      const from = newest.find((one) => lastDayOf(one.from) <= day)?.from
      const period =
        from &&
        periodsUntil(from, day)
          .filter((one) => lastDayOf(one) <= day)
          .at(-1)
      if (!period || !versionFor(survey, period)) continue
      await job.inTransaction(async (tx) => {
        if (await findRound(tx, survey.id, period)) return
        const call = { tx, now, platform, actor: system, requestId: job.id, address: '-' }
        await openRound(call, { survey: survey.id, period })
        opened.push(`${survey.id}/${period}`)
      })
    }
    let asked = 0
    for (const survey of platform.surveys) {
      await job.inTransaction(async (tx) => {
        const call = { tx, now, platform, actor: system, requestId: job.id, address: '-' }
        asked += await askMore(call, survey)
      })
    }
    // What was sent back after its entry had been merged away.
    const { moved } = await job.inTransaction((tx) => followMerges(tx, { now, requestId: job.id }))
    return { opened, asked, moved }
  },
}

export const statisticsCollectionJobs: readonly JobHandler[] = [openRounds, revaluation]
export const statisticsCollectionSchedules: readonly Schedule[] = [
  { kind: 'statistics.open-rounds', every: 'day-at-05:30' },
]
