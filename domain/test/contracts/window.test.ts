import { executionWindow, inWindow } from '@wstc/domain/contracts/rules/window'
import { addDays, dayInShanghai } from '@wstc/domain/kernel/period'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const days = fc
  .date({
    min: new Date('2015-01-01T12:00:00Z'),
    max: new Date('2030-12-31T12:00:00Z'),
    noInvalidDate: true,
  })
  .map(dayInShanghai)

test('until 31 March executions since 1 July of last year are taken, from 1 April those of this year', () => {
  expect(executionWindow('2018-03-31')).toEqual({ from: '2017-07-01', to: '2018-03-31' })
  expect(executionWindow('2018-04-01')).toEqual({ from: '2018-01-01', to: '2018-04-01' })
  expect(executionWindow('2018-01-01')).toEqual({ from: '2017-07-01', to: '2018-01-01' })
  expect(executionWindow('2018-12-31')).toEqual({ from: '2018-01-01', to: '2018-12-31' })
  expect(executionWindow('2016-02-29')).toEqual({ from: '2015-07-01', to: '2016-02-29' })
})

test('the days on either side of each edge fall on their side', () => {
  expect(inWindow('2017-07-01', '2018-03-31')).toBe(true)
  expect(inWindow('2017-06-30', '2018-03-31')).toBe(false)
  expect(inWindow('2017-12-31', '2018-03-31')).toBe(true)
  expect(inWindow('2017-12-31', '2018-04-01')).toBe(false)
  expect(inWindow('2018-01-01', '2018-04-01')).toBe(true)
  expect(inWindow('2018-04-01', '2018-04-01')).toBe(true)
  expect(inWindow('2018-04-02', '2018-04-01')).toBe(false)
})

test('today is always taken, tomorrow never, and the window is one piece', () => {
  fc.assert(
    fc.property(days, days, (today, executed) => {
      expect(inWindow(today, today)).toBe(true)
      expect(inWindow(addDays(today, 1), today)).toBe(false)
      const { from, to } = executionWindow(today)
      expect(from <= to).toBe(true)
      expect(inWindow(executed, today)).toBe(executed >= from && executed <= to)
    }),
  )
})

test('the window never reaches back more than nine months and never less than the year so far', () => {
  fc.assert(
    fc.property(days, (today) => {
      const { from } = executionWindow(today)
      const year = Number(today.slice(0, 4))
      expect(from <= `${year}-01-01`).toBe(true)
      expect(from >= `${year - 1}-07-01`).toBe(true)
    }),
  )
})

test('an execution that was entered in time stays in time while it is corrected', () => {
  fc.assert(
    fc.property(days, days, fc.nat(400), (entered, executed, later) => {
      fc.pre(inWindow(executed, entered))
      expect(inWindow(executed, addDays(entered, later), entered)).toBe(true)
    }),
  )
})
