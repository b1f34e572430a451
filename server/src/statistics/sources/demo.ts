import { hexOf } from '@wstc/domain/kernel/hex'
import { dayInShanghai, monthOf, previousPeriod } from '@wstc/domain/kernel/period'
import { utf8Bytes } from '@wstc/domain/kernel/utf8'
import { syntheticAdmin } from '@wstc/domain/statistics/synthetic/admin'
import { syntheticRates } from '@wstc/domain/statistics/synthetic/rates'
import { sha256 } from '../../audit/index.ts'
import { system } from '../../platform/actor.ts'
import type { Job, JobHandler } from '../../platform/jobs.ts'
import { monthsBack } from './service/figures.ts'
import { takeIn } from './service/take-in.ts'
import { selectVersions } from './store/deliveries.ts'
import { selectReturned } from './store/figures.ts'

/** Queued when the returns of the demo are there. */
export const demoSourcesKind = 'statistics.make-demo-sources'
/** The last months of the demo; earlier ones have returns alone. */
const months = 6
const seed = 'sources'

/** The files of a month, each where the city has its source and none came before. */
async function makeMonth(job: Job, period: string, survey: string): Promise<number> {
  const { platform, now } = job
  return job.inTransaction(async (tx) => {
    const figures = await selectReturned(tx, survey, period, previousPeriod(period))
    if (figures.length === 0) return 0
    const files = syntheticAdmin(seed, period, figures, syntheticRates(period))
    const call = { tx, now, platform, actor: system, requestId: job.id, address: '-' }
    let taken = 0
    for (const source of platform.adminSources.sources) {
      const rows = files[source.id as keyof typeof files]
      if (!rows || rows.length === 0) continue
      if ((await selectVersions(tx, source.id, period)).length > 0) continue
      await takeIn(call, {
        source,
        period,
        reason: '',
        controls: { rows: rows.length },
        file: '',
        sha256: hexOf(sha256(utf8Bytes(JSON.stringify(rows)))),
        via: 'demo',
        rows: rows.map((cells, index) => ({ line: index + 2, cells })),
      })
      taken += 1
    }
    return taken
  })
}

/** Files of offices about firms that do not exist, made from what those firms reported. */
export const demoSourcesJob: JobHandler = {
  kind: demoSourcesKind,
  run: async (job) => {
    const survey = job.platform.adminSources.comparison?.survey
    if (!survey) return { deliveries: 0 }
    const newest = previousPeriod(monthOf(dayInShanghai(job.now)))
    let deliveries = 0
    for (const [index, period] of monthsBack(newest, months).reverse().entries()) {
      deliveries += await makeMonth(job, period, survey)
      await job.report(index + 1, months)
    }
    return { deliveries }
  },
}
