import type { QueryOf, ReplyInput } from '@wstc/domain/kernel/endpoint'
import { Problem } from '@wstc/domain/kernel/problem'
import type { statisticsReviewContract } from '@wstc/domain/statistics/review/contract'
import type { FlowTotals, QueueLine } from '@wstc/domain/statistics/review/contract/shapes'
import { recordRead } from '../../../audit/index.ts'
import { likePattern } from '../../../desk/index.ts'
import type { Call } from '../../../platform/serve.ts'
import { getRound } from '../../collection/service/subjects.ts'
import { countQueue, type QueueRow, selectQueue } from '../store/queue.ts'
import { showDecisive } from './show-score.ts'

type Contract = typeof statisticsReviewContract

const unknown: FlowTotals = { now: null, lastPeriod: null, lastYear: null }

const show = (row: QueueRow): QueueLine => ({
  obligation: row.obligation,
  enterprise: { id: row.enterprise, name: row.name, uscc: row.uscc },
  district: row.district,
  version: row.version,
  late: row.late,
  submittedAt: row.since.toISOString(),
  impact: row.impact,
  exports: row.totals?.exports ?? unknown,
  imports: row.totals?.imports ?? unknown,
  findings: { hard: row.hard, soft: row.soft, info: row.info },
  explanations: row.explained,
  decisive: showDecisive(row),
  outliers: row.outliers.length,
  weighed: row.weighed_at !== null,
  unflagged: row.unflagged,
  revision: row.revision,
})

/** Where a page ended: rank and id of its last line. */
const cursorOf = (row: QueueRow): string => `${row.rank}~${row.obligation}`

function readCursor(text: string | undefined): { rank: string; id: string } | undefined {
  if (text === undefined) return undefined
  const found = /^(-?\d{1,20}(?:\.\d{1,8})?)~([\w-]{1,40})$/.exec(text)
  if (!found) throw new Problem('request/invalid', {}, [{ path: 'after', code: 'field/invalid' }])
  return { rank: found[1]!, id: found[2]! }
}

/** The returns of a round that wait for judgement, those first that weigh most. */
export async function listReviewQueue(
  call: Call,
  asked: QueryOf<Contract['listReviewQueue']>,
): Promise<ReplyInput<Contract['listReviewQueue']>> {
  const { survey, period, district, finding, kind, limit } = asked
  await getRound(call.tx, survey, period)
  const rows = await selectQueue(call.tx, {
    survey,
    period,
    pattern: asked.q ? likePattern(asked.q) : undefined,
    district,
    finding,
    kind,
    late: asked.late === undefined ? undefined : asked.late === 'true',
    outlier: asked.outlier === undefined ? undefined : asked.outlier === 'true',
    after: readCursor(asked.after),
    limit: limit + 1,
  })
  const page = rows.slice(0, limit)
  await recordRead(call, {
    action: 'statistics.return.list',
    subject: { kind: 'round', id: `${survey}/${period}` },
    details: { shown: page.length },
  })
  return {
    items: page.map(show),
    ...(await countQueue(call.tx, survey, period)),
    next: rows.length > limit ? cursorOf(page.at(-1)!) : null,
  }
}
