import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/kernel/period.ts'
import { habitsOf, listLate, type Pending } from '../../src/plan/rules/late.ts'

const today = '2018-04-16'
const pending = (more: Partial<Pending>): Pending => ({
  kind: 'report',
  id: 'r',
  task: 7,
  departments: ['commerce'],
  due: '2018-04-20',
  ...more,
})

describe('how a department keeps its days', () => {
  it('is the median of working days late; what never came counts with its days so far', () => {
    const habit = habitsOf(
      [
        { department: 'a', due: '2018-01-10', arrived: '2018-01-09' },
        { department: 'a', due: '2018-02-09', arrived: '2018-02-12' },
        { department: 'a', due: '2018-04-11', arrived: null },
        { department: 'b', due: '2018-05-10', arrived: null },
      ],
      today,
    )
    // Sunday 11 February 2018 was worked in exchange for the festival: two days, not one.
    expect(habit.get('a')).toEqual({ asked: 3, inTime: 1, medianLate: 2 })
    expect(habit.has('b')).toBe(false)
  })
})

describe('what will be late', () => {
  const slow = new Map([['slow', { asked: 3, inTime: 1, medianLate: 2 }]])
  it('is overdue, likely by habit of enough reports, or near; worst first', () => {
    const found = listLate(
      [
        pending({ id: 'near' }),
        pending({ id: 'likely', departments: ['commerce', 'slow'] }),
        pending({ id: 'over', due: '2018-04-13' }),
        pending({ id: 'far', due: '2018-06-30' }),
      ],
      slow,
      today,
      30,
    )
    expect(found.map(({ id, outlook, workingDaysLeft }) => [id, outlook, workingDaysLeft])).toEqual(
      [
        ['over', 'overdue', -1],
        ['likely', 'likely', 4],
        ['near', 'near', 4],
      ],
    )
  })

  it('two late reports are no habit, or one bad month would mark a department', () => {
    const few = new Map([['commerce', { asked: 2, inTime: 0, medianLate: 9 }]])
    expect(listLate([pending({})], few, today, 30)[0]!.outlook).toBe('near')
  })

  it('loses nothing overdue and shows nothing beyond the horizon, whatever is pending', () => {
    const one = fc.record({
      id: fc.uuid(),
      offset: fc.integer({ min: -400, max: 400 }),
      slow: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(one), fc.integer({ min: 0, max: 90 }), (all, horizon) => {
        const given = all.map(({ id, offset, slow: s }) =>
          pending({ id, due: addDays(today, offset), departments: [s ? 'slow' : 'commerce'] }),
        )
        const found = listLate(given, slow, today, horizon)
        const wanted = given.filter(({ due }) => due <= addDays(today, horizon))
        expect(found.map(({ id }) => id).sort()).toEqual(wanted.map(({ id }) => id).sort())
        for (const late of found) {
          expect(late.outlook === 'overdue').toBe(late.due < today)
          expect(late.workingDaysLeft < 0 ? late.due < today : true).toBe(true)
        }
      }),
    )
  })
})
