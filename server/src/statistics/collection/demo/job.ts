import { system } from '../../../platform/actor.ts'
import { enqueue, type JobHandler } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { demoSourcesKind } from '../../sources/demo.ts'
import { type EconomySize, makeEconomy } from './economy.ts'

export const demoReturnsKind = 'statistics.make-demo-returns'
const kind = demoReturnsKind

/** Firms that do not exist and their returns, made after the start so that it does not wait. */
export const demoReturnsJob: JobHandler = {
  kind,
  run: async (job) => {
    const { enterprises, months } = job.payload as unknown as EconomySize
    const work = {
      platform: job.platform,
      now: job.now,
      requestId: job.id,
      inTransaction: job.inTransaction,
      report: job.report,
    }
    const returns = await makeEconomy(work, { enterprises, months })
    await job.finishIn(async (tx) => {
      const call = { tx, now: job.now }
      // What offices say of the firms is made from what the firms said.
      await enqueue(call, { kind: demoSourcesKind, key: 'demo-sources' })
      // Whoever signs in to the demo finds what the morning would have brought.
      await enqueue(call, { kind: 'statistics.follow-up', key: 'demo-follow-up' })
      return { returns }
    })
  },
}

export async function queueDemoReturns({ config, database, clock }: Platform): Promise<void> {
  const payload = { enterprises: config.demoEnterprises, months: config.demoMonths }
  await database.inTransaction(system, (tx) =>
    enqueue({ tx, now: clock.now() }, { kind, key: 'demo-returns', payload }),
  )
}
