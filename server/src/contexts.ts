import type { FastifyInstance } from 'fastify'
import { auditJobs, auditSchedules } from './audit/jobs.ts'
import { serveAudit } from './audit/routes.ts'
import { makeIndex } from './desk/index.ts'
import { deskJobs, deskSchedules } from './desk/jobs.ts'
import { serveDesk } from './desk/routes.ts'
import { findReader } from './identity/index.ts'
import { identityJobs, identitySchedules } from './identity/jobs.ts'
import { serveIdentity } from './identity/routes.ts'
import { makeNoticesJobs, noticesSchedules } from './notices/jobs.ts'
import { serveNotices } from './notices/routes.ts'
import { planProjectsJobs, planProjectsSchedules } from './plan/projects/jobs.ts'
import { servePlan } from './plan/routes.ts'
import { listPlanItems } from './plan/search.ts'
import { planTasksJobs, planTasksSchedules } from './plan/tasks/jobs.ts'
import type { Mailer } from './platform/mail.ts'
import type { Platform } from './platform/platform.ts'
import type { WorkerParts } from './platform/worker.ts'

/** Registers the routes of every context. */
export function serveContexts(server: FastifyInstance, platform: Platform): void {
  serveIdentity(server, platform)
  serveAudit(server, platform)
  serveNotices(server, platform)
  serveDesk(server, platform, [makeIndex(listPlanItems(platform.city))])
  servePlan(server, platform)
}

/** What runs by clock, by queue and on events. */
export function workOf(mailer: Mailer): WorkerParts {
  return {
    handlers: [
      ...auditJobs,
      ...identityJobs,
      ...deskJobs,
      ...makeNoticesJobs(mailer, findReader),
      ...planTasksJobs,
      ...planProjectsJobs,
    ],
    schedules: [
      ...auditSchedules,
      ...identitySchedules,
      ...deskSchedules,
      ...noticesSchedules,
      ...planTasksSchedules,
      ...planProjectsSchedules,
    ],
    subscribers: [],
  }
}
