import { firstDayOf, lastDayOf, monthOf } from '@wstc/domain/kernel/period'
import type { Tx } from '../../../platform/database.ts'
import type { JobHandler } from '../../../platform/jobs.ts'
import { enqueue } from '../../../platform/jobs.ts'
import { queueWeighing, roundsAfter } from '../../review/service/weigh.ts'
import { addRevaluation } from '../store/revalue.ts'
import { listUnlocked } from '../store/rounds.ts'
import { readRates } from './ground.ts'

const kind = 'statistics.revalue'

export const queueRevaluation = (call: { tx: Tx; now: Date }, month: string): Promise<unknown> =>
  enqueue(call, { kind, payload: { month } })

/**
 * 按新汇率重新折算: rates came or were corrected after returns had been handed in. The sums of every
 * period with that month follow, unless it is locked: what was closed stays as it was.
 */
export const revaluation: JobHandler = {
  kind,
  run: (job) =>
    job.finishIn(async (tx) => {
      const { month } = job.payload as { month: string }
      const changed: string[] = []
      for (const { survey, period } of await listUnlocked(tx)) {
        if (month < monthOf(firstDayOf(period)) || month > monthOf(lastDayOf(period))) continue
        const rates = await readRates(tx, period)
        if ((await addRevaluation(tx, { survey, period, rates })) === 0) continue
        const call = { tx, now: job.now }
        for (const round of [{ survey, period }, ...roundsAfter({ survey, period })]) {
          await queueWeighing(call, round)
        }
        changed.push(`${survey}/${period}`)
      }
      return { changed }
    }),
}
