import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { Day, Period } from '../../../kernel/period.ts'
import { RoundLine } from '../../collection/contract/rounds.ts'
import { SurveyId } from '../../collection/model/form.ts'
import { Reopening, RoundParams } from './shapes.ts'

const lock = { access: 'statistics.period.lock', audience: ['officer'] } as const

/** 锁定与限时解锁. */
export const locksContract = {
  lockRound: endpoint({
    method: 'POST',
    path: '/statistics/rounds/:survey/:period/lock',
    summary: { zh: '锁定报告期', en: 'Lock a period' },
    ...lock,
    ifMatch: true,
    params: RoundParams,
    reply: RoundLine,
  }),
  listReopenings: endpoint({
    method: 'GET',
    path: '/statistics/reopenings',
    summary: { zh: '限时解锁的申请', en: 'Requests to reopen periods' },
    access: 'statistics.collection.read',
    audience: ['officer'],
    query: z.strictObject({ survey: SurveyId.optional(), period: Period.optional() }),
    reply: z.object({ items: z.array(Reopening) }),
  }),
  askReopening: endpoint({
    method: 'POST',
    path: '/statistics/rounds/:survey/:period/reopenings',
    summary: { zh: '申请限时解锁', en: 'Ask to reopen a period for a time' },
    ...lock,
    params: RoundParams,
    body: z.strictObject({
      reason: z.string().trim().min(1).max(1000),
      /** Last day on which returns are taken again. */
      until: Day,
    }),
    reply: Reopening,
  }),
  decideReopening: endpoint({
    method: 'POST',
    path: '/statistics/reopenings/:reopening/decision',
    summary: {
      zh: '审定限时解锁，须由申请人以外的人办理',
      en: 'Decide on a reopening; whoever asked for it cannot',
    },
    access: 'statistics.period.reopen',
    audience: ['officer'],
    params: z.strictObject({ reopening: z.string().max(40) }),
    body: z.strictObject({ outcome: z.enum(['granted', 'refused']) }),
    reply: Reopening,
  }),
}
