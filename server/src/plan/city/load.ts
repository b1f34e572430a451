import { createHash } from 'node:crypto'
import { comparePacks } from '@wstc/domain/plan/pack-changes'
import { recordAct } from '../../audit/index.ts'
import { system } from '../../platform/actor.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { insertFacts } from '../targets/store/observations.ts'
import { findNewestVersion, insertVersion, lockCity, replaceRegister } from './store.ts'

/** JSON with the keys of every object in order, so that equal contents have equal text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )
}

/**
 * Brings the database to the city's data as read from the pack: a new version where the content
 * changed, with its duties, indicators and published facts. Done again it does nothing.
 * Answers the version that holds.
 */
export async function loadCity(platform: Platform): Promise<number> {
  const { city, clock, database } = platform
  const sha256 = createHash('sha256').update(canonical(city)).digest('hex')
  return database.inTransaction(system, async (tx) => {
    await lockCity(tx)
    const newest = await findNewestVersion(tx)
    if (newest?.sha256 === sha256) return newest.version
    const now = clock.now()
    const version = (newest?.version ?? 0) + 1
    const diff = newest ? comparePacks(newest.content, city) : []
    await insertVersion(tx, { version, sha256, loadedAt: now, content: city, diff })
    await replaceRegister(tx, city, version)
    const facts = await insertFacts(tx, city.facts, now)
    await recordAct(
      { tx, actor: system, now, requestId: newId(now), address: '-' },
      {
        action: 'plan.city.load',
        subject: { kind: 'city-version', id: String(version) },
        details: { sha256, changes: diff.length, facts },
      },
    )
    return version
  })
}
