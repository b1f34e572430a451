import {
  addDays,
  type Day,
  dayInShanghai,
  firstDayOf,
  lastDayOf,
  type Period,
  quarterOf,
} from '@wstc/domain/kernel/period'
import { recordAct } from '../../audit/index.ts'
import { system as platformActor } from '../../platform/actor.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { insertSystem, lockSystems, selectSystems } from './store/systems.ts'
import { textOfSystem } from './yaml.ts'

/** The first quarter that has not begun on `today`. */
export const nextQuarter = (today: Day): Period =>
  quarterOf(addDays(lastDayOf(quarterOf(today)), 1))

/**
 * Takes in the city's index system where its content changed. The first holds from the period it
 * names; a later one only from a period that has not begun.
 */
export async function loadAssessmentSystem(platform: Platform): Promise<void> {
  const { city, clock, database } = platform
  const content = textOfSystem(city.assessment)
  await database.inTransaction(platformActor, async (tx) => {
    await lockSystems(tx)
    const before = (await selectSystems(tx)).find((row) => row.origin === 'city')
    if (before?.content === content) return
    const now = clock.now()
    const from = before ? nextQuarter(dayInShanghai(now)) : city.assessment.from
    const number = await insertSystem(tx, {
      stage: 'approved',
      origin: 'city',
      content,
      based_on: before?.system ?? null,
      effective_from: from,
      effective_day: firstDayOf(from),
      drafted_by: null,
      drafted_at: now,
      decided_by: null,
      decided_at: now,
    })
    await recordAct(
      { tx, actor: platformActor, now, requestId: newId(now), address: '-' },
      {
        action: 'plan.assessment-system.load',
        subject: { kind: 'assessment-system', id: String(number) },
        details: { from },
      },
    )
  })
}
