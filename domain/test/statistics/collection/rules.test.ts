import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fractionOf, multiplyFractions, textOfFraction } from '../../../src/kernel/fraction.ts'
import { isWorkingDay } from '../../../src/kernel/working-days.ts'
import type { ObligationFacts } from '../../../src/statistics/collection/model/obligation.ts'
import type { ObligedRule, Parameter } from '../../../src/statistics/collection/model/survey.ts'
import { dueDay, rungDays } from '../../../src/statistics/collection/rules/due-day.ts'
import {
  cameLate,
  inTimeUntil,
  obligationState,
} from '../../../src/statistics/collection/rules/obligation-state.ts'
import { isObliged } from '../../../src/statistics/collection/rules/obliged.ts'
import {
  nextPeriod,
  periodsUntil,
  samePeriodLastYear,
  versionFor,
} from '../../../src/statistics/collection/rules/periods.ts'
import { inUsDollars } from '../../../src/statistics/collection/rules/rates.ts'
import { totalsOf } from '../../../src/statistics/collection/rules/total-rows.ts'
import { readSurveys } from './read-surveys.ts'

describe('the due day', () => {
  const tenth = { month: 1, day: 10, rollsForward: true }

  test.each([
    ['a working day stays', tenth, '2016-07', '2016-08-10'],
    ['a Sunday rolls to Monday', tenth, '2016-06', '2016-07-11'],
    [
      'the National Day holidays are no working days',
      { ...tenth, day: 3 },
      '2016-Q3',
      '2016-10-08',
    ],
    ['a make-up Saturday is one', { ...tenth, day: 6 }, '2016-01', '2016-02-06'],
    ['the year turns', tenth, '2016-12', '2017-01-10'],
    ['a quarter ends with its last month', tenth, '2016-Q4', '2017-01-10'],
    [
      'the 31st is the last day of a month',
      { month: 2, day: 31, rollsForward: false },
      '2016',
      '2017-02-28',
    ],
    ['it may stay on a holiday', { ...tenth, rollsForward: false }, '2016-06', '2016-07-10'],
  ])('%s', (_, due, period, day) => {
    expect(dueDay(due, period)).toBe(day)
  })

  test('of every survey of the city is a working day in every year', () => {
    for (const { versions } of readSurveys()) {
      for (const period of periodsUntil(versions[0]!.from, '2020-12-31')) {
        expect(isWorkingDay(dueDay(versions[0]!.due, period))).toBe(true)
      }
    }
  })

  test('has its ladder on working days before and after, in order', () => {
    const rungs = [
      { workingDays: 1, tone: 'reminder' as const },
      { workingDays: -3, tone: 'notice' as const },
      { workingDays: 0, tone: 'reminder' as const },
    ]
    expect(rungDays(rungs, '2016-10-10').map((one) => one.day)).toEqual([
      '2016-09-30',
      '2016-10-10',
      '2016-10-11',
    ])
  })
})

describe('periods', () => {
  test('follow each other over the turn of a year', () => {
    expect(['2016-12', '2016-Q4', '2016', '2016-03', '2016-Q1'].map(nextPeriod)).toEqual([
      '2017-01',
      '2017-Q1',
      '2017',
      '2016-04',
      '2016-Q2',
    ])
    expect(samePeriodLastYear('2016-02')).toBe('2015-02')
    expect(periodsUntil('2015-11', '2016-01-01')).toEqual(['2015-11', '2015-12', '2016-01'])
  })

  test('take the version that held then, none before the first and none of another rhythm', () => {
    const survey = structuredClone(readSurveys().find((one) => one.id === 'services-monthly')!)
    survey.versions.push({ ...survey.versions[0]!, version: 2, from: '2017-01' })
    expect(versionFor(survey, '2014-12')).toBeUndefined()
    expect(versionFor(survey, '2016-12')?.version).toBe(1)
    expect(versionFor(survey, '2017-01')?.version).toBe(2)
    expect(versionFor(survey, '2017-Q1')).toBeUndefined()
  })
})

