import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { Period } from '../../../kernel/period.ts'
import { ReturnParams } from '../../collection/contract/shapes.ts'
import { EditCode, Severity } from '../../collection/model/edit.ts'
import { SurveyId } from '../../collection/model/form.ts'
import { QueueLine, ReviewSheet } from './shapes.ts'

const review = { access: 'statistics.return.review', audience: ['officer'] } as const

export const QueueFilter = z.strictObject({
  survey: SurveyId,
  period: Period,
  q: z.string().trim().max(100).optional(),
  district: z.string().max(60).optional(),
  /** What the edits found: of a severity, of one edit, or nothing to explain or put right. */
  finding: z.union([Severity, z.literal('none'), EditCode]).optional(),
  /** First returns, or corrections of earlier ones. */
  kind: z.enum(['first', 'correction']).optional(),
  late: z.enum(['true', 'false']).optional(),
  /** Whether a change stands apart in its class. */
  outlier: z.enum(['true', 'false']).optional(),
})
export type QueueFilter = z.infer<typeof QueueFilter>

/** The returns of a round that wait, and one of them. */
export const queueContract = {
  listReviewQueue: endpoint({
    method: 'GET',
    path: '/statistics/review',
    summary: {
      zh: '审核队列：待审核的报表，按对汇总数的影响排序',
      en: 'Review queue: returns that wait, by their weight in the total',
    },
    ...review,
    query: QueueFilter.extend({
      after: z.string().max(120).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    reply: z.object({
      items: z.array(QueueLine),
      /** Returns that wait in the round, whatever the filter. */
      waiting: z.number(),
      /** Of these: came a moment ago and not weighed yet, with an outlier, and flagged by no rule. */
      unweighed: z.number(),
      outliers: z.number(),
      unflagged: z.number(),
      next: z.string().nullable(),
    }),
  }),
  openReview: endpoint({
    method: 'GET',
    path: '/statistics/review/:obligation',
    summary: {
      zh: '审核一张报表：内容、提示与说明、对比、历史',
      en: 'One return in review: content, findings, comparison, history',
    },
    ...review,
    params: ReturnParams,
    reply: ReviewSheet,
  }),
}
