import { statisticsReviewContract } from '@wstc/domain/statistics/review/contract'
import type { FastifyInstance } from 'fastify'
import type { Platform } from '../../platform/platform.ts'
import { type Handlers, serve } from '../../platform/serve.ts'
import {
  acceptReturn,
  acceptUnflagged,
  correctReturn,
  previewUnflagged,
  sendReturnBack,
} from './service/judge.ts'
import { askReopening, decideReopening, listReopenings, lockRound } from './service/locks.ts'
import { listReviewQueue } from './service/queue.ts'
import { openReview } from './service/sheet.ts'

const handlers: Handlers<typeof statisticsReviewContract> = {
  listReviewQueue: (call, { query }) => listReviewQueue(call, query),
  openReview: (call, { params }) => openReview(call, params.obligation),

  acceptReturn: (call, { params, body, revision }) =>
    acceptReturn(call, params.obligation, { ...body, revision }),
  sendReturnBack: (call, { params, body, revision }) =>
    sendReturnBack(call, params.obligation, { ...body, revision }),
  correctReturn: (call, { params, body, revision }) =>
    correctReturn(call, params.obligation, { ...body, revision }),
  previewUnflagged: (call, { query }) => previewUnflagged(call, query),
  acceptUnflagged: (call, { params, body }) => acceptUnflagged(call, params, body.returns),

  lockRound: (call, { params, revision }) => lockRound(call, params, revision),
  listReopenings: (call, { query }) => listReopenings(call, query),
  askReopening: (call, { params, body }) => askReopening(call, params, body),
  decideReopening: (call, { params, body }) =>
    decideReopening(call, params.reopening, body.outcome),
}

/** Registers the endpoints of this room. */
export function serveStatisticsReview(server: FastifyInstance, platform: Platform): void {
  serve(server, platform, 'statistics', statisticsReviewContract, handlers)
}
