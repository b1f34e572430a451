import { recordAct } from '../../audit/index.ts'
import { system } from '../../platform/actor.ts'
import type { Subscriber } from '../../platform/jobs.ts'
import { moveMerged } from '../store/merged.ts'

/** Contracts follow an entry of the register that was merged into another. */
export const followMerge = (topic: string): Subscriber => ({
  topic,
  name: 'contracts.follow-merge',
  run: (job) =>
    job.finishIn(async (tx) => {
      const moved = await moveMerged(tx)
      for (const { id, from, to } of moved) {
        await recordAct(
          { tx, actor: system, now: job.now, requestId: job.id, address: '-' },
          {
            action: 'contracts.contract.follow-merge',
            subject: { kind: 'contract', id },
            details: { from, to },
          },
        )
      }
      return { moved: moved.length }
    }),
})
