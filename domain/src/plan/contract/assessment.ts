import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { Day, Period } from '../../kernel/period.ts'
import { assessmentRunsContract } from './assessment/runs.ts'
import { PublishedResult } from './assessment/shapes.ts'
import { assessmentSystemsContract } from './assessment/systems.ts'
import { open } from './open.ts'

/** 考核评价: plan annex 2. */
export const planAssessmentContract = {
  ...assessmentRunsContract,
  ...assessmentSystemsContract,
  listPublishedAssessments: endpoint({
    ...open,
    path: '/plan/assessments',
    summary: { zh: '已公布的考核', en: 'Published assessments' },
    reply: z.object({
      assessments: z.array(
        z.object({ period: Period, version: z.int(), publishedOn: Day, synthetic: z.boolean() }),
      ),
    }),
  }),
  getPublishedAssessment: endpoint({
    ...open,
    path: '/plan/assessments/:period',
    summary: { zh: '已公布的考核结果', en: 'A published result' },
    params: z.strictObject({ period: Period }),
    reply: PublishedResult,
  }),
}
