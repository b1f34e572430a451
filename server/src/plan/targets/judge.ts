import { addDays, type Day, dayInShanghai } from '@wstc/domain/kernel/period'
import { Problem } from '@wstc/domain/kernel/problem'
import type { Indicator } from '@wstc/domain/plan/model/indicator'
import type { CityPack } from '@wstc/domain/plan/model/pack'
import type { Observation } from '@wstc/domain/plan/model/observation'
import type { Target } from '@wstc/domain/plan/model/target'
import { inputsOf } from '@wstc/domain/plan/rules/derived'
import { type JudgedTarget, judgeTarget } from '@wstc/domain/plan/rules/progress'
import { seriesAsKnown } from '@wstc/domain/plan/rules/series'
import type { Database } from '../../platform/database.ts'
import type { Call } from '../../platform/serve.ts'
import { type FindingRow, selectFindings } from './store/findings.ts'
import {
  countKnowledge,
  type ObservationRow,
  selectObservations,
  type View,
} from './store/observations.ts'
import { observationOf } from './views.ts'

export interface Judged {
  readonly target: Target
  readonly indicator: Indicator
  readonly judgement: JudgedTarget
  /** True where a made-up figure stands behind it. */
  readonly synthetic: boolean
}

/** What was known on a day and what followed from it. */
export interface Judgements {
  readonly asOf: Day
  /** Last instant of the day, ISO. */
  readonly at: string
  readonly all: readonly Judged[]
  /** Versions known by then. */
  readonly rows: readonly ObservationRow[]
  /** Ids of the versions that held then. */
  readonly holding: readonly string[]
}

/**
 * The day to judge as of: today unless another one is asked for.
 * @throws Problem `plan/day-in-the-future`
 */
export function dayOf(call: Pick<Call, 'now'>, asked: Day | undefined): Day {
  const today = dayInShanghai(call.now)
  if (asked && asked > today) throw new Problem('plan/day-in-the-future', { today })
  return asked ?? today
}

/** The last instant of a day in Shanghai, ISO. */
export const endOf = (day: Day): string =>
  new Date(Date.parse(`${addDays(day, 1)}T00:00:00+08:00`) - 1).toISOString()

function judgeAll(
  city: CityPack,
  asOf: Day,
  versions: readonly ObservationRow[],
  findings: readonly FindingRow[],
): Judgements {
  const at = endOf(asOf)
  const rows = versions.filter((row) => row.known_at.toISOString() <= at)
  const known = seriesAsKnown(rows.map(observationOf), at)
  // A verification is a later version of a figure that had come before.
  const history: Observation[] = rows.map((row) => ({
    ...observationOf(row),
    knownAt: row.arrived_at.toISOString(),
  }))
  const made = new Set(rows.filter((row) => row.synthetic).map((row) => row.id))
  const touched = new Set(known.filter((o) => made.has(o.id)).map((o) => o.indicator))
  const found = findings.filter((row) => row.found_at.toISOString() <= at)
  const indicators = new Map(city.indicators.map((one) => [one.id, one]))
  const all = city.targets.map((target) => {
    const indicator = indicators.get(target.indicator)!
    const own = found.filter((row) => row.target === target.id)
    const feeds = new Set([indicator.id, ...inputsOf(indicator)])
    const judgement = judgeTarget({
      target,
      indicator,
      indicators: city.indicators,
      observations: known.filter((o) => feeds.has(o.indicator)),
      history: history.filter((o) => feeds.has(o.indicator)),
      today: asOf,
      plan: city.city.plan,
      qualitativeVerdicts: own.map((row) => ({
        target: row.target,
        finding: row.finding,
        on: row.found_on,
        evidence: row.evidence,
      })),
    })
    const synthetic =
      [...feeds].some((id) => touched.has(id)) || own.some((row) => row.synthetic)
    return { target, indicator, judgement, synthetic }
  })
  return { asOf, at, all, rows, holding: known.map((o) => o.id) }
}

const kept = new WeakMap<Database, Map<string, Promise<Judgements>>>()
const mostKept = 64

/**
 * Every target judged as of `asOf`, with what was known by then. Kept in memory by what the
 * database holds, so that any copy of the server notices what another one has recorded.
 */
export async function judgementsOn(
  { tx, platform }: Pick<Call, 'tx' | 'platform'>,
  asOf: Day,
  view: View,
): Promise<Judgements> {
  const key = `${view} ${asOf} ${await countKnowledge(tx, view)}`
  const cache = kept.get(platform.database) ?? new Map<string, Promise<Judgements>>()
  kept.set(platform.database, cache)
  const before = cache.get(key)
  if (before) return before
  const made = Promise.all([selectObservations(tx, view), selectFindings(tx)]).then(
    ([rows, findings]) => judgeAll(platform.city, asOf, rows, findings),
  )
  cache.set(key, made)
  made.catch(() => cache.delete(key))
  if (cache.size > mostKept) cache.delete(cache.keys().next().value!)
  return made
}
