import { planSources } from '../../src/plan/trends/sources.ts'
import { makeClock } from '../../src/platform/clock.ts'
import { readConfig } from '../../src/platform/config.ts'
import { makeCrypto } from '../../src/platform/crypto/provider.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { makeLog } from '../../src/platform/log.ts'
import type { Platform } from '../../src/platform/platform.ts'
import { startFeeder } from '../../src/platform/warehouse/feeder.ts'
import { engineOf, openWarehouse } from '../../src/platform/warehouse.ts'

/** A feeder in a process of its own, for a test to kill. */
const config = readConfig(process.env)
const log = makeLog('silent')
const warehouse = openWarehouse(engineOf(config, log))
const platform: Platform = {
  config,
  log,
  clock: makeClock(),
  database: openDatabase(config.databaseUrl!, 4),
  city: {} as Platform['city'],
  surveys: [],
  adminSources: { sources: [], comparison: undefined },
  crypto: makeCrypto(config),
  warehouse,
}
const feeder = startFeeder(platform, warehouse, planSources, 0)
for (;;) {
  await feeder.tick()
  process.send?.('looked')
}
