import { dialogueContract } from './tasks/dialogue.ts'
import { evidenceContract } from './tasks/evidence.ts'
import { overviewContract } from './tasks/overview.ts'
import { progressContract } from './tasks/progress.ts'

/** 任务督办: the working side of the 40 tasks. */
export const planTasksContract = {
  ...overviewContract,
  ...progressContract,
  ...evidenceContract,
  ...dialogueContract,
}
