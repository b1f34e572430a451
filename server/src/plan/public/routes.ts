import { planPublicContract } from '@wstc/domain/plan/contract/public'
import type { FastifyInstance } from 'fastify'
import type { Platform } from '../../platform/platform.ts'
import { type Handlers, serve } from '../../platform/serve.ts'
import { dayOf } from '../targets/judge.ts'
import { getTarget, listTargets } from '../targets/show.ts'
import { downloadTargets, downloadTasks } from './downloads.ts'
import {
  getRules,
  getSector,
  getSummary,
  listDepartments,
  listIndicators,
  listMeasures,
  listPlaces,
  listSectors,
} from './service.ts'
import { getTask, listTasks } from './tasks.ts'

const handlers: Handlers<typeof planPublicContract> = {
  getSummary: (call) => getSummary(call),
  listTasks: (call, { query }) => listTasks(call, query),
  getTask: (call, { params }) => getTask(call, params.number),
  listTargets: (call, { query }) => listTargets(call, dayOf(call, query.asOf), 'public', query),
  getTarget: (call, { params, query }) =>
    getTarget(call, params.id, dayOf(call, query.asOf), 'public'),
  listSectors: (call) => listSectors(call),
  getSector: (call, { params }) => getSector(call, params.id),
  listDepartments: (call) => listDepartments(call),
  listIndicators: async (call) => listIndicators(call.platform),
  listPlaces: async (call) => listPlaces(call.platform),
  listMeasures: async (call) => listMeasures(call.platform),
  getRules: async (call) => getRules(call.platform),
  downloadTasks: (call, { query }) => downloadTasks(call, query),
  downloadTargets: (call, { query }) => downloadTargets(call, query),
}

/** Registers the endpoints of this room. */
export function servePlanPublic(server: FastifyInstance, platform: Platform): void {
  serve(server, platform, 'plan', planPublicContract, handlers)
}