describe('who owes a return', () => {
  const parameters: Parameter[] = [
    {
      id: 'bar',
      name: { zh: '起点', en: 'bar' },
      values: [
        {
          value: '100000',
          from: '2015-01-01',
          to: '2016-12-31',
          source: { document: 'd', clause: 'c' },
          status: 'unverified',
        },
        {
          value: '50000.5',
          from: '2017-01-01',
          source: { document: 'd', clause: 'c' },
          status: 'unverified',
        },
      ],
    },
  ]
  const rule: ObligedRule = {
    all: [
      { fact: 'status', in: ['active'] },
      {
        any: [
          { fact: 'standing', any: ['key'] },
          { fact: 'servicesTrade', atLeast: { parameter: 'bar' } },
        ],
      },
    ],
  }
  const ask = (facts: object, day = '2016-08-01') => isObliged(rule, facts, parameters, day)

  test('is decided by the fact that suffices, whatever else is not known', () => {
    expect(ask({ status: 'closed' })).toMatchObject({ owes: false, missing: [] })
    expect(ask({ status: 'active', standing: ['key'] })).toMatchObject({ owes: true, missing: [] })
  })

  test('cannot be told without the facts it names', () => {
    expect(ask({ status: 'active', standing: [] })).toMatchObject({
      owes: undefined,
      missing: ['servicesTrade'],
    })
    expect(ask({})).toMatchObject({
      owes: undefined,
      missing: ['status', 'standing', 'servicesTrade'],
    })
    expect(ask({ standing: ['key'] })).toMatchObject({ owes: undefined, missing: ['status'] })
  })

  test('includes the threshold itself, and the threshold is that of the day', () => {
    const facts = (servicesTrade: string) => ({ status: 'active', standing: [], servicesTrade })
    expect(ask(facts('100000.0')).owes).toBe(true)
    expect(ask(facts('99999.99')).owes).toBe(false)
    expect(ask(facts('50000.5'), '2017-01-01').owes).toBe(true)
    expect(ask(facts('50000.5'), '2014-12-31').owes).toBeUndefined()
  })

  test('takes an item below the one that is asked for', () => {
    const items: ObligedRule = { fact: 'items', any: ['SI'] }
    expect(isObliged(items, { items: ['SI21'] }, [], '2016-01-01').owes).toBe(true)
    expect(isObliged(items, { items: ['SJ'] }, [], '2016-01-01').owes).toBe(false)
    expect(isObliged({ not: items }, {}, [], '2016-01-01').owes).toBeUndefined()
  })

  test('says each fact it looked at, as it was known and as it was asked', () => {
    expect(ask({ status: 'active', standing: ['small'], servicesTrade: '7' }).steps).toEqual([
      { fact: 'status', known: 'active', asked: 'active', holds: true },
      { fact: 'standing', known: 'small', asked: 'key', holds: false },
      { fact: 'servicesTrade', known: '7', asked: '≥ 100000', holds: false },
    ])
  })
})

describe('an obligation', () => {
  const facts: ObligationFacts = { periodEndsOn: '2016-08-31', dueOn: '2016-09-12', exempt: false }
  const on = (day: string, more: Partial<ObligationFacts> = {}) =>
    obligationState({ ...facts, ...more }, day)

  test('is due to the end of its day and late on the next', () => {
    expect(['2016-08-31', '2016-09-01', '2016-09-12', '2016-09-13'].map((day) => on(day))).toEqual([
      'upcoming',
      'due',
      'due',
      'late',
    ])
  })

  test('with an extension is extended, then late', () => {
    const more = { extendedTo: '2016-09-20' }
    expect(on('2016-09-12', more)).toBe('due')
    expect(on('2016-09-20', more)).toBe('extended')
    expect(on('2016-09-21', more)).toBe('late')
    expect(inTimeUntil({ ...facts, ...more })).toBe('2016-09-20')
    expect(inTimeUntil({ ...facts, extendedTo: '2016-09-01' })).toBe('2016-09-12')
  })

  test('that was met stays met, also when the unit is exempt or closes afterwards', () => {
    expect(on('2017-01-01', { latest: 'accepted', exempt: true })).toBe('accepted')
    expect(on('2017-01-01', { latest: 'submitted', closedOn: '2016-08-01' })).toBe('submitted')
  })

  test('of a unit that closed before the period ended is closed, later it is still owed', () => {
    expect(on('2016-10-01', { closedOn: '2016-08-31' })).toBe('closed')
    expect(on('2016-10-01', { closedOn: '2016-09-01' })).toBe('late')
    expect(on('2016-10-01', { exempt: true })).toBe('exempt')
  })

  test('waits for the unit again when it was returned, in time or not', () => {
    expect(on('2016-09-05', { latest: 'returned' })).toBe('returned')
    expect(on('2016-12-05', { latest: 'returned' })).toBe('returned')
  })

  test('came late only when its first return did', () => {
    expect(cameLate(facts)).toBeUndefined()
    expect(cameLate({ ...facts, firstSubmittedOn: '2016-09-12' })).toBe(false)
    expect(cameLate({ ...facts, firstSubmittedOn: '2016-09-13' })).toBe(true)
    expect(cameLate({ ...facts, firstSubmittedOn: '2016-09-13', extendedTo: '2016-09-14' })).toBe(
      false,
    )
  })
})

test('an amount in dollars is the exact product to the cent, half a cent away from zero', () => {
  const figure = (places: number) =>
    fc
      .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.stringMatching(/^\d*$/))
      .map(([head, tail]) => (tail === '' ? `${head}` : `${head}.${tail.slice(0, places)}`))
  fc.assert(
    fc.property(figure(6), figure(12), (amount, rate) => {
      const exact = multiplyFractions(fractionOf(amount), fractionOf(rate))
      expect(inUsDollars(amount, rate)).toBe(textOfFraction(exact, 2))
    }),
  )
  expect(inUsDollars('-0.1', '0.05')).toBe('-0.01')
  expect(inUsDollars('1', undefined)).toBeUndefined()
})

test('totals of a file add up each flow by itself and say what has no rate', () => {
  const rows = [
    { flow: 'export', amount: '1,000.5', currency: 'USD' },
    { flow: 'export', amount: '2', currency: 'EUR' },
    { flow: 'import', amount: '3', currency: 'JPY' },
    { flow: 'neither', amount: '4', currency: 'USD' },
    { flow: 'export', amount: 'plenty', currency: 'USD' },
  ]
  const totals = totalsOf(rows, { USD: '1', EUR: '1.1' })
  expect(totals).toEqual({ export: '1002.70', import: '0', left: 1 })
})
