import type { QueryOf, ReplyInput } from '@wstc/domain/kernel/endpoint'
import { dayInShanghai } from '@wstc/domain/kernel/period'
import {
  fewestWeighed,
  responseRate,
  shareOf,
} from '@wstc/domain/statistics/collection/rules/response-rate'
import type { statisticsFollowUpContract } from '@wstc/domain/statistics/follow-up/contract'
import type { Call } from '../../../platform/serve.ts'
import { listRounds } from '../../collection/store/rounds.ts'
import { findResponse, type ResponderRow, selectResponders } from '../store/rates.ts'

type Contract = typeof statisticsFollowUpContract
/** Periods of a course over time. */
const shownPeriods = 12

const keysOf: Readonly<Record<string, (row: ResponderRow) => readonly string[]>> = {
  period: (row) => [row.period],
  district: (row) => [row.district],
  // A unit of several sectors counts in each.
  sector: (row) => (row.sectors.length === 0 ? ['none'] : row.sectors),
}

/** Response rates as they stand now, by units and by size. */
export async function listResponseRates(
  call: Call,
  asked: QueryOf<Contract['listResponseRates']>,
): Promise<ReplyInput<Contract['listResponseRates']>> {
  const today = dayInShanghai(call.now)
  const rounds = await listRounds(call.tx, asked.survey, shownPeriods)
  const known = rounds.map((one) => one.period)
  const over = rounds.find((one) => one.due_on < today)?.period ?? known[0]
  const one = asked.period ?? over
  const periods = asked.by === 'period' && !asked.period ? known : one ? [one] : []
  const groups = new Map<string, ResponderRow[]>()
  const rows = await selectResponders(call.tx, { survey: asked.survey, periods, today })
  for (const row of rows) {
    for (const key of keysOf[asked.by ?? 'period']!(row)) {
      groups.set(key, [...(groups.get(key) ?? []), row])
    }
  }
  const items = [...groups].map(([key, list]) => {
    const rate = responseRate(list.map(({ state, size }) => ({ state, size: size ?? undefined })))
    return { ...rate, key, byUnits: rate.byUnits ?? null, bySize: rate.bySize ?? null }
  })
  const sign = asked.by === 'period' ? -1 : 1
  return { asOf: today, items: items.sort((a, b) => (a.key < b.key ? -sign : sign)) }
}

/** What the leading group sees of a survey: how many of those that owe have answered. */
export interface LatestResponse {
  readonly period: string
  readonly dueOn: string
  readonly owed: number
  readonly answered: number
  /** In per cent; null where so few owe that it would tell of single units. */
  readonly share: string | null
  /** Units of which it is known how much trade they had the year before. */
  readonly weighed: number
  /** The share of that trade that has answered, in per cent; null where too few have one. */
  readonly shareBySize: string | null
}

/** The response rates of the newest period whose due day has passed; no figure of a unit. */
export async function findLatestResponse(
  call: Pick<Call, 'tx' | 'now'>,
  survey: string,
): Promise<LatestResponse | undefined> {
  const row = await findResponse(call.tx, survey, dayInShanghai(call.now))
  if (!row) return undefined
  return {
    period: row.period,
    dueOn: row.due_on,
    owed: row.owed,
    answered: row.answered,
    share: row.owed < fewestWeighed ? null : shareOf(row.answered, row.owed),
    weighed: row.weighed,
    shareBySize: row.by_size,
  }
}
