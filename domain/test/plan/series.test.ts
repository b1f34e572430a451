import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textOfFraction } from '../../src/kernel/fraction.ts'
import { listYearPoints } from '../../src/plan/rules/derived.ts'
import { listRevisions, seriesAsKnown } from '../../src/plan/rules/series.ts'
import { listYearFigures } from '../../src/plan/rules/years.ts'
import { makeIndicator, makeObservation } from './make.ts'

const at = (day: string): string => `${day}T15:59:59Z`
const known = (day: string, more = {}) => ({ knownAt: `${day}T04:00:00Z`, ...more })

describe('a revised figure would rewrite what was known before', () => {
  const first = makeObservation('2016', '107', known('2017-02-10'))
  const revised = makeObservation('2016', '94', known('2018-02-10', { supersedes: first.id }))

  test('each day sees the version known then', () => {
    expect(seriesAsKnown([revised, first], at('2017-01-01'))).toEqual([])
    expect(seriesAsKnown([revised, first], at('2017-06-01'))).toEqual([first])
    expect(seriesAsKnown([revised, first], at('2018-06-01'))).toEqual([revised])
  })

  test('the revision is listed with its exact difference', () => {
    expect(listRevisions([revised, first], at('2017-06-01'))).toEqual([])
    expect(listRevisions([revised, first], at('2018-06-01'))).toEqual([
      { indicator: 'figure', period: '2016', from: first, to: revised, difference: '-13' },
    ])
  })

  test('an unverified figure displaces a verified one only by naming it', () => {
    const verified = makeObservation('2016', '95', known('2017-03-01', { status: 'verified' }))
    const rumour = makeObservation('2016', '120', known('2017-04-01'))
    const correction = makeObservation(
      '2016',
      '96',
      known('2017-05-01', { supersedes: verified.id }),
    )
    expect(seriesAsKnown([verified, rumour], at('2018-01-01'))).toEqual([verified])
    const all = seriesAsKnown([verified, rumour, correction], at('2018-01-01'))
    expect(all).toEqual([correction])
  })

  test('the order in which observations are stored does not matter', () => {
    const row = fc.record({
      period: fc.constantFrom('2016', '2016-Q1', '2017'),
      value: fc.integer({ min: 0, max: 99 }).map(String),
      day: fc.integer({ min: 10, max: 28 }),
      status: fc.constantFrom('verified' as const, 'unverified' as const),
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
        const all = rows.map((r) =>
          makeObservation(r.period, r.value, known(`2017-01-${r.day}`, { status: r.status })),
        )
        const there = seriesAsKnown(all, at('2017-01-20'))
        expect(seriesAsKnown(all.toReversed(), at('2017-01-20'))).toEqual(there)
        const later = makeObservation('2016', '5', known('2017-01-29'))
        expect(seriesAsKnown([...all, later], at('2017-01-20'))).toEqual(there)
        const revisions = listRevisions(all, at('2017-01-20'))
        expect(listRevisions(all.toReversed(), at('2017-01-20'))).toEqual(revisions)
        for (const holding of there) {
          const own = revisions.filter((r) => r.period === holding.period)
          for (let i = 1; i < own.length; i += 1) expect(own[i]!.from.id).toBe(own[i - 1]!.to.id)
          if (own.length > 0) expect(own.at(-1)!.to).toEqual(holding)
        }
      }),
    )
  })
})

describe('a year would be counted twice or passed off as complete', () => {
  const total = makeIndicator({ id: 'figure' })
  const figures = (rows: [string, string][], indicator = total) =>
    listYearFigures(
      indicator,
      rows.map(([period, value]) => makeObservation(period, value)),
    ).map((f) => [f.year, textOfFraction(f.value, 1), f.complete, f.months.length])

  test('months add up to a year', () => {
    const rows = Array.from({ length: 12 }, (_, i): [string, string] => [
      `2016-${String(i + 1).padStart(2, '0')}`,
      '0.1',
    ])
    expect(figures(rows)).toEqual([[2016, '1.2', true, 12]])
    expect(figures(rows.slice(0, 9))).toEqual([[2016, '0.9', false, 9]])
  })

  test('a coarser figure takes the place of the finer ones inside it', () => {
    expect(
      figures([
        ['2016-01', '1'],
        ['2016-Q1', '4'],
        ['2016-H1', '9'],
        ['2016-Q3', '5'],
        ['2016-10', '2'],
      ]),
    ).toEqual([[2016, '16.0', false, 10]])
    expect(
      figures([
        ['2016', '20'],
        ['2016-H1', '9'],
      ]),
    ).toEqual([[2016, '20.0', true, 12]])
  })

  test('states and percentages are not added up', () => {
    const level = makeIndicator({ nature: 'level', unit: 'enterprises' })
    const rate = makeIndicator({ nature: 'flow', unit: 'percent' })
    const rows: [string, string][] = [
      ['2016-Q1', '3'],
      ['2016-Q2', '5'],
    ]
    expect(figures(rows, level)).toEqual([[2016, '5.0', false, 6]])
    expect(figures(rows, rate)).toEqual([[2016, '5.0', false, 6]])
    expect(figures([...rows, ['2016-Q4', '4']], level)).toEqual([[2016, '4.0', true, 12]])
  })
})

describe('a derived figure would rest on the wrong inputs', () => {
  const total = makeIndicator({ id: 'total' })
  const of = (period: string, value: string, more = {}) =>
    makeObservation(period, value, { indicator: 'total', ...more })

  test('growth skips a gap in the years and a base that is not positive', () => {
    const growth = makeIndicator({ unit: 'percent', derived: { kind: 'growth', of: 'total' } })
    const rows = [of('2014', '0'), of('2015', '10'), of('2016', '12'), of('2018', '20')]
    const points = listYearPoints(growth, [total, growth], rows)
    expect(points.map((p) => [p.year, textOfFraction(p.value, 2)])).toEqual([[2016, '20.00']])
  })

  test('a derived figure is only as verified as its inputs, and names them', () => {
    const growth = makeIndicator({ unit: 'percent', derived: { kind: 'growth', of: 'total' } })
    const rows = [of('2015', '10', { status: 'verified' }), of('2016', '12')]
    const [point] = listYearPoints(growth, [total, growth], rows)
    expect(point?.status).toBe('unverified')
    expect([...point!.from].sort()).toEqual(rows.map((r) => r.id).sort())
  })

  test('a computed figure goes before a published one', () => {
    const growth = makeIndicator({ unit: 'percent', derived: { kind: 'growth', of: 'total' } })
    const rows = [of('2015', '10'), of('2016', '12'), makeObservation('2016', '52')]
    const points = listYearPoints(growth, [total, growth], rows)
    expect(points.map((p) => [textOfFraction(p.value, 0), p.computed])).toEqual([['20', true]])
  })
})
