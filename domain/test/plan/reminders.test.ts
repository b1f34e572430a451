import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/kernel/period.ts'
import { isWorkingDay } from '../../src/kernel/working-days.ts'
import {
  listReminders,
  type Recipient,
  type ReminderInput,
} from '../../src/plan/rules/reminders.ts'

const ladder: ReminderInput['ladder'] = [
  { workingDays: -5, to: ['reporter'] },
  { workingDays: 0, to: ['reporter'] },
  { workingDays: 2, to: ['reporter', 'head'] },
  { workingDays: 5, to: ['head', 'plan-office'] },
  { workingDays: 10, to: ['leader'] },
]
const departments = ['commerce', 'science']
const recipients: Recipient[] = [
  { person: 'li', role: 'reporter', departments: ['commerce'] },
  { person: 'zhang', role: 'reporter', departments: ['science'] },
  { person: 'wang', role: 'head', departments: ['commerce'] },
  { person: 'office', role: 'plan-office', departments },
  { person: 'mayor', role: 'leader', departments },
]
const dueDay = '2016-10-19'
const obligations = departments.map((department) => ({
  period: '2016-Q3',
  department,
  dueDay,
  arrived: false,
}))
const input = (today: string, over: Partial<ReminderInput> = {}): ReminderInput => ({
  ladder,
  obligations,
  recipients,
  sent: new Set(),
  today,
  ...over,
})
const people = (bundles: ReturnType<typeof listReminders>) => bundles.map((b) => b.person)

describe('people would be reminded wrongly', () => {
  test.each([
    ['2016-10-11', []],
    ['2016-10-12', ['li', 'zhang']],
    ['2016-10-19', ['li', 'zhang']],
    ['2016-10-21', ['li', 'wang', 'zhang']],
    ['2016-10-22', []],
    ['2016-10-26', ['li', 'office', 'wang', 'zhang']],
    ['2016-11-02', ['li', 'mayor', 'office', 'wang', 'zhang']],
  ])('on %s the ladder has reached %j', (today, wanted) => {
    expect(people(listReminders(input(today)))).toEqual(wanted)
  })

  test('one message to a person holds everything, one line a debt', () => {
    const [office] = listReminders(input('2016-10-26')).filter((b) => b.person === 'office')
    expect(office?.reminders.map((r) => [r.department, r.step, r.escalated])).toEqual([
      ['commerce', 5, true],
      ['science', 5, true],
    ])
  })

  test('nobody hears about what has already arrived', () => {
    const arrived = obligations.map((o) => ({ ...o, arrived: o.department === 'commerce' }))
    expect(people(listReminders(input('2016-10-21', { obligations: arrived })))).toEqual(['zhang'])
  })

  test('a person who holds two roles gets the higher rung once', () => {
    const both: Recipient[] = [
      { person: 'li', role: 'reporter', departments: ['commerce'] },
      { person: 'li', role: 'head', departments: ['commerce'] },
    ]
    const [li] = listReminders(input('2016-10-26', { recipients: both }))
    expect(li?.reminders.map((r) => [r.step, r.role])).toEqual([[5, 'head']])
  })

  test('day by day each rung is sent once, on working days only', () => {
    const days = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 30 })
    fc.assert(
      fc.property(days, (gaps) => {
        const sent = new Set<string>()
        let today = '2016-10-01'
        for (const gap of gaps) {
          today = addDays(today, gap)
          const bundles = listReminders(input(today, { sent }))
          if (bundles.length > 0) expect(isWorkingDay(today)).toBe(true)
          expect(new Set(people(bundles)).size).toBe(bundles.length)
          for (const { key } of bundles.flatMap((b) => b.reminders)) {
            expect(sent.has(key)).toBe(false)
            sent.add(key)
          }
          expect(listReminders(input(today, { sent }))).toEqual([])
        }
      }),
    )
  })
})
