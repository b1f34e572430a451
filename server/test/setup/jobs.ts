import type { JobHandler, Subscriber } from '../../src/platform/jobs.ts'
import type { Platform } from '../../src/platform/platform.ts'
import { startWorker } from '../../src/platform/worker.ts'

/** Does what waits and is due, with these handlers and subscribers, and nothing by the clock. */
export async function runJobs(
  platform: Platform,
  handlers: readonly JobHandler[],
  subscribers: readonly Subscriber[] = [],
): Promise<void> {
  const parts = { handlers, schedules: [], subscribers, idleMs: 3_600_000 }
  const worker = startWorker(platform, parts)
  await worker.drain()
  await worker.stop()
}
