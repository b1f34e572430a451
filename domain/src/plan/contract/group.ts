import { followUpsContract } from './group/follow-ups.ts'
import { meetingsContract } from './group/meetings.ts'

/** 领导小组: members, meetings, minutes, and decisions that are followed up. */
export const planGroupContract = { ...meetingsContract, ...followUpsContract }
