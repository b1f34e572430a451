import { setTimeout as sleep } from 'node:timers/promises'
import { makeLog } from '../../src/platform/log.ts'
import { embeddedEngine } from '../../src/platform/warehouse/embedded.ts'

/** A process that owns a warehouse child, for a test to end. */
const engine = embeddedEngine(process.argv[2]!, 1024, makeLog('silent'))
engine.start()
const stay = setInterval(() => {}, 1000)
process.once('SIGTERM', () => {
  clearInterval(stay)
  void engine.stop().then(() => process.exit(0))
})
while (!engine.address()) await sleep(20)
process.send?.(engine.pid())
