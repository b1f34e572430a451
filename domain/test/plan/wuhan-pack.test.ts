import { describe, expect, test } from 'vitest'
import type { Criterion } from '../../src/plan/model/target.ts'
import { checkPack } from '../../src/plan/pack-rules.ts'
import { readWuhan } from './read-pack.ts'

const pack = readWuhan()

/** Read by a person from the annex: row, leads, schedule, number of cooperating bodies. */
const annex = `
1 general-office done 2016-H1 0
2 assessment-office start 2017 0
3 commerce start 2016-H1 2
4 development-reform start 2016-H1 8
5 commerce start 2016-H1 3
6 commerce start 2016-H1 4
7 economy-information start 2016-H2 0
8 commerce start 2016-H2 3
9 customs start 2016-H2 2
10 public-security start 2016-H1 0
11 commerce start 2016-H1 8
12 commerce+statistics start 2016-H1 1
13 development-reform start 2016-H1 4
14 science-technology start 2016-H1 5
15 economy-information start 2016-H1 0
16 finance-work start 2016-H1 9
17 development-reform start 2016-H1 6
18 commerce start 2016-H1 0
19 commerce start 2016-H1 1
20 cyberspace start 2016-H1 3
21 propaganda start 2016-H1 6
22 culture+sports start 2016-H1 0
23 urban-rural-construction start 2016-H1 2
24 transport start 2016-H1 2
25 tourism start 2016-H1 3
26 education start 2016-H1 2
27 commerce start 2016-H1 6
28 finance start 2016-H2 2
29 finance start 2016-H2 2
30 science-technology start 2016-H2 6
31 state-tax start 2016-H1 3
32 finance-work start 2016-H2 9
33 commerce start 2016-H1 4
34 development-reform start 2016-H1 9
35 commerce start 2016-H2 4
36 human-resources start 2016-H1 3
37 education start 2016-H2 0
38 commerce start 2016-H2 1
39 cyberspace+science-technology start 2016-H1 0
40 civil-affairs start 2016-H1 0`

/**
 * Read by a person from parts one and three: series, due year, figure, unit. `>` is strict, `>=`
 * includes the bound, `~` is about, `..` a range.
 */
const promises = `
services-trade-total 2017 >120 usd-100m
services-trade-average-growth 2017 >=30 percent
services-trade-share 2017 >=25 percent
services-trade-total 2020 >200 usd-100m
services-trade-share 2020 >=30 percent
new-innovation-platforms 2016 >=8 institutions
new-innovation-platforms 2017 >=10 institutions
high-tech-services-output 2020 >5000 cny-100m
tech-firms-over-1bn 2020 10..20 enterprises
tech-innovative-firms 2020 >100 enterprises
loan-balance 2016 >20000 cny-100m
loan-balance-growth 2016 >=20 percent
new-chinese-banks 2016 >=1 enterprises
new-foreign-banks 2016 >=1 enterprises
new-foreign-banks 2017 >=1 enterprises
financial-value-added 2020 >1200 cny-100m
banking-assets 2020 >=40000 cny-100m
consulting-firms-over-100m 2016 >=3 enterprises
consulting-firms-over-100m 2017 >=5 enterprises
consulting-firms-over-100m 2020 >=10 enterprises
consulting-new-top-100 2016 >=1 enterprises
consulting-new-top-100 2017 >=2 enterprises
consulting-new-top-100 2020 >=5 enterprises
offshore-execution 2016 >=8 usd-100m
offshore-execution-growth 2016 >=25 percent
offshore-execution 2017 >=10 usd-100m
offshore-execution-growth 2017 >=25 percent
offshore-execution 2020 >15 usd-100m
software-revenue 2016 >=1200 cny-100m
software-revenue-growth 2016 >=20 percent
software-revenue 2017 >=1450 cny-100m
software-revenue-growth 2017 >=20 percent
software-revenue 2020 >2000 cny-100m
software-firms 2020 >=3000 enterprises
software-firms-over-10bn 2020 1..2 enterprises
software-firms-over-1bn 2020 5..10 enterprises
culture-parks 2016 >=25 institutions
culture-parks 2017 >=30 institutions
culture-parks 2020 >=35 institutions
culture-export-firms 2017 >=5 enterprises
culture-export-firms 2020 >=8 enterprises
design-revenue 2016 >=960 cny-100m
design-revenue 2017 >1000 cny-100m
design-revenue 2020 >1500 cny-100m
design-top-100 2017 >=10 enterprises
design-senior-staff-share 2020 >=40 percent
design-masters 2020 >=40 people
new-air-routes each-year >=3 routes
logistics-firms-introduced 2016 >=6 enterprises
logistics-firms-introduced 2017 >=4 enterprises
a-level-logistics-new 2016 >=10 enterprises
a-level-logistics-new 2017 >=10 enterprises
social-logistics-total 2016 >=30000 cny-100m
social-logistics-total 2017 >=32000 cny-100m
social-logistics-total 2020 >=50000 cny-100m
logistics-value-added 2020 >=2000 cny-100m
logistics-cost-share 2020 ~13 percent
logistics-headquarters 2020 ~20 enterprises
logistics-over-10bn 2020 >=5 enterprises
logistics-over-5bn 2020 >=8 enterprises
logistics-3a 2020 >=30 enterprises
logistics-5a 2020 3..5 enterprises
overseas-visitors 2016 >=220 person-times-10k
overseas-visitors 2017 >=240 person-times-10k
overseas-visitors 2020 >=350 person-times-10k
tourism-revenue 2016 >=2400 cny-100m
tourism-revenue 2017 >=2640 cny-100m
tourism-revenue 2020 >=3230 cny-100m
tourism-share 2020 >=40 percent
tcm-pilot-units 2016 1..2 institutions
tcm-brands 2017 1..2 institutions
tcm-leading-firms 2017 1..2 enterprises
tcm-sights 2017 1..2 institutions
tcm-industry-share 2020 >=30 percent`

