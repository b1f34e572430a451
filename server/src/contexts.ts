import type { FastifyInstance } from 'fastify'
import { auditJobs, auditSchedules } from './audit/jobs.ts'
import { serveAudit } from './audit/routes.ts'
import { contractsJobs } from './contracts/jobs.ts'
import { serveContracts } from './contracts/routes.ts'
import { offshoreTopic } from './contracts/service/figures.ts'
import { followMerge } from './contracts/service/follow-merge.ts'
import { makeIndex } from './desk/index.ts'
import { deskJobs, deskSchedules } from './desk/jobs.ts'
import { serveDesk } from './desk/routes.ts'
import { findReader, listNames, listOrganisationNames } from './identity/index.ts'
import { identityJobs, identitySchedules } from './identity/jobs.ts'
import { serveIdentity } from './identity/routes.ts'
import { makeNoticesJobs, noticesSchedules } from './notices/jobs.ts'
import { serveNotices } from './notices/routes.ts'
import { planAssessmentJobs } from './plan/assessment/jobs.ts'
import { planBriefingsJobs } from './plan/briefings/jobs.ts'
import { planProjectsJobs, planProjectsSchedules } from './plan/projects/jobs.ts'
import { projectSearcher } from './plan/projects/search.ts'
import { servePlan } from './plan/routes.ts'
import { listPlanItems } from './plan/search.ts'
import { takeOverFigures } from './plan/targets/take-over.ts'
import { planTasksJobs, planTasksSchedules } from './plan/tasks/jobs.ts'
import { planSources } from './plan/trends/sources.ts'
import type { Mailer } from './platform/mail.ts'
import type { Platform } from './platform/platform.ts'
import { type Feeder, warehouseJobs } from './platform/warehouse/feeder.ts'
import type { WarehouseSource } from './platform/warehouse/rebuild.ts'
import type { WorkerParts } from './platform/worker.ts'
import { registryJobs } from './registry/jobs.ts'
import { serveRegistry } from './registry/routes.ts'
import { enterpriseSearcher } from './registry/search.ts'
import { movedTopic } from './registry/service/edit.ts'
import { mergedTopic } from './registry/service/merging.ts'
import { demoReturnsJob } from './statistics/collection/demo/job.ts'
import {
  statisticsCollectionJobs,
  statisticsCollectionSchedules,
} from './statistics/collection/jobs.ts'
import { serveStatisticsCollection } from './statistics/collection/routes.ts'
import { oweAfterMerge } from './statistics/collection/service/follow-merge.ts'
import { oweWhereItIs } from './statistics/collection/service/follow-move.ts'
import { readMonthRates } from './statistics/collection/service/rates.ts'
import { statisticsFollowUpJobs, statisticsFollowUpSchedules } from './statistics/follow-up/jobs.ts'
import { serveStatisticsFollowUp } from './statistics/follow-up/routes.ts'
import { statisticsReviewJobs, statisticsReviewSchedules } from './statistics/review/jobs.ts'
import { serveStatisticsReview } from './statistics/review/routes.ts'
import { demoSourcesJob } from './statistics/sources/demo.ts'
import { serveStatisticsSources } from './statistics/sources/routes.ts'

/** Registers the routes of every context. */
export function serveContexts(server: FastifyInstance, platform: Platform): void {
  serveIdentity(server, platform)
  serveAudit(server, platform, { people: listNames, organisations: listOrganisationNames })
  serveNotices(server, platform)
  serveDesk(server, platform, [
    makeIndex(listPlanItems(platform.city)),
    projectSearcher,
    enterpriseSearcher,
  ])
  servePlan(server, platform)
  serveRegistry(server, platform)
  serveStatisticsCollection(server, platform)
  serveStatisticsReview(server, platform)
  serveStatisticsSources(server, platform)
  serveContracts(server, platform, readMonthRates)
  serveStatisticsFollowUp(server, platform)
}

/** What the warehouse is built from. */
export const warehouseSources: readonly WarehouseSource[] = [...planSources]

/** What runs by clock, by queue and on events. */
export function workOf(mailer: Mailer, feeder: Feeder): WorkerParts {
  const warehouse = warehouseJobs(feeder)
  return {
    handlers: [
      ...warehouse.handlers,
      ...auditJobs,
      ...identityJobs,
      ...deskJobs,
      ...makeNoticesJobs(mailer, findReader),
      ...planTasksJobs,
      ...planBriefingsJobs,
      ...planAssessmentJobs,
      ...planProjectsJobs,
      demoReturnsJob,
      demoSourcesJob,
      ...registryJobs,
      ...statisticsCollectionJobs,
      ...statisticsReviewJobs,
      ...contractsJobs,
      ...statisticsFollowUpJobs,
    ],
    schedules: [
      ...warehouse.schedules,
      ...auditSchedules,
      ...identitySchedules,
      ...deskSchedules,
      ...noticesSchedules,
      ...planTasksSchedules,
      ...planProjectsSchedules,
      ...statisticsCollectionSchedules,
      ...statisticsFollowUpSchedules,
      ...statisticsReviewSchedules,
    ],
    subscribers: [
      takeOverFigures(offshoreTopic),
      followMerge(mergedTopic),
      oweAfterMerge(mergedTopic),
      oweWhereItIs(movedTopic),
    ],
  }
}
