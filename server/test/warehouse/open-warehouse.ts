import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { planSources } from '../../src/plan/trends/sources.ts'
import { makeLog } from '../../src/platform/log.ts'
import {
  type EmbeddedEngine,
  type Engine,
  embeddedEngine,
} from '../../src/platform/warehouse/embedded.ts'
import { type Feeder, startFeeder } from '../../src/platform/warehouse/feeder.ts'
import { type OpenWarehouse, openWarehouse } from '../../src/platform/warehouse.ts'
import { openWorld, type World, type WorldOptions } from '../setup/world.ts'

export interface WarehouseWorld extends World {
  readonly engine: EmbeddedEngine
  readonly warehouse: OpenWarehouse
  readonly feeder: Feeder
  readonly folder: string
  /** Looks until the warehouse answers and nothing waits. */
  settle(): Promise<void>
  /** Everything the tables of the plan hold, as it counts, in order. */
  contents(): Promise<Record<string, Record<string, unknown>[]>>
}

/** Waits until `done`, looking every 20 ms; fails after a generous while. */
export async function until(done: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let look = 0; look < 1500; look += 1) {
    if (await done()) return
    await sleep(20)
  }
  throw new Error(`It never came about: ${what}`)
}

export const quiet = makeLog('silent')

/** A chdb child of its own in a new folder. */
export function openEngine(): { engine: EmbeddedEngine; folder: string; close(): Promise<void> } {
  const folder = mkdtempSync(join(tmpdir(), 'wstc-warehouse-'))
  const engine = embeddedEngine(folder, 1024, quiet)
  return {
    engine,
    folder,
    close: async () => {
      await engine.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const orders = {
  light: 'subject_kind, subject_id, on_day, place',
  observation: 'indicator, period, id',
  progress: 'id',
} as const

/** A whole server with a real warehouse, fed only when the test looks. */
export async function openWarehouseWorld(
  options: WorldOptions = {},
  through: (engine: EmbeddedEngine) => Engine = (engine) => engine,
): Promise<WarehouseWorld> {
  const { engine, folder, close } = openEngine()
  const warehouse = openWarehouse(through(engine))
  warehouse.start()
  const world = await openWorld({ ...options, warehouse })
  const feeder = startFeeder(world.platform, warehouse, planSources, 0)
  return {
    ...world,
    engine,
    warehouse,
    feeder,
    folder,
    settle: () =>
      until(async () => {
        await feeder.tick()
        const { available, waiting } = warehouse.state()
        return available && waiting === 0
      }, 'a warehouse that is fed'),
    contents: async () => {
      const found: Record<string, Record<string, unknown>[]> = {}
      for (const [table, order] of Object.entries(orders)) {
        found[table] = await warehouse.read(`select * from ${table} final order by ${order}`)
      }
      return found
    },
    close: async () => {
      await feeder.stop()
      await world.close()
      await warehouse.stop()
      await close()
    },
  }
}
