import { judgingContract } from './contract/judging.ts'
import { locksContract } from './contract/locks.ts'
import { queueContract } from './contract/queue.ts'

/** Reviewing: what came in is judged, and a period is closed. */
export const statisticsReviewContract = { ...queueContract, ...judgingContract, ...locksContract }
