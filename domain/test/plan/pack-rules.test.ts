import { describe, expect, test } from 'vitest'
import type { CityPack } from '../../src/plan/model/pack.ts'
import { checkPack } from '../../src/plan/pack-rules.ts'
import { readWuhan } from './read-pack.ts'

type Open<T> = T extends readonly (infer E)[]
  ? Open<E>[]
  : T extends object
    ? { -readonly [K in keyof T]: Open<T[K]> }
    : T

/** A fault planted into the real pack, and where it must be found. */
interface Planted {
  readonly what: string
  readonly plant: (pack: Open<CityPack>) => void
  readonly at: string
}

const rangeAt = (pack: Open<CityPack>): number =>
  pack.targets.findIndex((target) => target.criterion.kind === 'range')
const of = <T extends { id: string }>(list: T[], id: string): T =>
  list.find((item) => item.id === id)!

const planted: readonly Planted[] = [
  {
    what: 'the plan is no listed document',
    plant: (p) => {
      for (const document of p.documents) if (document.id === 'plan') document.id = 'other'
    },
    at: 'city.yaml plan.document',
  },
  {
    what: 'the plan ends before it begins',
    plant: (p) => Object.assign(p.city.plan, { from: '2020-12-31', until: '2020-12-30' }),
    at: 'city.yaml plan.until',
  },
  {
    what: 'two rungs of the ladder on one day',
    plant: (p) => (p.city.reminders[1]!.workingDays = p.city.reminders[0]!.workingDays),
    at: 'city.yaml reminders.1.workingDays',
  },
  ...(
    [
      ['documents.yaml', 'documents'],
      ['sections.yaml', 'sections'],
      ['departments.yaml', 'departments'],
      ['sectors.yaml', 'sectors'],
      ['indicators.yaml', 'indicators'],
      ['targets.yaml', 'targets'],
      ['places.yaml', 'places'],
      ['measures.yaml', 'measures'],
    ] as const
  ).map(
    ([file, list]): Planted => ({
      what: `an id twice in ${file}`,
      plant: (p) => (p[list][1]!.id = p[list][0]!.id),
      at: `${file} 1.id`,
    }),
  ),
  {
    what: 'one clause for two sections',
    plant: (p) => (p.sections[1]!.clause = p.sections[0]!.clause!),
    at: 'sections.yaml 1.clause',
  },
  {
    what: 'a task number twice',
    plant: (p) => (p.tasks[6]!.number = 6),
    at: 'tasks/*.yaml 6.number',
  },
  { what: 'a task left out', plant: (p) => p.tasks.splice(4, 1), at: 'tasks/*.yaml 4.number' },
  { what: 'a sector left out', plant: (p) => p.sectors.splice(0, 1), at: 'sectors.yaml 0.number' },
  {
    what: 'an alias of two departments',
    plant: (p) => p.departments[5]!.aliases.unshift('市经信委'),
    at: 'departments.yaml 5.aliases.0',
  },
  {
    what: 'an alias that is the name of another department',
    plant: (p) => p.departments[7]!.aliases.push('市财政局'),
    at: 'departments.yaml 7.aliases.0',
  },
  {
    what: 'an alias twice at one department',
    plant: (p) => p.departments[2]!.aliases.push('商务局'),
    at: 'departments.yaml 2.aliases.1',
  },
  {
    what: 'an unknown lead',
    plant: (p) => (p.tasks[0]!.lead = ['nobody']),
    at: 'tasks/*.yaml 0.lead.0',
  },
  {
    what: 'an unknown cooperating department',
    plant: (p) => p.tasks[0]!.cooperating.push('nobody'),
    at: 'tasks/*.yaml 0.cooperating.0',
  },
  {
    what: 'a lead that also cooperates',
    plant: (p) => p.tasks[2]!.cooperating.push('commerce'),
    at: 'tasks/*.yaml 2.cooperating.2',
  },
  {
    what: 'a department listed twice',
    plant: (p) => p.tasks[2]!.cooperating.push('trade-promotion'),
    at: 'tasks/*.yaml 2.cooperating.2',
  },
  {
    what: 'an unknown section of a task',
    plant: (p) => p.tasks[0]!.sections.push('9.9'),
    at: 'tasks/*.yaml 0.sections.1',
  },
  {
    what: 'an unknown sector of a task',
    plant: (p) => (p.tasks[0]!.sector = 'space'),
    at: 'tasks/*.yaml 0.sector',
  },
  {
    what: 'an annex row that does not exist',
    plant: (p) => (p.tasks[0]!.citation.clause = '附件第 41 项'),
    at: 'tasks/*.yaml 0.citation.clause',
  },
  {
    what: 'an unknown document',
    plant: (p) => (p.sectors[3]!.citation.document = 'rumour'),
    at: 'sectors.yaml 3.citation.document',
  },
  {
    what: 'a schedule that is no period',
    plant: (p) => (p.tasks[0]!.schedule.period = 'soon'),
    at: 'tasks/*.yaml 0.schedule.period',
  },
  {
    what: 'a schedule outside the plan',
    plant: (p) => (p.tasks[0]!.schedule.period = '2021'),
    at: 'tasks/*.yaml 0.schedule.period',
  },
  {
    what: 'evidence expected before the plan',
    plant: (p) => (p.tasks[0]!.evidence[1]!.by = '2015-12-31'),
    at: 'tasks/*.yaml 0.evidence.1.by',
  },
  {
    what: 'evidence expected after the plan',
    plant: (p) => (p.tasks[0]!.evidence[1]!.by = '2021-01-01'),
    at: 'tasks/*.yaml 0.evidence.1.by',
  },
  {
    what: 'an evidence id twice in a task',
    plant: (p) => (p.tasks[0]!.evidence[1]!.id = p.tasks[0]!.evidence[0]!.id),
    at: 'tasks/*.yaml 0.evidence.1.id',
  },
  {
    what: 'live evidence without a question',
    plant: (p) => p.tasks[0]!.evidence[0]!.accepts.push('live'),
    at: 'tasks/*.yaml 0.evidence.0.accepts',
  },
  {
    what: 'a question that is not accepted',
    plant: (p) => (p.tasks[0]!.evidence[2]!.accepts = ['file']),
    at: 'tasks/*.yaml 0.evidence.2.live',
  },
  ...['target', 'indicator', 'task', 'kind'].map(
    (name): Planted => ({
      what: `a question about an unknown ${name}`,
      plant: (p) => (p.tasks[0]!.evidence[2]!.live!.parameters = { [name]: '0' }),
      at: `tasks/*.yaml 0.evidence.2.live.parameters.${name}`,
    }),
  ),
  {
    what: 'an unknown sector of a target',
    plant: (p) => (p.targets[0]!.sector = 'space'),
    at: 'targets.yaml 0.sector',
  },
  {
    what: 'an unknown indicator of a target',
    plant: (p) => (p.targets[0]!.indicator = 'luck'),
    at: 'targets.yaml 0.indicator',
  },
  {
    what: 'a target due outside the plan',
    plant: (p) => (p.targets[1]!.due = '2021'),
    at: 'targets.yaml 1.due',
  },
  {
    what: 'two targets on one indicator and year',
    plant: (p) => (p.targets[3]!.due = '2017'),
    at: 'targets.yaml 3.due',
  },
  {
    what: 'an unknown clause of a target',
    plant: (p) => (p.targets[0]!.citation.clause = '九（九）'),
    at: 'targets.yaml 0.citation.clause',
  },
  {
    what: 'a range that begins above its end',
    plant: (p) => (p.targets[rangeAt(p)]!.criterion = { kind: 'range', low: '20', high: '9' }),
    at: 'targets.yaml 8.criterion',
  },
  {
    what: 'a figure asked of a yes-no indicator',
    plant: (p) => (of(p.indicators, 'services-trade-total').unit = 'yes-no'),
    at: 'targets.yaml 0.criterion',
  },
  {
    what: 'a base that is not before the due year',
    plant: (p) => (p.targets[0]!.base!.period = '2017'),
    at: 'targets.yaml 0.base.period',
  },
  {
    what: 'an unknown clause of a base',
    plant: (p) => (p.targets[0]!.base!.citation.clause = '九'),
    at: 'targets.yaml 0.base.citation.clause',
  },
  {
    what: 'an unknown source of an indicator',
    plant: (p) => (p.indicators[0]!.source = 'nobody'),
    at: 'indicators.yaml 0.source',
  },
  {
    what: 'an indicator computed from an unknown one',
    plant: (p) => (p.indicators[0]!.derived = { kind: 'growth', of: 'luck' }),
    at: 'indicators.yaml 0.derived.of',
  },
  {
    what: 'indicators computed from each other',
    plant: (p) =>
      (p.indicators[0]!.derived = { kind: 'growth', of: 'services-trade-average-growth' }),
    at: 'indicators.yaml 0.derived.of',
  },
  {
    what: 'an indicator computed from a computed one',
    plant: (p) =>
      (p.indicators[1]!.derived = { kind: 'growth', of: 'services-trade-average-growth' }),
    at: 'indicators.yaml 1.derived.of',
  },
  {
    what: 'an indicator that nothing uses',
    plant: (p) =>
      p.indicators.push({ ...structuredClone(p.indicators[0]!), id: 'services-forgotten' }),
    at: 'indicators.yaml 63.id',
  },
  {
    what: 'a fact of an unknown indicator',
    plant: (p) => (p.facts[2]!.indicator = 'luck'),
    at: 'facts.yaml 2.indicator',
  },
  {
    what: 'a fact whose period is none',
    plant: (p) => (p.facts[2]!.period = '2017-13'),
    at: 'facts.yaml 2.period',
  },
  {
    what: 'a fact known before its period',
    plant: (p) => (p.facts[2]!.knownOn = '2016-12-31'),
    at: 'facts.yaml 2.knownOn',
  },
  {
    what: 'a fact twice',
    plant: (p) => p.facts.push(structuredClone(p.facts[0]!)),
    at: 'facts.yaml 7.knownOn',
  },
  {
    what: 'a place of an unknown task',
    plant: (p) => p.places[0]!.tasks.push(41),
    at: 'places.yaml 0.tasks.1',
  },
  {
    what: 'a measure of an unknown task',
    plant: (p) => p.measures[0]!.tasks.push(41),
    at: 'measures.yaml 0.tasks.1',
  },
  {
    what: 'an unknown clause of a place',
    plant: (p) => (p.places[0]!.citation.clause = '五'),
    at: 'places.yaml 0.citation.clause',
  },
]

const wuhan = readWuhan()

describe('a fault in city data is found and pointed at, so that no pack half loads', () => {
  test.each(planted)('$what', ({ plant, at }) => {
    const pack = structuredClone(wuhan) as Open<CityPack>
    plant(pack)
    const found = checkPack(pack as CityPack)
    expect(found.map((fault) => `${fault.file} ${fault.pointer.join('.')}`)).toContain(at)
    for (const { message } of found) expect(message.zh && message.en).toBeTruthy()
  })
})
