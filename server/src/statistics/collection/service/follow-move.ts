import type { Subscriber } from '../../../platform/jobs.ts'
import { moveToDistricts } from '../store/units.ts'

/** What is owed for periods that are not locked follows a unit into its district, and its district's office. */
export const oweWhereItIs = (topic: string): Subscriber => ({
  topic,
  name: 'statistics.follow-move',
  run: (job) => job.finishIn(async (tx) => ({ moved: await moveToDistricts(tx) })),
})
