import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { UnitObligation } from '../../collection/contract/rounds.ts'
import { CellComment, ReturnParams } from '../../collection/contract/shapes.ts'
import { LineKey, mostTyped, ReturnContent } from '../../collection/model/content.ts'
import { RoundParams } from './shapes.ts'

const judge = { access: 'statistics.return.review', audience: ['officer'] } as const
const word = z.string().trim().min(1).max(2000)

/** What the statistics office says of a return. */
export const judgingContract = {
  acceptReturn: endpoint({
    method: 'POST',
    path: '/statistics/review/:obligation/acceptance',
    summary: { zh: '采用报表', en: 'Accept a return' },
    ...judge,
    ifMatch: true,
    params: ReturnParams,
    body: z.strictObject({ word: z.string().trim().max(2000).default('') }),
    reply: UnitObligation,
  }),
  sendReturnBack: endpoint({
    method: 'POST',
    path: '/statistics/review/:obligation/sending-back',
    summary: { zh: '退回报表，附逐格意见', en: 'Send a return back with comments by cell' },
    ...judge,
    ifMatch: true,
    params: ReturnParams,
    body: z.strictObject({ word, comments: z.array(CellComment).max(500).default([]) }),
    reply: UnitObligation,
  }),
  correctReturn: endpoint({
    method: 'POST',
    path: '/statistics/review/:obligation/correction',
    summary: {
      zh: '更正后采用：新版本，注明原因，告知企业',
      en: 'Accept with a correction: a new version with a reason, and the unit is told',
    },
    ...judge,
    ifMatch: true,
    params: ReturnParams,
    body: z.strictObject({
      content: ReturnContent,
      /** The content has only the lines that change, by their keys; all others stay as they are. */
      linesThatChange: z.boolean().default(false),
      /** With `linesThatChange`: keys of lines that the return shall not have. */
      linesTakenOut: z.array(LineKey).max(mostTyped).default([]),
      reason: word,
      comments: z.array(CellComment).max(500).default([]),
    }),
    reply: UnitObligation,
  }),
  previewUnflagged: endpoint({
    method: 'GET',
    path: '/statistics/acceptances',
    summary: {
      zh: '批量采用前的预览：多少张、合计多少',
      en: 'What accepting all that no rule flags would accept: how many and which sums',
    },
    ...judge,
    query: RoundParams,
    reply: z.object({
      /** US dollars of what would be accepted. */
      exports: z.string(),
      imports: z.string(),
      returns: z.array(z.object({ obligation: z.string(), version: z.number() })),
      /** Returns that no rule flags and that weigh too much to be accepted among many. */
      heavy: z.number(),
      /** Other returns that would stay in the queue. */
      stay: z.number(),
    }),
  }),
  acceptUnflagged: endpoint({
    method: 'POST',
    path: '/statistics/rounds/:survey/:period/acceptances',
    summary: {
      zh: '批量采用没有任何规则提示的报表',
      en: 'Accept several returns that no rule flags',
    },
    ...judge,
    params: RoundParams,
    body: z.strictObject({
      returns: z
        .array(z.strictObject({ obligation: z.string().max(40), version: z.int().positive() }))
        .min(1)
        .max(200),
    }),
    reply: z.object({
      accepted: z.number(),
      /** Left as they are: flagged, judged or handed in anew meanwhile. */
      left: z.array(z.string()),
    }),
  }),
}
