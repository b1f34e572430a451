import type { QueryOf, ReplyInput } from '@wstc/domain/kernel/endpoint'
import { previousPeriod } from '@wstc/domain/kernel/period'
import { Problem } from '@wstc/domain/kernel/problem'
import { samePeriodLastYear } from '@wstc/domain/statistics/collection/rules/periods'
import type { statisticsReviewContract } from '@wstc/domain/statistics/review/contract'
import type { FlowTotals, QueueLine } from '@wstc/domain/statistics/review/contract/shapes'
import { recordRead } from '../../../audit/index.ts'
import { likePattern } from '../../../desk/index.ts'
import type { Call } from '../../../platform/serve.ts'
import { getRound } from '../../collection/service/subjects.ts'
import { countWaiting, type QueueRow, selectQueue } from '../store/queue.ts'

type Contract = typeof statisticsReviewContract

const totals = (
  now: string | null,
  lastPeriod: string | null,
  lastYear: string | null,
): FlowTotals => ({ now, lastPeriod, lastYear })

const show = (row: QueueRow): QueueLine => ({
  obligation: row.id,
  enterprise: { id: row.enterprise, name: row.name, uscc: row.uscc },
  district: row.district,
  version: row.version,
  late: row.late,
  submittedAt: row.submitted_at.toISOString(),
  impact: row.impact,
  exports: totals(row.export_now, row.export_period, row.export_year),
  imports: totals(row.import_now, row.import_period, row.import_year),
  findings: { hard: row.hard, soft: row.soft, info: row.info },
  explanations: row.explanations,
  revision: row.revision,
})

/** Where a page ended: rank and id of its last line. */
const cursorOf = (row: QueueRow): string => `${row.rank}~${row.id}`

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
    lastPeriod: previousPeriod(period),
    lastYear: samePeriodLastYear(period),
    pattern: asked.q ? likePattern(asked.q) : undefined,
    district,
    finding,
    kind,
    late: asked.late === undefined ? undefined : asked.late === 'true',
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
    waiting: await countWaiting(call.tx, survey, period),
    next: rows.length > limit ? cursorOf(page.at(-1)!) : null,
  }
}
