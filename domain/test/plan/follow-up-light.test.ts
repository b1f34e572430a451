import { expect, test } from 'vitest'
import { type FollowUpState, followUpLight } from '../../src/plan/rules/follow-up-light.ts'

const state: FollowUpState = {
  decidedOn: '2018-03-01',
  firstDue: '2018-03-30',
  extensions: [],
  answers: [],
  graceWorkingDays: 10,
  today: '2018-03-20',
}
const done = { said: 'done', on: '2018-03-29' } as const

test.each<[string, Partial<FollowUpState>, string, string]>([
  ['within its time', {}, 'green', 'due'],
  ['a day late', { today: '2018-04-02' }, 'yellow', 'overdue'],
  ['late beyond the grace', { today: '2018-04-30' }, 'red', 'overdue'],
  ['said to be blocked', { answers: [{ said: 'blocked', on: '2018-03-10' }] }, 'yellow', 'due'],
  ['done in time, not yet looked at', { answers: [done], today: '2018-04-30' }, 'yellow', 'due'],
  [
    'done and accepted',
    { answers: [{ ...done, acceptedOn: '2018-04-10' }], today: '2018-04-30' },
    'blue',
    'met',
  ],
  [
    'returned by the office',
    { answers: [{ ...done, returnedOn: '2018-04-10' }], today: '2018-04-30' },
    'red',
    'overdue',
  ],
  [
    'extended before it was late',
    { extensions: [{ until: '2018-05-31', on: '2018-03-28' }], today: '2018-04-30' },
    'green',
    'due',
  ],
  ['closed', { closedOn: '2018-03-15' }, 'grey', 'closed'],
])('%s: what is said, shown and due makes the light', (_, more, light, calendar) => {
  expect(followUpLight({ ...state, ...more })).toMatchObject({ light, calendar })
})

test('a closed follow-up says that it was closed, not that its time has not come', () => {
  const light = followUpLight({ ...state, answers: [done], closedOn: '2018-03-15' })
  expect(light).toMatchObject({ light: 'grey', rule: 'closed', said: 'none', shown: 'none' })
  expect(light.reasons).toEqual([{ code: 'closed', values: { on: '2018-03-15' } }])
})

test('a former day is judged by what had come by then, whatever came later', () => {
  const later: FollowUpState = {
    ...state,
    answers: [{ ...done, acceptedOn: '2018-04-10' }],
    extensions: [{ until: '2018-05-31', on: '2018-03-28' }],
    closedOn: '2018-06-01',
  }
  expect(followUpLight(later)).toEqual(followUpLight(state))
})
