import { addDays, type Day, dayInShanghai } from '@wstc/domain/kernel/period'
import { Problem } from '@wstc/domain/kernel/problem'
import type { Indicator } from '@wstc/domain/plan/model/indicator'
import type { Observation } from '@wstc/domain/plan/model/observation'
import type { CityPack } from '@wstc/domain/plan/model/pack'
import type { Target } from '@wstc/domain/plan/model/target'
import { inputsOf } from '@wstc/domain/plan/rules/derived'
import { type JudgedTarget, judgeTarget } from '@wstc/domain/plan/rules/progress'
import { seriesAsKnown } from '@wstc/domain/plan/rules/series'
import type { Database } from '../../platform/database.ts'
import type { Call } from '../../platform/serve.ts'
import { selectVerdicts, type VerdictRow } from './store/findings.ts'
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

/** Nothing of the plan was known before; the calendar of working days does not reach further. */
const earliest: Day = '2010-01-01'

/**
 * The day to judge as of: today unless another one is asked for.
 * @throws Problem `plan/day-in-the-future`
 */
export function dayOf(call: Pick<Call, 'now'>, asked: Day | undefined): Day {
  const today = dayInShanghai(call.now)
  if (asked && asked > today) throw new Problem('plan/day-in-the-future', { today })
  if (asked && asked < earliest) {
    throw new Problem('request/invalid', {}, [
      { path: 'asOf', code: 'field/too-small', details: { minimum: earliest } },
    ])
  }
  return asked ?? today
}

/** The last instant of a day in Shanghai, ISO. */
export const endOf = (day: Day): string =>
  new Date(Date.parse(`${addDays(day, 1)}T00:00:00+08:00`) - 1).toISOString()

function judgeAll(
  city: CityPack,
  asOf: Day,
  versions: readonly ObservationRow[],
  findings: readonly VerdictRow[],
  memory: Map<string, Judged>,
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
    const read = rows.filter((row) => feeds.has(row.indicator)).map((row) => row.id)
    const key = [target.id, asOf, ...read, ...own.map((row) => row.finding_id)].join(' ')
    const before = memory.get(key)
    if (before) return before
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
    const synthetic = [...feeds].some((id) => touched.has(id)) || own.some((row) => row.synthetic)
    const judged = { target, indicator, judgement, synthetic }
    memory.set(key, judged)
    return judged
  })
  return { asOf, at, all, rows, holding: known.map((o) => o.id) }
}

interface Kept {
  readonly answers: Map<string, Promise<Judgements>>
  /** Single targets by all that they were judged on: a new figure leaves the others as they are. */
  readonly judged: Map<string, Judged>
}

const kept = new WeakMap<Database, Kept>()
const mostAnswers = 64
const mostJudged = 20_000

/**
 * Every target judged as of `asOf`, with what was known by then. Kept in memory by what the
 * database holds, so that any copy of the server notices what another one has recorded.
 */
export async function judgementsOn(
  { tx, platform }: Pick<Call, 'tx' | 'platform'>,
  asOf: Day,
  view: View,
): Promise<Judgements> {
  const { answers, judged } = kept.get(platform.database) ?? {
    answers: new Map(),
    judged: new Map(),
  }
  kept.set(platform.database, { answers, judged })
  const key = `${view} ${asOf} ${await countKnowledge(tx, view)}`
  const before = answers.get(key)
  if (before) return before
  if (judged.size > mostJudged) judged.clear()
  const made = (async () => {
    const rows = await selectObservations(tx, view)
    return judgeAll(platform.city, asOf, rows, await selectVerdicts(tx), judged)
  })()
  answers.set(key, made)
  made.catch(() => answers.delete(key))
  if (answers.size > mostAnswers) answers.delete(answers.keys().next().value!)
  return made
}
