import { statisticsFollowUpContract } from '@wstc/domain/statistics/follow-up/contract'
import type { FastifyInstance } from 'fastify'
import type { Platform } from '../../platform/platform.ts'
import { type Handlers, ownTransaction, serve } from '../../platform/serve.ts'
import { addFollowUpNote, getFollowUp, remindNow } from './service/contact.ts'
import { listDemands, prepareDemand, sendDemand } from './service/demands.ts'
import { exportFollowUp, listFollowUp } from './service/list.ts'
import { makeDemandPaper } from './service/paper.ts'
import { listResponseRates } from './service/rates.ts'

const handlers: Handlers<typeof statisticsFollowUpContract> = {
  listFollowUp: (call, { query }) => listFollowUp(call, query),
  exportFollowUp: ownTransaction((call, { query }) => exportFollowUp(call, query)),
  getFollowUp: (call, { params }) => getFollowUp(call, params.obligation),
  addFollowUpNote: (call, { params, body }) => addFollowUpNote(call, params.obligation, body),
  remindNow: (call, { body }) => remindNow(call, body),
  listResponseRates: (call, { query }) => listResponseRates(call, query),
  listDemands: (call, { query }) => listDemands(call, query.state),
  prepareDemand: (call, { body }) => prepareDemand(call, body.enterprise),
  sendDemand: (call, { params, revision }) => sendDemand(call, params.demand, revision),
  downloadDemand: ownTransaction((call, { params, query }) =>
    makeDemandPaper(call, params.demand, query),
  ),
}

/** Registers the endpoints of this room. */
export function serveStatisticsFollowUp(server: FastifyInstance, platform: Platform): void {
  serve(server, platform, 'statistics', statisticsFollowUpContract, handlers)
}
