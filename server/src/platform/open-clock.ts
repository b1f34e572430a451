import { system } from './actor.ts'
import { type Clock, makeClock } from './clock.ts'
import type { Config } from './config.ts'
import type { Database } from './database.ts'
import { recallFact } from './facts.ts'

const morning = (day: string): number => Date.parse(`${day}T09:00:00+08:00`)

/** In the demo the clock begins on its day at the first start and runs on from there. */
export async function openClock(config: Config, database: Database): Promise<Clock> {
  if (!config.demo) return makeClock()
  const offset = await database.inTransaction(system, (tx) =>
    recallFact(tx, 'demo-clock-offset', () => morning(config.demoDay) - Date.now()),
  )
  return makeClock(offset)
}
