import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../database.ts'
import type { Log } from '../log.ts'
import type { OpenWarehouse } from '../warehouse.ts'

/**
 * Starts the warehouse. One of its own belongs to one server: of several on one database the
 * first has it until it ends, the others stay without and look again.
 */
export function startOwned(
  warehouse: OpenWarehouse,
  database: Database,
  log: Log,
  againMs = 10_000,
): () => void {
  if (warehouse.kind !== 'embedded') {
    warehouse.start()
    return () => {}
  }
  const ended = new AbortController()
  const untilEnd = new Promise<void>((resolve) =>
    ended.signal.addEventListener('abort', () => resolve(), { once: true }),
  )
  void (async () => {
    for (let told = false; !ended.signal.aborted; told = true) {
      try {
        await database.ifFirst('wstc.warehouse-owner', async () => {
          warehouse.start()
          await untilEnd
        })
        if (!told && !ended.signal.aborted) {
          log.warn('warehouse away: it belongs to another server; set CLICKHOUSE_URL for several')
        }
      } catch (error) {
        log.warn({ err: error }, 'warehouse not started')
      }
      await sleep(againMs, undefined, { ref: false, signal: ended.signal }).catch(() => {})
    }
  })()
  return () => ended.abort()
}
