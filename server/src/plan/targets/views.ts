import type { ReplyInput } from '@wstc/domain/kernel/endpoint'
import { absent } from '@wstc/domain/kernel/problem'
import type { IndicatorView, PublicObservation } from '@wstc/domain/plan/contract/target-views'
import type { ObservationView, planTargetsContract } from '@wstc/domain/plan/contract/targets'
import type { Indicator } from '@wstc/domain/plan/model/indicator'
import type { Observation } from '@wstc/domain/plan/model/observation'
import type { CityPack, Department } from '@wstc/domain/plan/model/pack'
import { listRevisions } from '@wstc/domain/plan/rules/series'
import type { FindingRow } from './store/findings.ts'
import type { ObservationRow } from './store/observations.ts'

const overall = { id: 'overall', name: { zh: '总体', en: 'The whole' } }

/** The department of the register, by its id. */
export function departmentName(
  city: CityPack,
  id: string,
): Pick<Department, 'id' | 'name' | 'short'> {
  const found = city.departments.find((one) => one.id === id)
  return found
    ? { id, name: found.name, short: found.short }
    : { id, name: { zh: id, en: id }, short: { zh: id, en: id } }
}

export function sectorName(city: CityPack, id: string) {
  const found = city.sectors.find((one) => one.id === id)
  return found ? { id, name: found.name } : overall
}

/** @throws Problem `request/not-found` */
export function getIndicator(city: CityPack, id: string): Indicator {
  const found = city.indicators.find((one) => one.id === id)
  if (!found) throw absent('indicator')
  return found
}

export function indicatorView(city: CityPack, indicator: Indicator): IndicatorView {
  const { derived, source, ...rest } = indicator
  return { ...rest, source: departmentName(city, source), computed: derived !== undefined }
}

/** A row as the rules read it. */
export function observationOf(row: ObservationRow): Observation {
  return {
    id: row.id,
    indicator: row.indicator,
    period: row.period,
    value: row.value,
    knownAt: row.known_at.toISOString(),
    status: row.status,
    source: row.source,
    ...(row.note ? { note: row.note } : {}),
    ...(row.supersedes ? { supersedes: row.supersedes } : {}),
  }
}

export function publicObservation(row: ObservationRow): PublicObservation & { indicator: string } {
  return {
    id: row.id,
    indicator: row.indicator,
    period: row.period,
    value: row.value,
    knownAt: row.known_at.toISOString(),
    status: row.status,
    source: row.source,
    ...(row.note ? { note: row.note } : {}),
    ...(row.reason ? { reason: row.reason } : {}),
    synthetic: row.synthetic,
  }
}

export function observationView(row: ObservationRow, holds: boolean): ObservationView {
  return {
    ...publicObservation(row),
    act: row.act,
    origin: row.origin,
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_by,
    organisation: row.organisation,
    ...(row.supersedes ? { supersedes: row.supersedes } : {}),
    holds,
  }
}

/** Changes of figures among `rows` up to `at`; a verification changes none. */
export function revisionViews(rows: readonly ObservationRow[], at: string) {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return listRevisions(rows.map(observationOf), at)
    .filter(({ difference }) => !/^-?0(\.0+)?$/.test(difference))
    .map(({ indicator, period, from, to, difference }) => {
      const reason = byId.get(to.id)?.reason ?? byId.get(to.supersedes ?? '')?.reason
      return {
        indicator,
        period,
        from: from.value,
        to: to.value,
        difference,
        knownAt: to.knownAt,
        ...(reason ? { reason } : {}),
      }
    })
}

export function findingView(
  row: FindingRow,
): ReplyInput<typeof planTargetsContract.listFindings>['findings'][number] {
  return {
    id: row.id,
    target: row.target,
    finding: row.finding,
    on: row.found_on,
    reason: row.reason,
    evidence: row.evidence,
    judged: { person: row.judged_by, name: null, department: row.organisation },
    synthetic: row.synthetic,
  }
}
