import { auditContract } from './audit/contract.ts'
import { contractsContract } from './contracts/contract.ts'
import { deskContract } from './desk/contract.ts'
import { identityContract } from './identity/contract.ts'
import type { Contract } from './kernel/endpoint.ts'
import { noticesContract } from './notices/contract.ts'
import { planAssessmentContract } from './plan/contract/assessment.ts'
import { planBriefingsContract } from './plan/contract/briefings.ts'
import { planCityContract } from './plan/contract/city.ts'
import { planCockpitContract } from './plan/contract/cockpit.ts'
import { planGroupContract } from './plan/contract/group.ts'
import { planProjectsContract } from './plan/contract/projects.ts'
import { planPublicContract } from './plan/contract/public.ts'
import { planRecentContract } from './plan/contract/recent.ts'
import { planTargetsContract } from './plan/contract/targets.ts'
import { planTasksContract } from './plan/contract/tasks.ts'
import { planTrendsContract } from './plan/contract/trends.ts'
import { registryContract } from './registry/contract.ts'
import { statisticsCollectionContract } from './statistics/collection/contract.ts'
import { statisticsFollowUpContract } from './statistics/follow-up/contract.ts'
import { statisticsReviewContract } from './statistics/review/contract.ts'
import { statisticsSourcesContract } from './statistics/sources/contract.ts'

/** Every contract by its context; what is served, documented and tested is this list. */
export const contracts = {
  identity: identityContract,
  audit: auditContract,
  notices: noticesContract,
  desk: deskContract,
  plan: {
    ...planPublicContract,
    ...planTargetsContract,
    ...planTasksContract,
    ...planCityContract,
    ...planRecentContract,
    ...planTrendsContract,
    ...planCockpitContract,
    ...planGroupContract,
    ...planBriefingsContract,
    ...planAssessmentContract,
    ...planProjectsContract,
  },
  statistics: {
    ...statisticsCollectionContract,
    ...statisticsReviewContract,
    ...statisticsSourcesContract,
    ...statisticsFollowUpContract,
  },
  registry: registryContract,
  contracts: contractsContract,
} as const satisfies Record<string, Contract>
