import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import { addDays, type Day, dayInShanghai } from '@wstc/domain/kernel/period'
import { addWorkingDays } from '@wstc/domain/kernel/working-days'
import type { Indicator } from '@wstc/domain/plan/model/indicator'
import type { CityPack } from '@wstc/domain/plan/model/pack'
import { recordAct } from '../../audit/index.ts'
import { system } from '../../platform/actor.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { lockCity } from '../city/store.ts'
import { type DemoFigure, demoSeries } from './demo-series.ts'
import { type FindingRow, insertFindings } from './store/findings.ts'
import { hasDemo, insertObservations, type NewObservation } from './store/observations.ts'

const source: Bilingual = { zh: '演示数据（虚构）', en: 'Demonstration data (made up)' }
const morning = (day: Day): Date => new Date(`${day}T10:00:00+08:00`)

/** The figure that was revised twice, the second time because its definition changed. */
const revised = { indicator: 'offshore-execution', period: '2016' }
/** The indicator that was revised; the first with a series of its own where the city has not that one. */
const revisedIn = ({ indicators }: CityPack): string | undefined =>
  (indicators.find((one) => one.id === revised.indicator) ?? indicators.find((one) => !one.derived))
    ?.id
const revisions: readonly {
  readonly factor: number
  readonly on: Day
  readonly reason: Bilingual
  readonly note?: Bilingual
}[] = [
  {
    factor: 0.985,
    on: '2017-06-20',
    reason: {
      zh: '核对收汇凭证后剔除重复计入的合同',
      en: 'Contracts counted twice were taken out after a check of bank receipts',
    },
  },
  {
    factor: 0.95,
    on: '2018-01-15',
    reason: {
      zh: '统计口径调整：不再计入境内转包部分',
      en: 'Change of definition: work passed on within the country no longer counts',
    },
    note: { zh: '与 2017 年起的数据同一口径', en: 'On the definition used from 2017 on' },
  },
]

function versionsOf(
  indicator: Indicator,
  figure: DemoFigure,
  today: Day,
  changed: string | undefined,
): NewObservation[] {
  const known = morning(figure.knownOn)
  const common = {
    indicator: indicator.id,
    period: figure.period,
    recordedBy: null,
    organisation: indicator.source,
    origin: 'demo' as const,
    source,
    synthetic: true,
  }
  const versions: NewObservation[] = [
    {
      ...common,
      id: newId(known),
      value: figure.value,
      knownAt: known,
      arrivedAt: known,
      recordedAt: known,
      status: figure.verified ? 'verified' : 'unverified',
      act: 'record',
    },
  ]
  if (indicator.id !== changed || figure.period !== revised.period) return versions
  for (const { factor, on, reason, note } of revisions) {
    if (on > today) break
    versions.push({
      ...common,
      id: newId(morning(on)),
      value: (Number(figure.value) * factor).toFixed(2),
      knownAt: morning(on),
      arrivedAt: morning(on),
      recordedAt: morning(on),
      status: 'verified',
      act: 'correct',
      reason,
      note,
      supersedes: versions.at(-1)!.id,
    })
  }
  return versions
}

const findings: readonly Pick<FindingRow, 'target' | 'finding' | 'found_on' | 'reason'>[] = [
  {
    target: 'finance-overseas-listings-2016',
    finding: 'reached',
    found_on: '2017-02-20',
    reason: '演示：有企业在境外上市，推进记录齐全',
  },
  {
    target: 'tcm-service-system-2016',
    finding: 'partly',
    found_on: '2016-12-12',
    reason: '演示：多数区已覆盖，两个区尚在建设',
  },
  {
    target: 'tcm-service-system-2016',
    finding: 'reached',
    found_on: '2017-03-08',
    reason: '演示：主管部门已出具建设情况，各区均已覆盖',
  },
  {
    target: 'tcm-tourism-2016',
    finding: 'not-yet',
    found_on: '2017-03-08',
    reason: '演示：仅有设想，未见方案或选址',
  },
  {
    target: 'tcm-for-everyone-2020',
    finding: 'partly',
    found_on: '2018-01-22',
    reason: '演示：社区机构已能提供，部分乡镇机构尚缺人员',
  },
]

/** Findings on the city's own targets: those above, or one for each that has no figure. */
function findingsOf({ city, targets }: CityPack): typeof findings {
  const named = findings.filter((one) => targets.some(({ id }) => id === one.target))
  if (named.length > 0) return named
  const texts = {
    reached: '演示：主管部门已出具书面材料，要求均已满足',
    partly: '演示：部分内容已完成，其余尚在推进',
    'not-yet': '演示：仅有设想，未见方案',
  } as const
  const outcomes = ['reached', 'partly', 'not-yet'] as const
  return targets
    .filter(({ criterion }) => criterion.kind === 'qualitative')
    .map(({ id }, index) => {
      const finding = outcomes[index % outcomes.length]!
      const found_on = addWorkingDays(addDays(city.plan.from, 200 + index), 1)
      return { target: id, finding, found_on, reason: texts[finding] }
    })
}

/**
 * Fills an installation for demonstration with made-up figures and findings, each marked so.
 * Done again it does nothing. Answers the number of figures added.
 */
export async function loadDemoObservations(platform: Platform): Promise<number> {
  const { city, clock, database } = platform
  return database.inTransaction(system, async (tx) => {
    await lockCity(tx)
    if (await hasDemo(tx)) return 0
    const now = clock.now()
    const today = dayInShanghai(now)
    const published = new Set(city.facts.map((fact) => `${fact.indicator} ${fact.period}`))
    const changed = revisedIn(city)
    const versions = city.indicators.flatMap((indicator) =>
      demoSeries(city, indicator, today)
        .filter((figure) => !published.has(`${indicator.id} ${figure.period}`))
        .flatMap((figure) => versionsOf(indicator, figure, today, changed)),
    )
    await insertObservations(tx, versions)
    const rows = findingsOf(city)
      .filter(({ found_on }) => found_on <= today)
      .map(
        (one): FindingRow => ({
          ...one,
          id: newId(morning(one.found_on)),
          found_at: morning(one.found_on),
          judged_by: null,
          organisation: null,
          evidence: one.finding === 'reached' ? [`https://example.org/demo/${one.target}`] : [],
          synthetic: true,
        }),
      )
    await insertFindings(tx, rows)
    await recordAct(
      { tx, actor: system, now, requestId: newId(now), address: '-' },
      {
        action: 'plan.demo.load',
        subject: { kind: 'demo', id: 'observations' },
        details: { observations: versions.length, findings: rows.length },
      },
    )
    return versions.length
  })
}
