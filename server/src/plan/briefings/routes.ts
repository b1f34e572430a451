import type { planBriefingsContract } from '@wstc/domain/plan/contract/briefings'
import type { Handlers } from '../../platform/serve.ts'
import {
  getBriefing,
  issueBriefing,
  listBriefings,
  orderBriefing,
  previewBriefing,
} from './service.ts'

export const planBriefingsHandlers: Handlers<typeof planBriefingsContract> = {
  listBriefings: (call) => listBriefings(call),
  previewBriefing: (call, { query }) => previewBriefing(call, query.kind, query.asOf),
  issueBriefing: (call, { body }) => issueBriefing(call, body),
  getBriefing: (call, { params }) => getBriefing(call, params.briefing),
  orderBriefing: (call, { params, body }) => orderBriefing(call, params.briefing, body),
}
