import { dayInShanghai, lastDayOf } from '@wstc/domain/kernel/period'
import { recordAct } from '../../../audit/index.ts'
import { system } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { Subscriber } from '../../../platform/jobs.ts'
import { listUnits } from '../../../registry/index.ts'
import { type LeftBehind, moveDraft, selectLeftBehind } from '../store/merged.ts'
import { insertObligations, updateObligation } from '../store/obligations.ts'

/**
 * What an entry of the register still owes when it is merged into another is owed by the one that
 * is kept, by the same day and with the draft begun for it, unless that owes the same already or
 * the period is locked; its own obligation ends. What it handed in stays its own.
 */
export async function followMerges(tx: Tx, call: { now: Date; requestId: string }) {
  const left = await selectLeftBehind(tx)
  const units = left.length === 0 ? [] : await listUnits(tx)
  const kept = new Map(units.map((unit) => [unit.id, unit]))
  for (const row of left) {
    const unit = kept.get(row.kept)
    if (unit && row.round_locked_at === null) {
      await handOn(tx, row, unit.facts.district, call.now)
    }
    await end(tx, row, call.now)
    await recordAct(
      { tx, actor: system, ...call, address: '-' },
      {
        action: 'statistics.obligation.follow-merge',
        subject: { kind: 'return', id: row.id },
        details: { survey: row.survey, period: row.period, from: row.enterprise, to: row.kept },
      },
    )
  }
  return { moved: left.length }
}

export const oweAfterMerge = (topic: string): Subscriber => ({
  topic,
  name: 'statistics.follow-merge',
  run: (job) => job.finishIn((tx) => followMerges(tx, { now: job.now, requestId: job.id })),
})

async function handOn(tx: Tx, row: LeftBehind, district: string, now: Date): Promise<void> {
  const { survey, period, kept, why, due_on, extended_to, relief, relief_by, relief_at } = row
  const id = newId(now)
  const created = await insertObligations(tx, [
    {
      id,
      survey,
      period,
      enterprise: kept,
      district,
      why: JSON.stringify(why),
      opened_at: now,
      due_on,
      // An extension goes on with its reason.
      ...(extended_to === null ? {} : { extended_to, relief, relief_by, relief_at }),
    } as never,
  ])
  if (created > 0) await moveDraft(tx, row.id, id)
}

async function end(tx: Tx, row: LeftBehind, now: Date): Promise<void> {
  const today = dayInShanghai(now)
  const last = lastDayOf(row.period)
  await updateObligation(tx, row.id, row.revision, {
    // Of a unit that ceased after the period a return would still be owed.
    closed_on: today < last ? today : last,
    relief: '企业登记已合并 The entry was merged into another',
    relief_at: now,
  })
}