const rowsOf = (table: string): string[] => table.trim().split('\n').sort()

function figureOf(criterion: Criterion): string {
  if (criterion.kind === 'qualitative') return 'judged'
  if (criterion.kind === 'range') return `${criterion.low}..${criterion.high}`
  const sign = { above: '>', 'at-least': '>=', 'at-most': '<=', about: '~' }[criterion.kind]
  return `${sign}${criterion.value}`
}

describe('the city of Wuhan as data', () => {
  test('refers to nothing that does not exist, or the server would refuse to start', () => {
    expect(checkPack(pack)).toEqual([])
  })

  test('keeps every part of the document; a smaller count is something lost', () => {
    const count = Object.fromEntries(
      Object.entries(pack).map(([key, list]) => [key, Array.isArray(list) ? list.length : 1]),
    )
    expect(count).toEqual({
      city: 1,
      assessment: 1,
      documents: 13,
      sections: 27,
      departments: 43,
      sectors: 10,
      indicators: 63,
      targets: 87,
      facts: 7,
      districts: 15,
      places: 18,
      carrierIndicators: 4,
      measures: 27,
      tasks: 40,
    })
  })

  test('gives each of the 40 rows the leads and the time that the annex prints', () => {
    const rows = pack.tasks.map(
      (task) =>
        `${task.number} ${task.lead.join('+')} ${task.schedule.kind} ${task.schedule.period} ${task.cooperating.length}`,
    )
    expect(rows.sort()).toEqual(rowsOf(annex))
  })

  test('names the cooperating bodies of the rows with the longest lists', () => {
    const row = (n: number) => pack.tasks.find((task) => task.number === n)!
    const finance =
      'banking-regulator securities-regulator insurance-regulator central-bank foreign-exchange'
    expect(row(16).cooperating.join(' ')).toBe(
      `commerce finance science-technology east-lake-zone ${finance}`,
    )
    expect(row(32).cooperating.join(' ')).toBe(
      `finance science-technology commerce east-lake-zone ${finance}`,
    )
    expect(row(27).cooperating.join(' ')).toBe(
      'health food-drug agriculture trade-promotion tourism science-technology',
    )
    expect(row(34).cooperating).toContain('district-governments')
  })

  test('promises every figure of the text, no more and no less', () => {
    const units = new Map(pack.indicators.map((i) => [i.id, i.unit]))
    const rows = pack.targets
      .filter((t) => t.criterion.kind !== 'qualitative')
      .map((t) => `${t.indicator} ${t.due} ${figureOf(t.criterion)} ${units.get(t.indicator)}`)
    expect(rows.sort()).toEqual(rowsOf(promises))
  })

  test('keeps the promises that have no figure, each with a test in words', () => {
    const judged = pack.targets.filter((t) => t.criterion.kind === 'qualitative')
    expect(judged.map((t) => t.id)).toEqual([
      'finance-overseas-listings-2016',
      'finance-investment-loan-2017',
      'finance-cross-border-2017',
      'finance-regional-market-2020',
      'finance-financing-system-2020',
      'computing-software-city-2020',
      'construction-design-centre-2020',
      'construction-recognition-2020',
      'tcm-service-system-2016',
      'tcm-tourism-2016',
      'tcm-for-everyone-2020',
      'tcm-balanced-development-2020',
      'tcm-modernisation-2020',
    ])
  })

  test('marks every base that the text does not print for its year as unverified, with its sum', () => {
    const bases = pack.targets.flatMap((t) => (t.base ? [[t.indicator, t.base] as const] : []))
    for (const [, base] of bases) {
      expect(base.status).toBe('unverified')
      expect(base.derivation).toBeDefined()
    }
    expect(new Set(bases.map(([id, b]) => `${id} ${b.period} ${b.value}`))).toEqual(
      new Set([
        'services-trade-total 2015 71.0',
        'loan-balance 2015 16666.67',
        'offshore-execution 2015 6.4',
        'software-revenue 2015 1000',
        'tourism-share 2015 25',
      ]),
    )
  })

  test('treats falling logistics cost as better when it falls', () => {
    const down = pack.indicators.filter((i) => i.direction === 'down').map((i) => i.id)
    expect(down).toEqual(['logistics-cost-share'])
  })

  test('loads the published results as unverified and says that the definition changed', () => {
    const value = (id: string, period: string) =>
      pack.facts.find((f) => f.indicator === id && f.period === period)
    expect(value('services-trade-total', '2016')?.value).toBe('107')
    expect(value('services-exports', '2016')?.value).toBe('30.5')
    expect(value('services-trade-share', '2016')?.value).toBe('31.05')
    expect(value('services-trade-total', '2017')?.value).toBe('96.4')
    expect(value('services-exports', '2017')?.value).toBe('20.1')
    expect(value('services-trade-total', '2017')?.note?.en).toMatch(/definition/)
    expect(pack.facts.every((fact) => fact.status === 'unverified')).toBe(true)
  })

  test('leads every spelling of the document to one body', () => {
    const spellings = new Map(
      pack.departments.flatMap((d) => [d.name.zh, ...d.aliases].map((name) => [name, d.id])),
    )
    const expected = {
      商务局: 'commerce',
      市商务局: 'commerce',
      发展改革委: 'development-reform',
      市发展和改革委员会: 'development-reform',
      市经信委: 'economy-information',
      市卫计委: 'health',
      市卫生计生委: 'health',
      市人力社保局: 'human-resources',
      市人力和社会保障局: 'human-resources',
      市城乡建委: 'urban-rural-construction',
      市贸易促进局: 'trade-promotion',
      国家外汇管理局湖北分局: 'foreign-exchange',
      人民银行武汉分行营业部: 'central-bank',
      市东湖新技术开发区: 'east-lake-zone',
      各相关区人民政府: 'district-governments',
    }
    for (const [name, id] of Object.entries(expected)) expect(spellings.get(name)).toBe(id)
  })

  test('says where annex and body differ', () => {
    const unclear = pack.tasks.filter((task) => task.unclear).map((task) => task.number)
    expect(unclear).toEqual([
      1, 2, 4, 5, 8, 9, 11, 12, 13, 14, 16, 17, 18, 19, 20, 22, 23, 24, 25, 27, 32, 33, 34, 36, 38,
      39,
    ])
  })

  test('asks only questions that the platform can answer', () => {
    const asked = pack.tasks.flatMap((t) => t.evidence.flatMap((e) => e.live?.question ?? []))
    expect([...new Set(asked)].sort()).toEqual([
      'identity.departments-active',
      'plan.evidence-accepted-share',
      'plan.observation-latest',
      'plan.report-share-in-time',
      'plan.target-verdict',
      'registry.places-count',
      'statistics.response-rate',
      'statistics.response-rate-by-size',
    ])
    for (const task of pack.tasks) {
      expect(task.evidence.some((item) => item.live)).toBe(true)
      expect(task.evidence.length).toBeGreaterThanOrEqual(2)
      expect(task.evidence.length).toBeLessThanOrEqual(6)
    }
  })

  test('keeps titles short enough for a matrix', () => {
    for (const task of pack.tasks) expect(task.title.zh.length).toBeLessThanOrEqual(30)
  })

  test('has an accent that can be read as text on light and on dark', () => {
    expect(contrast(pack.city.accent.light, '#ffffff')).toBeGreaterThanOrEqual(4.5)
    expect(contrast(pack.city.accent.dark, '#1f1f1f')).toBeGreaterThanOrEqual(4.5)
  })
})

/** Contrast of two colours by WCAG 2.2. */
function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
