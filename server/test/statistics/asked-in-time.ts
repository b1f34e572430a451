import { askedLate } from '../../src/statistics/collection/service/rounds.ts'
import { dropRelief } from '../../src/statistics/collection/store/history.ts'
import type { World } from '../setup/world.ts'

/** Makes a round that was opened long after its due day one that was opened in time. */
export const askedInTime = (world: World, survey: string, period: string): Promise<void> =>
  world.asSystem((tx) => dropRelief(tx, survey, period, askedLate))
