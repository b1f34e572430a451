import { changeBetween, refusalOf } from '@wstc/domain/contracts/rules/dominance'
import { convert, missingRates, monthlyTable } from '@wstc/domain/contracts/rules/figures'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const rule = { contributors: 3, sharePercent: 60 }
const amount = (more: object = {}) => ({
  enterprise: 'a',
  category: 'ITO' as const,
  economy: 'US',
  currency: 'USD',
  day: '2018-02-10',
  amount: '100',
  ...more,
})

test('amounts go by the average of their month, and a missing rate is said, not guessed', () => {
  const rates = [{ currency: 'JPY', month: '2018-02', perUsd: '110' }]
  const list = convert(
    [
      amount({ currency: 'JPY', amount: '1000' }),
      amount({ currency: 'JPY', day: '2018-01-31' }),
      amount(),
    ],
    rates,
  )
  expect(list.map((one) => one.usd)).toEqual(['9.09', undefined, '100.00'])
  expect(missingRates(list)).toEqual([{ currency: 'JPY', month: '2018-01', amounts: 1 }])
})

test('the table of a month counts the month and the year so far, by category and economy', () => {
  const signed = convert([amount({ day: '2018-01-05' }), amount()], [])
  const executed = convert(
    [amount({ economy: 'HK', amount: '7.5' }), amount({ amount: '0.5' })],
    [],
  )
  const table = monthlyTable('2018-02', signed, executed)
  expect(table.map(({ economy, reach }) => [economy, reach])).toEqual([
    ['HK', 'offshore'],
    ['US', 'offshore'],
  ])
  expect(table[1]).toMatchObject({
    signed: { count: 1, usd: '100.00' },
    signedSoFar: { count: 2, usd: '200.00' },
    executed: { count: 1, usd: '0.50' },
  })
})

test('a sum of two firms, or one that a single firm makes up, does not leave the register', () => {
  expect(refusalOf({ a: '1', b: '1' }, rule)).toBe('too-few')
  expect(refusalOf({ a: '1', b: '1', c: '0' }, rule)).toBe('too-few')
  expect(refusalOf({ a: '61', b: '20', c: '19' }, rule)).toBe('dominated')
  expect(refusalOf({ a: '60', b: '20', c: '20' }, rule)).toBeUndefined()
})

test('whatever passes has three firms and none above the share', () => {
  const cents = fc.integer({ min: 1, max: 10_000_000 })
  fc.assert(
    fc.property(fc.array(cents, { maxLength: 8 }), (amounts) => {
      const parts = Object.fromEntries(amounts.map((one, at) => [`f${at}`, (one / 100).toFixed(2)]))
      const sum = amounts.reduce((a, b) => a + b, 0)
      const passes = amounts.length >= 3 && amounts.every((one) => one * 100 <= 60 * sum)
      expect(refusalOf(parts, rule) === undefined).toBe(passes)
    }),
  )
})

test('a difference between two words shows exactly whose part moved', () => {
  expect(changeBetween({ a: '5.00', b: '1.00' }, { a: '4.25', c: '2.00', b: '1.00' })).toEqual({
    a: '-0.75',
    c: '2.00',
  })
})
