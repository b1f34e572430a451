import { formatDecimal, parseDecimal, subtractDecimals } from '../../kernel/decimal.ts'
import type { Observation } from '../model/observation.ts'

const byKnowledge = (a: Observation, b: Observation): number =>
  Date.parse(a.knownAt) - Date.parse(b.knownAt) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/**
 * The version that holds among `versions` of one period. What another version replaces by name is
 * out; of the rest the last known holds, except that an unverified figure takes the place of a
 * verified one only by naming it.
 */
function holdingVersion(versions: readonly Observation[]): Observation | undefined {
  const replaced = new Set(versions.map((v) => v.supersedes))
  const open = versions.filter((v) => !replaced.has(v.id)).sort(byKnowledge)
  return open.findLast((v) => v.status === 'verified') ?? open.at(-1)
}

function groupByPeriod(observations: readonly Observation[]): Map<string, Observation[]> {
  const groups = new Map<string, Observation[]>()
  for (const observation of observations) {
    const key = `${observation.indicator} ${observation.period}`
    const group = groups.get(key)
    if (group) group.push(observation)
    else groups.set(key, [observation])
  }
  return groups
}

/**
 * What was known at the instant `at` (ISO): one observation for each indicator and period, in the
 * order of indicator and period.
 */
export function seriesAsKnown(observations: readonly Observation[], at: string): Observation[] {
  const until = Date.parse(at)
  const known = observations.filter((o) => Date.parse(o.knownAt) <= until)
  return [...groupByPeriod(known).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, versions]) => holdingVersion(versions) ?? [])
}

/** 修订: the figure of a period gave way to another one. */
export interface Revision {
  readonly indicator: string
  readonly period: string
  readonly from: Observation
  readonly to: Observation
  /** to − from, exact. */
  readonly difference: string
}

/** Every change of the holding version up to `at`, oldest first. */
export function listRevisions(observations: readonly Observation[], at: string): Revision[] {
  const until = Date.parse(at)
  const known = observations.filter((o) => Date.parse(o.knownAt) <= until)
  const revisions: Revision[] = []
  for (const versions of groupByPeriod(known).values()) {
    const ordered = versions.toSorted(byKnowledge)
    let before: Observation | undefined
    for (let count = 1; count <= ordered.length; count += 1) {
      const instant = ordered[count - 1]!.knownAt
      const next = ordered[count]
      if (next && Date.parse(next.knownAt) === Date.parse(instant)) continue
      const now = holdingVersion(ordered.slice(0, count))
      if (before && now && before.id !== now.id) {
        revisions.push({
          indicator: now.indicator,
          period: now.period,
          from: before,
          to: now,
          difference: formatDecimal(
            subtractDecimals(parseDecimal(now.value), parseDecimal(before.value)),
          ),
        })
      }
      before = now ?? before
    }
  }
  return revisions.sort((a, b) => byKnowledge(a.to, b.to))
}
