import { planTrendsContract } from '@wstc/domain/plan/contract/trends'
import type { FastifyInstance } from 'fastify'
import type { Platform } from '../../platform/platform.ts'
import { ownTransaction, serve } from '../../platform/serve.ts'
import { getTargetTrend, getTaskTrend, listLightTrend } from './service.ts'

/** Registers the endpoints of this room. They ask the warehouse and hold no connection of PostgreSQL. */
export function servePlanTrends(server: FastifyInstance, platform: Platform): void {
  serve(server, platform, 'plan', planTrendsContract, {
    listLightTrend: ownTransaction((call, { query }) => listLightTrend(call.platform, query)),
    getTaskTrend: ownTransaction((call, { params, query }) =>
      getTaskTrend(call.platform, params.task, query),
    ),
    getTargetTrend: ownTransaction((call, { params }) =>
      getTargetTrend(call.platform, params.target),
    ),
  })
}
