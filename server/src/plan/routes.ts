import { planBriefingsContract } from '@wstc/domain/plan/contract/briefings'
import { planCockpitContract } from '@wstc/domain/plan/contract/cockpit'
import { planGroupContract } from '@wstc/domain/plan/contract/group'
import { planRecentContract } from '@wstc/domain/plan/contract/recent'
import { planTasksContract } from '@wstc/domain/plan/contract/tasks'
import type { FastifyInstance } from 'fastify'
import type { Platform } from '../platform/platform.ts'
import { serve } from '../platform/serve.ts'
import { servePlanAssessment } from './assessment/routes.ts'
import { planBriefingsHandlers } from './briefings/routes.ts'
import { servePlanCity } from './city/routes.ts'
import { planCockpitHandlers } from './cockpit/routes.ts'
import { planGroupHandlers } from './group/routes.ts'
import { servePlanProjects } from './projects/routes.ts'
import { servePlanPublic } from './public/routes.ts'
import { servePlanTargets } from './targets/routes.ts'
import { planRecentHandlers, planTasksHandlers } from './tasks/routes.ts'
import { servePlanTrends } from './trends/routes.ts'

export function servePlan(server: FastifyInstance, platform: Platform): void {
  servePlanPublic(server, platform)
  servePlanTargets(server, platform)
  serve(server, platform, 'plan', planTasksContract, planTasksHandlers)
  serve(server, platform, 'plan', planRecentContract, planRecentHandlers)
  serve(server, platform, 'plan', planCockpitContract, planCockpitHandlers)
  serve(server, platform, 'plan', planGroupContract, planGroupHandlers)
  serve(server, platform, 'plan', planBriefingsContract, planBriefingsHandlers)
  servePlanCity(server, platform)
  servePlanTrends(server, platform)
  servePlanAssessment(server, platform)
  servePlanProjects(server, platform)
}
