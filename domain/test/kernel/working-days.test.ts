import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/kernel/period.ts'
import {
  addWorkingDays,
  isWorkingDay,
  onOrAfterWorkingDay,
  workingDaysBetween,
} from '../../src/kernel/working-days.ts'

const day = fc.integer({ min: 0, max: 1826 }).map((n) => addDays('2015-07-01', n))

describe('a due day would fall on the wrong day', () => {
  test.each([
    [2015, 249],
    [2016, 250],
    [2017, 249],
    [2018, 250],
  ])('%i has %i working days', (year, count) => {
    expect(workingDaysBetween(`${year - 1}-12-31`, `${year}-12-31`)).toBe(count)
  })

  test.each([
    '2016-02-06',
    '2016-02-14',
    '2016-06-12',
    '2016-09-18',
    '2016-10-08',
    '2016-10-09',
    '2017-01-22',
    '2017-02-04',
    '2017-04-01',
    '2017-05-27',
    '2017-09-30',
    '2018-02-11',
    '2018-02-24',
    '2018-04-08',
    '2018-04-28',
    '2018-09-29',
    '2018-09-30',
    '2018-12-29',
  ])('%s, a weekend day made up for a holiday, is worked', (made) => {
    expect(isWorkingDay(made)).toBe(true)
  })

  test.each(['2016-10-07', '2017-01-27', '2017-10-06', '2018-02-15', '2018-12-31'])(
    '%s, a weekday off, is not worked',
    (off) => {
      expect(isWorkingDay(off)).toBe(false)
    },
  )

  test('ten working days after the third quarter of 2016 pass over the golden week', () => {
    expect(addWorkingDays('2016-09-30', 1)).toBe('2016-10-08')
    expect(addWorkingDays('2016-09-30', 10)).toBe('2016-10-19')
  })

  test('counting and moving agree, forwards and back', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const to = addWorkingDays(from, count)
        expect(isWorkingDay(to)).toBe(true)
        expect(workingDaysBetween(from, to)).toBe(count)
        expect(workingDaysBetween(to, from)).toBe(-count)
        expect(addWorkingDays(addWorkingDays(to, -count), count)).toBe(to)
      }),
    )
  })

  test('days add up across any day between', () => {
    fc.assert(
      fc.property(day, day, day, (a, b, c) => {
        const [x, y, z] = [a, b, c].sort() as [string, string, string]
        expect(workingDaysBetween(x, y) + workingDaysBetween(y, z)).toBe(workingDaysBetween(x, z))
      }),
    )
  })

  test('a due day moved off a holiday never comes earlier and is worked', () => {
    fc.assert(
      fc.property(day, (d) => {
        const moved = onOrAfterWorkingDay(d)
        expect(moved >= d && isWorkingDay(moved)).toBe(true)
        expect(onOrAfterWorkingDay(moved)).toBe(moved)
      }),
    )
  })
})
